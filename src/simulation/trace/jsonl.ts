import { canonicalJson } from '../../core/canonical-json.ts';
import { formatYuan } from '../../core/fen.ts';
import { sha256Hex } from '../../core/hash.ts';
import { formatDate, formatDuration, formatInstant } from '../../core/time.ts';
import { leafActions } from '../../flows/compile/tables.ts';
import type { ChannelFile, ScenarioFile } from '../../scenario/format.ts';
import type { Model } from '../../scenario/model.ts';
import { taints } from '../environment/channels.ts';
import type { Machine } from '../machines.ts';
import { factKinds } from '../observer.ts';
import { eventKind } from '../result/events.ts';
import { eventName } from '../result/fingerprint.ts';
import { bookName, instanceKey } from '../result/names.ts';
import { addressOf } from '../result/sentences.ts';
import { formatAddress } from '../state/layout.ts';
import type { RecordedEvent } from './recorder.ts';

/** Changes with every change of what a line of a trace looks like. */
export const TRACE_FORMAT = 1;

/** All that a run depends on: with it the trace can be made again. */
export interface TraceHeader {
  readonly kind: 'header';
  readonly format: number;
  /** Version of the program that recorded it. */
  readonly tool: string;
  readonly seed: string;
  /** As in its file; the overrides are applied to it. */
  readonly scenario: ScenarioFile;
  readonly channels: Readonly<Record<string, ChannelFile>>;
  readonly overrides: {
    readonly set: readonly string[];
    readonly law: string | null;
    readonly starts: string | null;
    readonly seed: string | null;
  };
  /** Hashes of the calendar and the rulebook, which are not in the trace. */
  readonly calendar: string;
  readonly rulebook: string;
}

type Record_ = Readonly<Record<string, unknown>>;

/**
 * The lines of a trace without their line feeds: header, one record per event, footer. Each line is the canonical JSON
 * of an object that carries `chain`: SHA-256 over the chain of the line before and the object's own canonical text
 * without it.
 */
export function* traceLines(
  header: TraceHeader,
  model: Model,
  machines: readonly Machine[],
  events: readonly RecordedEvent[],
  traceHash: string,
): Generator<string> {
  let chain = '';
  const link = (record: object): string => {
    chain = chainOf(chain, record);
    return canonicalJson({ ...record, chain });
  };
  yield link(header);
  for (const event of events) yield link(eventRecord(model, machines, event));
  yield link({ kind: 'footer', count: events.length, traceHash });
}

/** The chain after a record: SHA-256 over the chain before it and its canonical text. */
export function chainOf(before: string, record: object): string {
  return sha256Hex(before + canonicalJson(record));
}

/** One event in readable form: keys, yuan, ISO times. */
function eventRecord(model: Model, machines: readonly Machine[], event: RecordedEvent): Record_ {
  return {
    n: event.n,
    at: formatInstant(event.now),
    kind: eventKind(event.kind),
    about: addressOf(model, event),
    ...details(model, machines, event),
    transitions: event.transitions.map(({ instance, leaf, from, to }) => {
      const { tables } = machines[model.instances[instance]!.flow]!;
      const subject = { instance: instanceKey(model, instance), from: tables.configurations[from]!.path };
      if (leaf < 0) return { ...subject, ignored: true };
      const does = leafActions(tables, leaf).map((action) => `${action.kind} ${eventName(action.name)}`);
      return { ...subject, to: tables.configurations[to]!.path, does };
    }),
    postings: event.postings.map(({ account, fen }) => {
      const { key } = model.accounts[account]!;
      return { account: key, book: bookName(model.accounts[account]!), yuan: formatYuan(fen) };
    }),
    facts: event.facts.map(({ instance, kind, name, fen }) => {
      const flow = model.flows[model.instances[instance]?.flow ?? -1];
      const names = factKinds[kind] === 'act' ? flow?.actNames : flow?.legNames;
      return {
        fact: factKinds[kind] ?? kind,
        instance: instanceKey(model, instance),
        name: names?.[name] ?? name,
        yuan: formatYuan(fen),
      };
    }),
    born: event.born.map(({ address, due, fen }) => ({
      address: formatAddress(model, address),
      due: formatInstant(due),
      yuan: formatYuan(fen),
    })),
  };
}

/** What is particular to a kind of event. */
function details(model: Model, machines: readonly Machine[], event: RecordedEvent): Record_ {
  const instance = model.instances[event.target];
  const flow = model.flows[instance?.flow ?? -1];
  switch (eventKind(event.kind)) {
    case 'start':
    case 'advance':
    case 'restart':
      return {};
    case 'act': {
      const name = flow?.actNames[event.detail] ?? '';
      const value = flow?.acts[name]?.args?.[0]?.type === 'int' ? { arg: event.fen } : { yuan: formatYuan(event.fen) };
      return { what: name, ...value };
    }
    case 'timer': {
      const { tables } = machines[instance!.flow]!;
      return { what: eventName(tables.events[tables.timers[event.detail]!.event]!) };
    }
    case 'request':
    case 'settle':
      return { slot: event.detail };
    case 'comeBack':
      return { slot: event.detail, what: event.fen === 1 ? 'reversal' : 'return' };
    case 'query':
    case 'statement':
      return { what: flow?.legNames[event.detail] ?? '', request: event.fen };
    case 'message':
    case 'signal':
      return {
        to: instanceKey(model, event.target),
        what: flow?.eventNames[event.detail] ?? '',
        yuan: formatYuan(event.fen),
      };
    case 'dayClose':
      return { what: formatDate(event.detail) };
    case 'fate': {
      const fate = taints[Math.log2(event.detail)] ?? '';
      return event.address === 0
        ? { what: fate, until: formatInstant(event.fen) }
        : { what: fate, by: formatDuration(event.fen) };
    }
    case 'cut':
      return { detail: event.detail, yuan: formatYuan(event.fen) };
    case 'crash':
      return { what: ['nothing', 'postings', 'state', 'messages'][event.detail - 1] ?? '' };
    case 'world':
      return { what: event.detail === 1 ? 'receive' : 'spend', yuan: formatYuan(event.fen) };
  }
}
