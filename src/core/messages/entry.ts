import type { Bilingual } from '../bilingual.ts';

/** One message: what happened, and (`fix`) what to do about it. Both languages carry the same `{{placeholders}}`. */
export interface MessageEntry extends Bilingual {
  readonly fix?: Bilingual;
}

/** Messages of one topic by code. */
export type MessageTopic = Readonly<Record<string, MessageEntry>>;
