// Property tests must be reproducible: one seed for the whole suite, named in CI logs.
// A failing fast-check property prints its own seed and path beside this one.
import * as fc from 'fast-check';

const text = process.env['FENPROOF_TEST_SEED'] ?? '20261120';
const seed = Number(text);
if (!Number.isSafeInteger(seed)) throw new Error(`FENPROOF_TEST_SEED must be an integer, got "${text}"`);
fc.configureGlobal({ seed });
