import type { Language } from '../core/bilingual.ts';

/** What every command on rules takes. */
export interface RulesArguments {
  /** Folder of rules, or null for those that ship. */
  readonly rules: string | null;
  readonly format: 'text' | 'json';
  readonly lang: Language;
}
