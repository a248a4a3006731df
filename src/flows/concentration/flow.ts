import { MS_PER_HOUR } from '../../core/time.ts';
import { auditPaid, isAuditDue, watchPaid } from '../audit.ts';
import { hasBit, withBit } from '../bits.ts';
import type { MachineConfig, TransitionConfig } from '../compile/config.ts';
import { defineFlow, type Flow } from '../define.ts';
import { choiceGuard } from '../guards.ts';
import { beginLeg, safeLegParts, safeLegStates, type SafeLeg } from '../payout.ts';
import type { EffectBuffer, FlowView } from '../view.ts';
import { concentrationChoices } from './choices.ts';
import {
  A,
  C,
  CH,
  F,
  L,
  T,
  concentrationAccounts,
  concentrationActs,
  concentrationChannels,
  concentrationContract,
  concentrationFields,
  concentrationLegs,
  concentrationParties,
  valueOf,
} from './roles.ts';
import { concentrationTerms } from './terms.ts';

/** A refund that failed, or is not covered, is tried again in the middle of a morning. */
const RETRY_AT = 10 * MS_PER_HOUR;
const ALL = valueOf('scope', 'all');
const IGNORED = valueOf('crossing', 'ignored');
const SWEEPS = { mask: F.sweeps, leg: L.sweep, channel: CH.payout };
const REFUNDS = { mask: F.refunds, leg: L.refund, channel: CH.refund };

const channelOf = (leg: number): number => (leg === L.sale ? CH.collect : leg === L.refund ? CH.refund : CH.payout);

function underWay(view: FlowView): SafeLeg {
  const leg = view.get(F.leg);
  return { leg, channel: channelOf(leg), fen: view.get(F.fen), to: -1 };
}

const free = (view: FlowView): number => view.balance(A.balance) - view.held(A.balance);

/** Sales first, then refunds, then what is left of the receipts to headquarters. */
function nextLeg(view: FlowView): SafeLeg | null {
  const of = (leg: number, fen: number): SafeLeg | null =>
    fen > 0 && view.isOpen(channelOf(leg)) ? { leg, channel: channelOf(leg), fen, to: -1 } : null;
  const due = view.get(F.due);
  const isCovered = view.choice(C.crossing) === IGNORED || free(view) >= due;
  const joined = view.get(F.joined) === 1;
  const isSwept = view.get(F.sweeping) === 1 && (joined || view.choice(C.scope) === ALL);
  return (
    of(L.sale, view.get(F.toCollect)) ??
    (isCovered && view.get(F.retryAt) <= view.now ? of(L.refund, due) : null) ??
    (isSwept ? of(joined ? L.sweep : L.taken, Math.max(0, free(view) - due)) : null)
  );
}

function workLater(view: FlowView): number {
  let at = view.get(F.auditAt) > 0 ? view.get(F.auditAt) : Infinity;
  if (view.get(F.due) > 0) {
    const retryAt = view.get(F.retryAt);
    const morning = view.workday(view.isWorkday() ? 1 : 0, RETRY_AT);
    at = Math.min(at, retryAt > view.now ? retryAt : view.isOpen(CH.refund) ? morning : view.nextOpening(CH.refund));
  }
  return at === Infinity ? 0 : at;
}

function tryAgain(view: FlowView, out: EffectBuffer, fen: number): void {
  out.set(F.due, view.get(F.due) + fen);
  out.set(F.retryAt, view.workday(1, RETRY_AT));
}

/** A paid leg that came back. */
const comesBack = (leg: 'sweep' | 'refund'): Record<string, TransitionConfig> => {
  const takeBack: TransitionConfig = {
    guard: { type: 'isKnown', params: { leg } },
    actions: [{ type: 'takeBack', params: { leg } }, 'kick'],
  };
  return {
    [`${leg}.returned`]: takeBack,
    [`${leg}.reversed`]: takeBack,
    [`${leg}.answer.returned`]: takeBack,
    [`${leg}.statement.returned`]: takeBack,
  };
};

const maskOf = (params: Readonly<Record<string, unknown>> | null): number =>
  params?.['leg'] === 'sweep' ? F.sweeps : F.refunds;

const REST = '#concentration.money.done';

const machine: MachineConfig = {
  id: 'concentration',
  type: 'parallel',
  states: {
    outlet: {
      on: {
        join: { actions: ['join', 'kick'] },
        buy: { guard: 'hasAmount', actions: ['take', 'kick'] },
        refund: { guard: 'isWithinSales', actions: ['grant', 'kick'] },
        sweep: { actions: ['askSweep', 'kick'] },
      },
    },
    money: {
      initial: 'resting',
      on: { ...comesBack('sweep'), ...comesBack('refund') },
      states: {
        moving: safeLegStates(['sale', 'sweep', 'taken', 'refund'], {
          paid: { target: REST, actions: ['settle', 'kick'] },
          failed: { target: REST, actions: ['giveUp', 'kick'] },
          returned: { target: REST, actions: ['giveUp', 'kick'] },
        }),
        // What the last leg changed is visible from the next step on.
        done: { on: { 'signal.work': 'choosing', RESTARTED: 'choosing' } },
        choosing: {
          always: [
            { guard: 'mayMove', target: 'moving', actions: 'begin' },
            { guard: 'mayAudit', target: 'done', actions: ['audit', 'kick'] },
            { guard: 'mayMoveLater', target: 'waiting', actions: 'swept' },
            { target: 'resting', actions: 'swept' },
          ],
        },
        waiting: { on: { 'signal.work': 'choosing', RESTARTED: 'choosing' }, after: { untilWork: 'choosing' } },
        resting: { on: { 'signal.work': 'choosing', RESTARTED: 'choosing' } },
      },
    },
  },
};

const safe = safeLegParts(F, { response: T.responseTimeout, notice: T.noticeTimeout }, underWay);

/** An outlet's receipts, swept to the account of its headquarters, and refunds that cross the sweep. */
export const concentration: Flow = defineFlow({
  name: 'concentration',
  title: { zh: '资金归集', en: 'Fund concentration' },
  machine,
  parties: concentrationParties,
  process: 'institution',
  accounts: concentrationAccounts,
  channels: concentrationChannels,
  contract: concentrationContract,
  fields: concentrationFields,
  choices: concentrationChoices,
  acts: concentrationActs,
  legs: concentrationLegs,
  legSlots: 12,
  guards: {
    ...safe.guards,
    is: choiceGuard(concentrationChoices),
    hasAmount: (view) => view.arg(0) > 0,
    isWithinSales: (view) => view.arg(0) > 0 && view.get(F.granted) + view.arg(0) <= view.get(F.bought),
    isKnown: (view, params) => hasBit(view.get(maskOf(params)), view.arg(1)),
    mayMove: (view) => nextLeg(view) !== null,
    mayAudit: (view) => isAuditDue(view, F),
    mayMoveLater: (view) => workLater(view) > 0,
  },
  effects: {
    ...safe.effects,
    kick: (view, out) => out.signal(view.instance, concentration.eventNames.indexOf('signal.work'), 0),
    join: (_view, out) => out.set(F.joined, 1),
    take: (view, out) => {
      out.set(F.bought, view.get(F.bought) + view.arg(0));
      out.set(F.toCollect, view.get(F.toCollect) + view.arg(0));
    },
    grant: (view, out) => {
      out.set(F.granted, view.get(F.granted) + view.arg(0));
      out.set(F.due, view.get(F.due) + view.arg(0));
      out.post(A.due, A.outletDebt, view.arg(0));
    },
    askSweep: (_view, out) => out.set(F.sweeping, 1),
    swept: (_view, out) => out.set(F.sweeping, 0),
    begin: (view, out) => {
      const under = nextLeg(view)!;
      const aside = under.leg === L.sale ? 0 : Math.max(0, Math.min(under.fen, free(view)));
      if (aside > 0) out.post(A.balance, A.aside, aside);
      out.set(F.setAside, aside);
      if (under.leg === L.sale) out.set(F.toCollect, 0);
      else if (under.leg === L.refund) out.set(F.due, 0);
      else out.set(F.sweeping, 0);
      out.set(F.leg, under.leg);
      out.set(F.fen, under.fen);
      beginLeg(view, out, F, under);
    },
    settle: (view, out) => {
      const fen = view.get(F.fen);
      const aside = view.get(F.setAside);
      if (aside > 0) out.post(A.aside, A.control, aside);
      switch (view.get(F.leg)) {
        case L.sale:
          out.post(A.control, A.balance, fen);
          return;
        case L.refund:
          out.post(A.outletDebt, A.due, fen);
          watchPaid(view, out, F, REFUNDS);
          return;
        case L.sweep:
          watchPaid(view, out, F, SWEEPS);
          return;
      }
    },
    giveUp: (view, out) => {
      if (view.get(F.setAside) > 0) out.post(A.aside, A.balance, view.get(F.setAside));
      if (view.get(F.leg) === L.refund) tryAgain(view, out, view.get(F.fen));
    },
    audit: (view, out) => {
      auditPaid(view, out, F, [SWEEPS, REFUNDS]);
    },
    takeBack: (view, out, params) => {
      const mask = maskOf(params);
      out.set(mask, withBit(view.get(mask), view.arg(1), false));
      out.post(A.control, A.balance, view.arg(0));
      if (mask === F.sweeps) return;
      out.post(A.due, A.outletDebt, view.arg(0));
      tryAgain(view, out, view.arg(0));
    },
  },
  delays: { ...safe.delays, untilWork: (view) => Math.max(1, workLater(view) - view.now) },
  asked: [],
  terms: concentrationTerms,
});
