import { canonicalJson } from '../core/canonical-json.ts';
import { InputError } from '../core/errors.ts';
import { packageVersion } from '../io/files/package-root.ts';
import { parseStrictJson } from '../io/read/strict-json.ts';
import type { ChannelEntry } from '../io/scenarios/channels.ts';
import type { Library, LoadedScenario } from '../io/scenarios/library.ts';
import type { Overrides } from '../io/scenarios/overrides.ts';
import { loadChannel } from '../scenario/validate/channel.ts';
import { TRACE_FORMAT, type TraceHeader } from '../simulation/trace/jsonl.ts';
import type { Prepared } from './execute.ts';

/** What a trace says at its head, so that it can be made again without the files it came from. */
export function headerOf(library: Library, loaded: LoadedScenario, run: Prepared, overrides: Overrides): TraceHeader {
  const used = run.model.channels.map(({ key }) => loaded.scenario.channels?.[key]?.use ?? key);
  return {
    kind: 'header',
    format: TRACE_FORMAT,
    tool: packageVersion(),
    seed: run.seed,
    scenario: loaded.scenario,
    channels: Object.fromEntries(used.map((id) => [id, loaded.channels.get(id)!.channel])),
    overrides,
    calendar: library.calendar.hash,
    rulebook: library.rulebook.hash,
  };
}

/** Refuses a trace that this program, calendar and rulebook cannot make again. */
export function requireSameTools(header: TraceHeader, library: Library, file: string): void {
  const place = { file, line: 1 };
  if (header.tool !== packageVersion()) {
    throw new InputError('trace-other-version', { found: header.tool, known: packageVersion() }, place);
  }
  if (header.calendar !== library.calendar.hash) throw new InputError('trace-other-calendar', {}, place);
  if (header.rulebook !== library.rulebook.hash) throw new InputError('trace-other-rules', {}, place);
}

/** The scenario of a header, checked like a file: a trace comes from anywhere. */
export function scenarioOf(header: TraceHeader, library: Library, file: string): LoadedScenario {
  const channels = new Map<string, ChannelEntry>();
  for (const [id, value] of Object.entries(header.channels)) {
    const document = parseStrictJson(canonicalJson(value), `${file}: ${id}`);
    channels.set(id, { file: document.file, channel: loadChannel(document), document });
  }
  return library.accept(parseStrictJson(canonicalJson(header.scenario), `${file}: scenario`), channels);
}
