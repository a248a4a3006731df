import type { RunDocument } from '../results/run.ts';

/** The document of `--format json`: one JSON object and a line feed. Key order is fixed by how results are built. */
export function runJson(document: RunDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
