/** The two languages in which fenproof speaks. */
export type Language = 'zh' | 'en';

/** Both languages of a text that a user reads. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}
