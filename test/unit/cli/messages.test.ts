import { describe, expect, it } from 'vitest';
import { messageCodes } from '../../../src/core/messages/catalogue.ts';

const placeholders = (text: string): string[] =>
  [...new Set(text.match(/\{\{[\w.-]+\}\}/g))].sort((a, b) => (a < b ? -1 : 1));

describe('every message', () => {
  it.each(messageCodes().map(([code, entry]) => ({ code, entry })))(
    '$code says the same in both languages',
    ({ entry }) => {
      expect(placeholders(entry.zh)).toEqual(placeholders(entry.en));
      if (entry.fix !== undefined) expect(placeholders(entry.fix.zh)).toEqual(placeholders(entry.fix.en));
    },
  );
});
