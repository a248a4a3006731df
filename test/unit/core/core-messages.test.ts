import { describe, expect, it } from 'vitest';
import { coreMessages } from '../../../src/core/messages/core.ts';

const placeholders = (text: string): string[] => [...text.matchAll(/\{\{([\w.-]+)\}\}/g)].map((match) => match[1]!);

describe('what the core complains about', () => {
  it.each(Object.entries(coreMessages))('%s says the same in both languages and what to do', (_code, entry) => {
    const sorted = (text: string): string[] => placeholders(text).sort((a, b) => (a < b ? -1 : 1));
    expect(sorted(entry.zh)).toEqual(sorted(entry.en));
    expect(entry.fix).toBeDefined();
    expect(sorted(entry.fix?.zh ?? '')).toEqual(sorted(entry.fix?.en ?? ''));
    expect(entry.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(entry.en).not.toMatch(/[\u4e00-\u9fff]/);
  });
});
