const LONGEST = 80;

/** A value of an input file as an error message shows it: text as it is, anything else as JSON, cut when long. */
export function shown(value: unknown): string {
  if (value === undefined) return '-';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
