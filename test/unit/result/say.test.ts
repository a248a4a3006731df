import { describe, expect, it } from 'vitest';
import { duration } from '../../../src/simulation/result/say.ts';

describe('a length of time in words', () => {
  it.each([
    [0, '0 seconds', '0 秒'],
    [1, '1 ms', '1 毫秒'],
    [1000, '1 second', '1 秒'],
    [600_000, '10 minutes', '10 分钟'],
    [90_000, '1 minute 30 seconds', '1 分钟30 秒'],
    [86_400_000, '1 day', '1 天'],
    [2 * 86_400_000 + 3_600_000 + 1000, '2 days 1 hour', '2 天1 小时'],
  ])('%i ms is %s', (ms, en, zh) => {
    expect(duration(ms)).toEqual({ en, zh });
  });
});
