// A module loader that changes one rounding in the source of one module: FENPROOF_SLIP has the module, which of its
// roundings of a kind (from 0) and what stands there instead.
const slip = JSON.parse(process.env.FENPROOF_SLIP ?? '{"file":"-"}');

export async function load(url, context, next) {
  const loaded = await next(url, context);
  if (!url.endsWith(slip.file)) return loaded;
  let at = 0;
  const kind = slip.what === 'mode' ? /(['"])half-up\1/g : /Math\.floor\(/g;
  const source = String(loaded.source).replace(kind, (text) => (at++ === slip.position ? slip.instead : text));
  if (at <= slip.position) throw new Error(`${url} has no rounding ${slip.position}`);
  return { ...loaded, source };
}
