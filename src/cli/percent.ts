/** Hundredths with one decimal, cut off: 100 % means all of them, and nothing is rounded up to a goal. "-" of nothing. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return '-';
  const tenths = Math.floor((part * 1000) / whole);
  return `${String(Math.floor(tenths / 10))}.${String(tenths % 10)} %`;
}
