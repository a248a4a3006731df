/** 0 as expected, 1 not as expected, 2 bad usage or input, 3 no conclusion, 4 our fault, 130 interrupted. */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 130;

const gravity: readonly ExitCode[] = [130, 4, 2, 1, 3, 0];

/** The gravest of several: an internal error hides bad input, bad input a finding, a finding the lack of a conclusion. */
export function gravest(codes: Iterable<ExitCode>): ExitCode {
  const met = new Set(codes);
  return gravity.find((code) => met.has(code)) ?? 2;
}

/** Those that were met, gravest first, without 0. */
export function reasons(codes: Iterable<ExitCode>): ExitCode[] {
  const met = new Set(codes);
  return gravity.filter((code) => code !== 0 && met.has(code));
}
