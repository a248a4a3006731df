import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/core/errors.ts';
import { JsonCursor, placeOf } from '../../../src/core/json-cursor.ts';

const root = (value: unknown): JsonCursor => new JsonCursor(value, 'rails-format', 'a.json');

function complaint(act: () => unknown): { code: string; pointer: unknown; expected: unknown; at: string | undefined } {
  try {
    act();
  } catch (error) {
    if (error instanceof InputError) {
      return {
        code: error.code,
        pointer: error.params['pointer'],
        expected: error.params['expected'],
        at: error.place?.pointer,
      };
    }
    throw error;
  }
  return expect.unreachable();
}

describe('reading a table', () => {
  it('says at which pointer something is missing or misspelt', () => {
    const at = (code: string, pointer: string, expected: string): unknown => ({ code, pointer, expected, at: pointer });
    expect(
      complaint(() =>
        root({ a: [{}] })
          .at('a')
          .items()[0]!
          .at('b/c'),
      ),
    ).toEqual(at('rails-format', '/a/0/b~1c', '"b/c": ...'));
    expect(complaint(() => root({ cutOf: 1 }).only('cutOff', 'from'))).toEqual(
      at('rails-format', '/cutOf', 'cutOff | from'),
    );
    expect(complaint(() => root({ a: {} }).at('a').items())).toEqual(at('rails-format', '/a', '[...]'));
    expect(complaint(() => root([]).at('a'))).toMatchObject({ pointer: '/', expected: '{...}', at: '' });
    expect(complaint(() => root('x').only('a'))).toMatchObject({ expected: '{...}' });
  });

  it('does not take what every object has for what the file says', () => {
    expect(root({}).has('toString')).toBe(false);
    expect(complaint(() => root({}).at('toString'))).toMatchObject({ pointer: '/toString' });
  });

  it('checks values', () => {
    expect(root({ a: 3 }).at('a').integer(1, 3)).toBe(3);
    expect(complaint(() => root(4).integer(1, 3))).toMatchObject({ expected: '1...3' });
    expect(complaint(() => root(1.5).integer(1, 3))).toMatchObject({ expected: '1...3' });
    expect(complaint(() => root('off').oneOf(['on', 'no']))).toMatchObject({ expected: '"on" | "no"' });
    expect(complaint(() => root('').text())).toMatchObject({ expected: '"..."' });
    expect(complaint(() => root('true').boolean())).toMatchObject({ expected: 'true | false' });
    expect(root(false).boolean()).toBe(false);
    expect(complaint(() => root('-1.00').yuan())).toMatchObject({ code: 'money-negative' });
    expect(complaint(() => root('2018-02-30').date())).toMatchObject({ code: 'date-invalid' });
  });

  it('asks a reader that knows lines for the place', () => {
    expect(placeOf((pointer) => ({ file: 'b.json', line: 7, pointer }), '/x')).toEqual({
      file: 'b.json',
      line: 7,
      pointer: '/x',
    });
  });
});
