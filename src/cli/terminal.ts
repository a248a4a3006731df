import { programName } from './replay-command.ts';

/** What a command may touch of the process it runs in; a test brings its own. */
export interface Terminal {
  /** Results; of `--format json` the document and nothing else. */
  out(text: string): void;
  /** Errors, progress, remarks. */
  err(text: string): void;
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  /** Columns of the terminal that shows results; absent where none does. */
  readonly columns?: number;
  /** How this program was started, for commands that a user may copy. */
  readonly program: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** True once the user has asked to stop. */
  readonly interrupted: () => boolean;
}

/** The process's own streams. A reader that goes away (`| head`) is no error. */
export function processTerminal(): Terminal {
  let gone = false;
  let stop = false;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    gone = true;
  });
  process.stderr.on('error', () => undefined);
  process.once('SIGINT', () => {
    stop = true;
  });
  return {
    out: (text) => {
      if (!gone) process.stdout.write(text);
    },
    err: (text) => process.stderr.write(text),
    outIsTerminal: process.stdout.isTTY,
    errIsTerminal: process.stderr.isTTY,
    ...(process.stdout.isTTY && { columns: process.stdout.columns }),
    program: programName(process.argv[1] ?? 'fenproof', process.cwd()),
    env: process.env,
    interrupted: () => stop,
  };
}
