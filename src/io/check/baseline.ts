import { JsonCursor } from '../../core/json-cursor.ts';
import { compareText } from '../../core/order.ts';
import { formatDate } from '../../core/time.ts';
import type { ReportFinding, Waiver } from '../../results/report.ts';
import { writeWhole } from '../files/write-whole.ts';
import { readJsonFile } from '../read/strict-json.ts';

/** A finding that was there when the baseline was written. */
export interface KnownFinding {
  readonly scenario: string;
  readonly fingerprint: string;
}

/** Findings that fail nothing: known ones, and those for which somebody answers until a day. */
export interface Baseline {
  readonly known: readonly KnownFinding[];
  readonly waivers: readonly Waiver[];
}

export const noBaseline: Baseline = { known: [], waivers: [] };

/** @throws InputError `baseline-format` with the place, `date-invalid`; what strict reading refuses. */
export function readBaseline(file: string): Baseline {
  const document = readJsonFile(file);
  const top = new JsonCursor(document.value, 'baseline-format', (pointer) => document.place(pointer));
  top.only('$schema', 'schemaVersion', 'known', 'waivers');
  top.at('schemaVersion').integer(1, 1);
  const list = (key: string): JsonCursor[] => (top.has(key) ? top.at(key).items() : []);
  return {
    known: list('known').map((item) => {
      item.only('scenario', 'fingerprint');
      return { scenario: item.at('scenario').text(), fingerprint: item.at('fingerprint').text() };
    }),
    waivers: list('waivers').map((item) => {
      item.only('scenario', 'fingerprint', 'owner', 'reason', 'expires');
      return {
        fingerprint: item.at('fingerprint').text(),
        scenario: item.at('scenario').text(),
        owner: item.at('owner').text(),
        reason: item.at('reason').text(),
        expires: formatDate(item.at('expires').date()),
      };
    }),
  };
}

/** Writes what is new or known now as known; waivers stay as they are. @throws InputError `file-not-writable`. */
export function writeBaseline(file: string, findings: readonly ReportFinding[], waivers: readonly Waiver[]): number {
  const kept = findings.filter(({ state }) => state === 'new' || state === 'known');
  const known = [...new Map(kept.map((one) => [`${one.scenario}\n${one.fingerprint}`, one])).entries()]
    .sort(([a], [b]) => compareText(a, b))
    .map(([, { scenario, fingerprint }]) => ({ scenario, fingerprint }));
  writeWhole(file, [`${JSON.stringify({ schemaVersion: 1, known, waivers }, null, 2)}\n`]);
  return known.length;
}
