/** `U+200B`, the way Unicode tables and editors name a character that cannot be shown. */
export function codePointName(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/**
 * Characters that a reader does not see or that reorder what he sees: two names that look equal would differ, and a
 * quoted one could rewrite the terminal. Includes tab and line ends. Zero-width joiners (U+200C, U+200D) are not
 * among them, scripts and emoji need them.
 */
export function isInvisible(code: number): boolean {
  if (code < 0x20 || (code >= 0x7f && code <= 0x9f)) return true;
  if (code < 0xa0) return false;
  return (
    code === 0xad ||
    code === 0x061c ||
    code === 0x200b ||
    code === 0x200e ||
    code === 0x200f ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x2069) ||
    code === 0xfeff ||
    code === 0xfffe ||
    code === 0xffff
  );
}

/**
 * Text from outside (a name from a file, a flag, a path) made safe to print on a terminal: whatever {@link isInvisible}
 * names, and half characters, stand as `<U+001B>`. At most `limit` characters, then an ellipsis.
 */
export function printable(text: string, limit = 280): string {
  let result = '';
  let count = 0;
  for (const character of text) {
    if (count++ === limit) return `${result}…`;
    result += printableCharacter(character);
  }
  return result;
}

/** One character (code point) as {@link printable} shows it. */
export function printableCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return isInvisible(code) || (code >= 0xd800 && code <= 0xdfff) ? `<${codePointName(code)}>` : character;
}

/** Columns a character takes on a terminal: 2 for Chinese and other wide ones, 0 for marks that combine, else 1. */
export function columnsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if ((code >= 0x300 && code <= 0x36f) || code === 0x200c || code === 0x200d || (code >= 0xfe00 && code <= 0xfe0f)) {
    return 0;
  }
  const wide =
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf && code !== 0x303f) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe4f) ||
    (code >= 0xff01 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1f300 && code <= 0x1faff) ||
    (code >= 0x20000 && code <= 0x3fffd);
  return wide ? 2 : 1;
}
