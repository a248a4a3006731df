import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { allAnswers, ANSWERS_FILE } from '../support/answers.ts';
import { differences, HASHES_FILE, shippedHashes } from '../support/hashes.ts';

/*
 * `npm run freeze` writes the trace hash of every scenario that ships to scenarios/hashes.json, and what some searches and
 * other commands say to test/determinism/answers.json. Tests compare them. A changed hash means that a scenario runs
 * differently than before, a changed answer that something else is looked at or found: look at why before freezing it, and
 * say so in the commit.
 */

const frozen = existsSync(HASHES_FILE) ? (JSON.parse(readFileSync(HASHES_FILE, 'utf8')) as Record<string, string>) : {};
const now = await shippedHashes();
const changes = differences(frozen, now);
writeFileSync(HASHES_FILE, `${JSON.stringify(now, null, 2)}\n`);
process.stdout.write(changes.length === 0 ? 'nothing changed\n' : `${changes.join('\n')}\n`);
const answers = JSON.stringify(await allAnswers());
writeFileSync(ANSWERS_FILE, await format(answers, { parser: 'json', printWidth: 120 }));
