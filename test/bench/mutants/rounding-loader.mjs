// A module loader that changes one rounding in the source of one module: FENPROOF_SLIP has the module, which of its
// roundings (from 0) and what stands there instead.
const slip = JSON.parse(process.env.FENPROOF_SLIP ?? '{"file":"-"}');

export async function load(url, context, next) {
  const loaded = await next(url, context);
  if (!url.endsWith(slip.file)) return loaded;
  let at = 0;
  const source = String(loaded.source).replace(/(['"])half-up\1|Math\.floor\(\(/g, (text) =>
    at++ === slip.position ? slip.instead : text,
  );
  if (at <= slip.position) throw new Error(`${url} has no rounding ${slip.position}`);
  return { ...loaded, source };
}
