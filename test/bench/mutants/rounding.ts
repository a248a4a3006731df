import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import type { Killer, Row } from './judge.ts';
import type { Shown } from './stories.ts';

/*
 * Roundings are numbers in functions, not rows of tables: they are changed in the source, one at a time, and every story
 * of the flow is told in a process that loads the changed source.
 */

/** A kind of rounding: how it stands in the source, and what may stand there instead. */
const KINDS = [
  { what: 'mode', source: "'half-up'", others: ["'down'", "'up'", "'half-even'"] },
  // A compiler drops parentheses inside that nothing needs.
  { what: 'floor', source: 'Math\\.floor\\(', others: ['Math.ceil('] },
];

interface Told {
  readonly scenarios: number;
  readonly shown: readonly Shown[];
}

/** Judges every rounding of a flow changed to every other mode. */
export function judgeRoundings(flow: string): Row[] {
  const folder = `src/flows/${flow}`;
  const slips = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .sort((a, b) => (a < b ? -1 : 1))
    .flatMap((name) => {
      const file = `${folder}/${name}`;
      const lines = readFileSync(file, 'utf8').split('\n');
      return KINDS.flatMap(({ what, source, others }) => {
        const places = lines.flatMap((line, i) => [...line.matchAll(new RegExp(source, 'g'))].map(() => i + 1));
        return places.flatMap((line, position) =>
          others.map((instead) => ({
            ...{ file, what, position, instead },
            where: `${file}:${String(line)}: ${instead}`,
          })),
        );
      });
    });
  if (slips.length === 0) return [];
  const own = told(flow, null);
  return slips.map(({ where, ...slip }): Row => {
    const { killedBy, byScenarios } = compared(own, told(flow, slip));
    const graph = killedBy === null ? ({ states: 0, says: 'open' } as const) : null;
    return { flow, operator: 'change rounding', where, killedBy, byScenarios, graph };
  });
}

function told(flow: string, slip: object | null): Told {
  const loaders = ['--loader', 'ts-node/esm', '--loader', './test/bench/mutants/rounding-loader.mjs'];
  const command = ['--no-warnings', ...loaders, 'test/bench/mutants/rounding-stories.ts', flow];
  const env = { ...process.env, ...(slip === null ? {} : { FENPROOF_SLIP: JSON.stringify(slip) }) };
  const text = execFileSync(process.execPath, command, { env, encoding: 'utf8', maxBuffer: 1 << 28 });
  return JSON.parse(text) as Told;
}

function compared(own: Told, other: Told): { killedBy: Killer | null; byScenarios: boolean } {
  let killedBy: Killer | null = null;
  let byScenarios = false;
  own.shown.forEach(({ findings, ends, trace }, i) => {
    const shown = other.shown[i]!;
    const hasSameEnds = JSON.stringify(ends) === JSON.stringify(shown.ends);
    if (findings === shown.findings && hasSameEnds && trace === shown.trace) return;
    if (i < own.scenarios) byScenarios = true;
    if (findings !== shown.findings) killedBy = 'findings';
    else if (!hasSameEnds && killedBy !== 'findings') killedBy = 'ends';
    else killedBy ??= 'trace';
  });
  return { killedBy, byScenarios };
}
