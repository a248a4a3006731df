import { unreachable } from '../../core/errors.ts';
import { OUTSIDE } from '../../results/report.ts';
import type { Model } from '../../scenario/model.ts';
import { unpackAddress } from '../state/layout.ts';
import type { RecordedEvent } from '../trace/recorder.ts';
import { eventKind } from './events.ts';
import { instanceKey, partyKey } from './names.ts';

/** Key of the flow instance that an event concerns, or `-`. */
export function instanceOf(model: Model, event: RecordedEvent): string {
  switch (eventKind(event.kind)) {
    case 'start':
    case 'advance':
    case 'dayClose':
    case 'world':
    case 'restart':
    case 'cut':
      return '-';
    case 'fate':
      return event.address === 0 ? '-' : instanceKey(model, unpackAddress(event.address).instance);
    default:
      return instanceKey(model, event.target);
  }
}

/**
 * Between whom an event passes, as a sequence diagram draws it: keys of participants or channels. Who acts, then the
 * process that is asked; the process and the channel it instructs; the channel and whoever has the money then. What
 * somebody does alone (a time limit, a crash) has the same key twice.
 */
export function partiesOf(model: Model, event: RecordedEvent): readonly [string, string] {
  const kind = eventKind(event.kind);
  switch (kind) {
    case 'start':
    case 'advance':
    case 'dayClose':
      return ['-', '-'];
    case 'world': {
      const { owner } = model.accounts[event.target]!;
      const key = partyKey(model, owner);
      return event.detail === 1 ? [OUTSIDE, key] : [key, OUTSIDE];
    }
    case 'restart':
      return both(partyKey(model, event.target));
    case 'cut':
      return both(model.channels[event.target]?.key ?? '-');
    case 'fate':
      if (event.address === 0) return both(model.channels[event.target]?.key ?? '-');
      return both(channelOf(model, event));
    case 'act': {
      const { flow, process, parties } = instance(model, event);
      const { by } = flow.acts[flow.actNames[event.detail]!]!;
      const who = by === 'operator' ? process : partyKey(model, parties[flow.partyNames.indexOf(by)]!);
      return [who, process];
    }
    case 'timer':
    case 'signal':
    case 'crash':
      return both(instance(model, event).process);
    case 'request':
    case 'query':
      return [instance(model, event).process, channelOf(model, event)];
    case 'settle':
    case 'comeBack': {
      const channel = channelOf(model, event);
      const credited = event.postings.find(({ account, fen }) => fen > 0 && model.accounts[account]!.owner >= 0);
      return [channel, credited === undefined ? channel : partyKey(model, model.accounts[credited.account]!.owner)];
    }
    case 'message':
    case 'statement':
      return [channelOf(model, event), instance(model, event).process];
    default:
      return unreachable(kind);
  }
}

function both(key: string): readonly [string, string] {
  return [key, key];
}

/** The channel of the leg that an event's address names; without an address, of the process itself. */
function channelOf(model: Model, event: RecordedEvent): string {
  if (event.address === 0) return instance(model, event).process;
  const { instance: index, purpose } = unpackAddress(event.address);
  const owner = model.instances[index]!;
  const flow = model.flows[owner.flow]!;
  const { channel } = flow.legs[flow.legNames[purpose]!]!;
  return model.channels[owner.channels[flow.channelNames.indexOf(channel)]!]?.key ?? '-';
}

function instance(model: Model, event: RecordedEvent) {
  const { flow, parties, process } = model.instances[event.target]!;
  return { flow: model.flows[flow]!, parties, process: partyKey(model, process) };
}
