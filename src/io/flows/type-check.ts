import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../core/errors.ts';
import { asUserWrites } from '../files/find.ts';
import { packageRoot } from '../files/package-root.ts';

/** Problems shown of one file; the rest is counted. */
const SHOWN = 20;

/**
 * Type-checks a flow's file and what it imports of its own, as strictly as this program checks itself.
 *
 * @throws InputError `flow-does-not-compile`, once for each problem.
 */
export async function typeCheck(file: string): Promise<void> {
  // Loaded here: only a command with flows of somebody's own pays for the compiler.
  const { default: ts } = await import('typescript');
  const root = packageRoot();
  const built = join(root, 'dist/fenproof.d.ts');
  const options = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts'],
    types: [],
    strict: true,
    noUncheckedIndexedAccess: false,
    allowImportingTsExtensions: true,
    isolatedModules: true,
    skipLibCheck: true,
    noEmit: true,
    paths: { fenproof: [existsSync(built) ? built : join(root, 'src/fenproof.ts')] },
  };
  const program = ts.createProgram([file], options);
  const own = program.getSourceFiles().filter(({ fileName }) => {
    return !fileName.includes('/node_modules/') && !['src/', 'dist/'].some((at) => fileName.startsWith(join(root, at)));
  });
  const problems = own
    .flatMap((source) => [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)])
    .filter(({ category }) => category === ts.DiagnosticCategory.Error)
    .map((diagnostic) => {
      const reason = ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ');
      const params = { reason, ts: `TS${String(diagnostic.code)}` };
      const source = diagnostic.file;
      if (source === undefined) return new InputError('flow-does-not-compile', params, { file: asUserWrites(file) });
      const { line, character } = source.getLineAndCharacterOfPosition(diagnostic.start ?? 0);
      const place = { file: asUserWrites(source.fileName), line: line + 1, column: character + 1 };
      return new InputError('flow-does-not-compile', params, place);
    });
  const [first, ...rest] = problems;
  if (first === undefined) return;
  throw new InputError(first.code, first.params, first.place, rest.slice(0, SHOWN - 1));
}
