import { runFenproof } from '../../src/cli/fenproof.ts';
import type { Terminal } from '../../src/cli/terminal.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the program in this process, with streams that only remember; no terminal, language from the environment. */
export async function fenproof(argv: readonly string[], changes: Partial<Terminal> = {}): Promise<Ran> {
  let out = '';
  let err = '';
  const code = await runFenproof(argv, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    outIsTerminal: false,
    errIsTerminal: false,
    program: 'npx fenproof',
    env: {},
    interrupted: () => false,
    ...changes,
  });
  return { code, out, err };
}
