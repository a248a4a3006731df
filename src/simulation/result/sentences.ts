import type { Bilingual } from '../../core/bilingual.ts';
import { assert, unreachable } from '../../core/errors.ts';
import { formatYuan } from '../../core/fen.ts';
import { formatDate, formatInstant } from '../../core/time.ts';
import type { Flow } from '../../flows/define.ts';
import type { InstanceModel, Model } from '../../scenario/model.ts';
import { taints } from '../environment/channels.ts';
import type { Machine } from '../machines.ts';
import { factKinds } from '../observer.ts';
import { ADDRESS, formatAddress, unpackAddress } from '../state/layout.ts';
import type { RecordedEvent } from '../trace/recorder.ts';
import { eventKind } from './events.ts';
import { eventName } from './fingerprint.ts';
import { instanceKey, partyKey, partyName } from './names.ts';
import { duration, join, say } from './say.ts';

const nothing: Bilingual = { zh: '', en: '' };

/** Says in one sentence of each language what an event of a recorded run was. */
export class Sentences {
  private readonly model: Model;
  private readonly machines: readonly Machine[];

  constructor(model: Model, machines: readonly Machine[]) {
    this.model = model;
    this.machines = machines;
  }

  of(event: RecordedEvent): Bilingual {
    const kind = eventKind(event.kind);
    switch (kind) {
      case 'start':
      case 'advance':
        return nothing;
      case 'act':
        return this.act(event);
      case 'world':
        return this.world(event);
      case 'timer':
        return this.ignored(event, this.timer(event));
      case 'request':
        return this.request(event);
      case 'settle':
        return this.settle(event);
      case 'comeBack':
        return this.comeBack(event);
      case 'message':
        return this.ignored(event, this.message(event));
      case 'query':
        return say('step-query', { what: this.leg(event) });
      case 'statement':
        return say('step-statement');
      case 'restart':
        return say('step-restart', { party: partyName(this.model, event.target) });
      case 'dayClose':
        return say('step-day-close', { date: formatDate(event.detail) });
      case 'signal': {
        const { flow, key } = this.instance(event);
        return this.ignored(event, say('step-signal', { flow: key, event: flow.eventNames[event.detail] ?? '' }));
      }
      case 'fate':
        return this.fate(event);
      case 'crash':
        return this.crash(event);
      case 'cut':
        return say('step-cut', { channel: this.model.channels[event.target]?.key ?? '-' });
      default:
        return unreachable(kind);
    }
  }

  private act(event: RecordedEvent): Bilingual {
    const { flow, key, instance } = this.instance(event);
    const act = flow.acts[flow.actNames[event.detail]!]!;
    const who =
      act.by === 'operator'
        ? say('step-operator', { party: partyName(this.model, instance.process) })
        : partyName(this.model, instance.parties[flow.partyNames.indexOf(act.by)]!);
    const takesMoney = act.args?.[0]?.type === 'fen';
    const amount = takesMoney ? say('step-act-amount', { yuan: formatYuan(event.fen) }) : nothing;
    const sentence = join(say('step-act', { who, says: act.says, amount }), this.plainFlow(key));
    return moved(event) ? sentence : join(sentence, say('step-act-refused'));
  }

  private world(event: RecordedEvent): Bilingual {
    const account = this.model.accounts[event.target]!;
    const params = { account: account.key, yuan: formatYuan(event.fen), owner: partyName(this.model, account.owner) };
    return say(event.detail === 1 ? 'step-receive' : 'step-spend', params);
  }

  private timer(event: RecordedEvent): Bilingual {
    const { flow, key, machine } = this.instance(event);
    const { delay } = machine.tables.timers[event.detail]!;
    const limit = typeof delay === 'number' ? duration(delay) : (flow.contract[delay]?.says ?? inWords(delay));
    return say('step-timer', { flow: key, limit });
  }

  private request(event: RecordedEvent): Bilingual {
    const what = this.leg(event);
    if (hasFact(event, 'debited')) {
      const { from, to, fen } = movement(event);
      const transit = this.model.accounts[to]!.key;
      // A channel's sum does not travel: it leaves and arrives at once.
      if (!transit.startsWith('transit:')) {
        return say('step-settle-credited', { what, to: this.account(to), yuan: formatYuan(fen) });
      }
      const channel = transit.slice('transit:'.length);
      return say('step-request-debited', { what, channel, from: this.account(from), yuan: formatYuan(fen) });
    }
    if (this.isInbound(event)) return say('step-sum-not-there', { what });
    if (hasFact(event, 'failed')) return say('step-request-refused', { what });
    const bornKinds = event.born.map(({ address }) => unpackAddress(address).kind);
    if (bornKinds.includes(ADDRESS.request)) return say('step-request-queued', { what });
    return say(bornKinds.length > 0 ? 'step-request-known' : 'step-request-swallowed', { what });
  }

  private settle(event: RecordedEvent): Bilingual {
    const what = this.leg(event);
    if (event.postings.length < 2) return say('step-settle-reported', { what });
    const { to, fen } = movement(event);
    const code = hasFact(event, 'failed') ? 'step-settle-failed' : 'step-settle-credited';
    return say(code, { what, to: this.account(to), yuan: formatYuan(fen) });
  }

  private comeBack(event: RecordedEvent): Bilingual {
    const what = this.leg(event);
    if (event.postings.length < 2) return say('step-come-back-impossible', { what });
    const { from, to, fen } = movement(event);
    const code = hasFact(event, 'reversed') ? 'step-reversed' : 'step-returned';
    return say(code, { what, from: this.account(from), to: this.account(to), yuan: formatYuan(fen) });
  }

  private message(event: RecordedEvent): Bilingual {
    const { flow, key } = this.instance(event);
    const name = flow.eventNames[event.detail] ?? '';
    const leg = flow.legNames.find((candidate) => name.startsWith(`${candidate}.`));
    if (leg === undefined) return say('step-signal', { flow: key, event: eventName(name) });
    const status = say(`status-${name.slice(leg.length + 1)}`);
    return say('step-message', { flow: key, what: flow.legs[leg]!.says, status });
  }

  private fate(event: RecordedEvent): Bilingual {
    const fate = taints[Math.log2(event.detail)] ?? '';
    if (event.address === 0) {
      const channel = this.model.channels[event.target]?.key ?? '-';
      return say('step-fate-channel', { channel, fate: say(`fate-${fate}`), until: formatInstant(event.fen) });
    }
    const address = formatAddress(this.model, event.address);
    const isLeg = unpackAddress(event.address).kind === ADDRESS.leg;
    const code = fate === 'unknown' && event.fen === 0 ? 'fate-unknown-default' : `fate-${fate}`;
    const by = duration(event.fen);
    return say(isLeg ? 'step-fate-leg' : 'step-fate-message', { address, fate: say(code, { by }) });
  }

  private crash(event: RecordedEvent): Bilingual {
    const { key, instance } = this.instance(event);
    const after = ['nothing', 'postings', 'state', 'messages'][event.detail - 1] ?? 'nothing';
    const party = partyName(this.model, instance.process);
    return say('step-crash', { flow: key, party, after: say(`crash-after-${after}`) });
  }

  private isInbound(event: RecordedEvent): boolean {
    const { flow } = this.instance(event);
    return flow.legs[flow.legNames[unpackAddress(event.address).purpose]!]!.inbound !== undefined;
  }

  /** The leg an event is about: "payout #2", with its instance if there are several. */
  private leg(event: RecordedEvent): Bilingual {
    const { flow, key } = this.instance(event);
    if (event.address === 0) return nothing;
    const { purpose, ordinal } = unpackAddress(event.address);
    const { says } = flow.legs[flow.legNames[purpose]!]!;
    return join({ zh: `${says.zh} #${String(ordinal)}`, en: `${says.en} #${String(ordinal)}` }, this.plainFlow(key));
  }

  private account(index: number): string {
    return this.model.accounts[index]!.key;
  }

  private plainFlow(key: string): Bilingual {
    return this.model.instances.length === 1 ? nothing : { zh: `（${key}）`, en: ` (${key})` };
  }

  private ignored(event: RecordedEvent, sentence: Bilingual): Bilingual {
    return moved(event) ? sentence : join(sentence, say('step-ignored'));
  }

  private instance(event: RecordedEvent): { instance: InstanceModel; flow: Flow; machine: Machine; key: string } {
    const instance = this.model.instances[event.target];
    assert(instance !== undefined, 'this kind of event concerns an instance');
    const key = instanceKey(this.model, event.target);
    return { instance, flow: this.model.flows[instance.flow]!, machine: this.machines[instance.flow]!, key };
  }
}

/** `resendPause` as "resend pause". */
function inWords(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** True if a transition was taken in the event. */
function moved(event: RecordedEvent): boolean {
  return event.transitions.some(({ leaf }) => leaf >= 0);
}

/** What an event is about, as a plan would name it: a message or leg, an instance, an account, a channel, or `-`. */
export function addressOf(model: Model, event: RecordedEvent): string {
  if (event.address !== 0) return formatAddress(model, event.address);
  switch (eventKind(event.kind)) {
    case 'start':
    case 'advance':
    case 'dayClose':
      return '-';
    case 'world':
      return model.accounts[event.target]!.key;
    case 'restart':
      return partyKey(model, event.target);
    case 'fate':
    case 'cut':
      return model.channels[event.target]?.key ?? '-';
    default:
      return instanceKey(model, event.target);
  }
}

function hasFact(event: RecordedEvent, kind: (typeof factKinds)[number]): boolean {
  return event.facts.some((fact) => factKinds[fact.kind] === kind);
}

/** The first movement of an event: which account went down, which up, by how many fen. */
function movement(event: RecordedEvent): { from: number; to: number; fen: number } {
  const from = event.postings.find(({ fen }) => fen < 0);
  const to = event.postings.find(({ fen }) => fen > 0);
  assert(from !== undefined && to !== undefined, 'money that moves leaves one account and reaches another');
  return { from: from.account, to: to.account, fen: to.fen };
}
