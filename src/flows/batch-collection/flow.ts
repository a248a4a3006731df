import { MS_PER_HOUR } from '../../core/time.ts';
import {
  defineFlow,
  positions,
  type AccountRole,
  type FieldType,
  type LegDefinition,
  type TermDefinition,
} from '../define.ts';
import { choiceGuard } from '../guards.ts';
import { beginLeg, safeLegParts, type SafeLeg } from '../payout.ts';
import type { FlowView } from '../view.ts';
import { batchCollectionChoices } from './choices.ts';
import { batchCollectionMachine } from './machine.ts';
import { batchCollectionTerms } from './terms.ts';

const accounts = {
  available: {
    owner: 'collector',
    at: 'institution',
    book: 'information',
    state: 'available',
    kinds: ['payment-account', 'sub-account'],
    claim: 'proceeds',
  },
  pending: { owner: 'collector', at: 'institution', book: 'information', state: 'pending', claim: 'proceeds' },
  // Cash of the pool, and what is expected of the channel before it is there.
  control: { owner: 'institution', at: 'institution', book: 'information', state: 'control' },
  inbound: { owner: 'institution', at: 'institution', book: 'information', state: 'receivable' },
  card: { owner: 'payer', book: 'money', kinds: ['bank-account'] },
  reserve: { owner: 'institution', book: 'money', kinds: ['reserve', 'custody'] },
} as const satisfies Readonly<Record<string, AccountRole>>;

const fields = {
  amount: 'fen',
  request: 'int',
  repeats: 'int',
  attempts: 'int',
  queries: 'int',
} as const satisfies Readonly<Record<string, FieldType>>;

const legs = {
  collect: {
    from: 'card',
    to: 'reserve',
    channel: 'batch',
    direction: 'collect',
    says: { zh: '批量代收', en: 'batch collection' },
  },
} as const satisfies Readonly<Record<string, LegDefinition>>;

const contract = {
  responseTimeout: {
    type: 'duration',
    default: 'PT4H',
    says: { zh: '受理后多久应开始执行', en: 'by when an item has to be worked on' },
  },
  noticeTimeout: {
    type: 'duration',
    default: 'PT2H',
    says: { zh: '执行后多久应有首份结果', en: 'by when the first file of results has to be there' },
  },
} as const satisfies Readonly<Record<string, TermDefinition>>;

const A = positions(accounts);
const F = positions(fields);
const L = positions(legs);
const T = positions(contract);
const BATCH = 0;

/** Time of day at which a design that asks no results credits what it sent the working day before. */
const VALUE_TIME = 10 * MS_PER_HOUR;

/** In the step that begins, the amount is the act's own. */
function item(view: FlowView): SafeLeg {
  const fen = view.get(F.amount);
  return { leg: L.collect, channel: BATCH, fen: fen === 0 ? view.arg(0) : fen, to: -1 };
}

const safe = safeLegParts(F, { response: T.responseTimeout, notice: T.noticeTimeout }, item);

/** Sums collected from many payers in one file, whose results come hours later and part by part. */
export const batchCollection = defineFlow({
  name: 'batch-collection',
  title: { zh: '批量代收', en: 'Batch collection' },
  machine: batchCollectionMachine,
  parties: {
    payer: ['person', 'company', 'merchant'],
    collector: ['merchant', 'company', 'lender', 'platform'],
    institution: ['payment-institution', 'bank'],
  },
  process: 'institution',
  accounts,
  channels: { batch: 'batch-collection' },
  contract,
  fields,
  choices: batchCollectionChoices,
  acts: {
    'send-batch': {
      by: 'operator',
      says: { zh: '发送批次', en: 'sends the batch' },
      args: [{ name: 'yuan', type: 'fen' }],
      reaches: 'all',
    },
  },
  legs,
  legSlots: 14,
  guards: {
    ...safe.guards,
    is: choiceGuard(batchCollectionChoices),
    positive: (view) => view.arg(0) > 0,
    sameSum: (view) => view.arg(0) === view.get(F.amount),
  },
  effects: {
    ...safe.effects,
    expect: (view, out) => {
      out.set(F.amount, view.arg(0));
      out.post(A.inbound, A.pending, view.arg(0));
    },
    begin: (view, out) => {
      beginLeg(view, out, F, item(view));
    },
    credit: (view, out) => {
      out.postAll([
        [A.pending, -view.get(F.amount)],
        [A.available, view.get(F.amount)],
        [A.control, -view.get(F.amount)],
        [A.inbound, view.get(F.amount)],
      ]);
    },
    giveUp: (view, out) => {
      out.post(A.pending, A.inbound, view.get(F.amount));
    },
    /** The second time it is another request: the channel cannot know it. */
    collectAgain: (view, out) => {
      out.set(F.request, view.get(F.request) + 1);
      out.send(L.collect, view.get(F.request) + 1, view.get(F.amount));
    },
  },
  delays: {
    ...safe.delays,
    valueDay: (view) => view.workday(1, VALUE_TIME) - view.now,
  },
  asked: [],
  terms: batchCollectionTerms,
});
