/** Space characters that look like a space and are none to JSON. */
export function isForeignSpace(code: number): boolean {
  return code === 0xa0 || code === 0x1680 || (code >= 0x2000 && code <= 0x200a) || code === 0x202f || code === 0x205f;
}

/** What a Chinese or Japanese input method types in place of the characters that JSON is made of. */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map([
  ['\u3000', ' '],
  ['、', ','],
  ['。', '.'],
  ['“', '"'],
  ['”', '"'],
  ['„', '"'],
  ['‘', '"'],
  ['’', '"'],
  ['「', '"'],
  ['」', '"'],
  ['【', '['],
  ['】', ']'],
  ['–', '-'],
  ['—', '-'],
  ['−', '-'],
]);

/** The half-width character meant by a full-width one, or undefined for a character that is none. */
export function halfWidthOf(character: string): string | undefined {
  const code = character.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) {
    const half = String.fromCharCode(code - 0xfee0);
    return half === "'" ? '"' : half;
  }
  return LOOK_ALIKES.get(character);
}
