import { MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND } from '../core/time.ts';
import type { GuardConfig, StateConfig, TransitionConfig, TransitionsConfig } from './compile/config.ts';
import type { DelayFunction, EffectFunction, GuardFunction } from './define.ts';
import type { EffectBuffer, FlowView } from './view.ts';

/*
 * Moving money through a channel so that it moves once: a part of a machine that several flows share. The questions it
 * answers are always the same. Has the request arrived? Was it carried out? May it be sent again? Nothing is concluded
 * from silence: the channel is asked, and where it does not know, its next complete statement decides.
 */

const REPEATS_MAX = 3;
const QUERIES_MAX = 5;
const ATTEMPTS_MAX = 3;

/** What a flow does with each of the three ends. The transitions may carry actions and must leave the states. */
export interface SafeLegEnds {
  /** The payee has the money. Of several the first whose guard allows it. */
  readonly paid: TransitionConfig | readonly TransitionConfig[];
  /** Certainly not carried out, and never will be. */
  readonly failed: TransitionConfig;
  /** Reported as paid and come back. */
  readonly returned: TransitionConfig;
  /** What else is to be done, by delay, while a statement is awaited: that may take days. */
  readonly meanwhile?: Readonly<Record<string, TransitionConfig>>;
  /**
   * Guard that says whether the money is still to be moved when it would be asked for under a new id: days may have
   * gone by. If it is not, the leg ends as `failed`. Absent: it always is.
   */
  readonly stillWanted?: string;
}

/** Fields of the flow in which the states remember the request under way, by index. */
export interface SafeLegFields {
  /** Id of the request under way; ids are never used for two purposes, so that events of older requests are known. */
  readonly request: number;
  /** How often this id was sent again, this money asked for under a new id, and the channel asked. */
  readonly repeats: number;
  readonly attempts: number;
  readonly queries: number;
}

/** What is under way: leg and channel role by index, amount in fen, receiving account role (-1: as declared). */
export interface SafeLeg {
  readonly leg: number;
  readonly channel: number;
  readonly fen: number;
  readonly to: number;
}

/**
 * For {@link SafeLegEnds.meanwhile}: ask again every hour, and send the same request again where the channel knows it. For
 * payments whose delay holds up others, or stands in the books.
 */
export const asksMeanwhile: Readonly<Record<string, TransitionConfig>> = {
  askMeanwhile: { target: 'querying', actions: 'askAnew' },
};

/**
 * A compound state that follows one request at a time to its end. The flow enters it with {@link beginLeg} in the
 * action of the transition; one request is under way until `paid`, `failed` or `returned` is taken. `legs` names the
 * purposes that may be under way.
 *
 * - Silence: ask, and ask again: the statement of a day that has just begun is far away. "No such order" is believed only
 *   where the channel knows its requests, and then the same request is sent again, which it executes at most once.
 *   Elsewhere, and after {@link REPEATS_MAX} times, the statement decides.
 * - Failed: believed when the channel's outcomes are final and the channel says so again, because the notice of a late
 *   success may be lost.
 * - What the complete statement does not show was not executed; it is sent under a new id.
 */
export function safeLegStates(legs: readonly string[], ends: SafeLegEnds): StateConfig {
  const each = (status: string, transitions: readonly TransitionConfig[]): Record<string, TransitionsConfig> =>
    Object.fromEntries(
      legs.map((leg) => [`${leg}.${status}`, transitions.map((transition) => onCurrent(transition))] as const),
    );
  const paid = [ends.paid].flat();
  const toQuery: TransitionConfig = { target: 'querying' };
  const toStatement: TransitionConfig = { target: 'reconciling' };
  const askAgain: TransitionConfig = { guard: 'queriesLeft', target: 'querying', reenter: true };
  const renew: TransitionConfig = { target: 'sending', actions: 'renewRequest' };
  const repeat: TransitionConfig = { guard: 'canRepeat', target: 'sending', actions: 'repeatRequest' };
  return {
    initial: 'sending',
    on: {
      ...each('succeeded', paid),
      ...each('failed', [{ target: '.failing' }]),
      ...each('returned', [ends.returned]),
      // Also the channel's answer to a request that was on its way for long, whatever is being waited for by now.
      ...each('answer.succeeded', paid),
      ...each('answer.returned', [ends.returned]),
    },
    states: {
      sending: {
        on: {
          ...each('accepted', [{ target: 'processing' }]),
          ...each('rejected', [ends.failed]),
          // The answer to a request that the channel has seen before.
          ...each('answer.succeeded', paid),
          ...each('answer.pending', [{ target: 'processing' }]),
          ...each('answer.failed', [{ target: 'failing' }]),
          ...each('answer.returned', [ends.returned]),
          RESTARTED: toQuery,
        },
        after: { responseTimeout: toQuery },
      },
      processing: { on: { RESTARTED: toQuery }, after: { noticeTimeout: toQuery } },
      querying: {
        entry: 'ask',
        on: {
          ...each('answer.succeeded', paid),
          ...each('answer.failed', [{ target: 'failing' }]),
          ...each('answer.returned', [ends.returned]),
          ...each('answer.pending', [{ target: 'waiting' }]),
          ...each('answer.not-found', [repeat, toStatement]),
          RESTARTED: { target: 'querying', reenter: true },
        },
        after: { queryTimeout: [repeat, askAgain, toStatement] },
      },
      waiting: {
        on: { RESTARTED: toQuery },
        after: { queryAgain: [{ guard: 'queriesLeft', target: 'querying' }, toStatement] },
      },
      failing: { after: { untilFinal: 'verifying' } },
      verifying: {
        entry: 'ask',
        on: {
          ...each('answer.failed', [ends.failed]),
          ...each('answer.succeeded', paid),
          ...each('answer.returned', [ends.returned]),
          ...each('answer.pending', [toStatement]),
          ...each('answer.not-found', [toStatement]),
          RESTARTED: { target: 'verifying', reenter: true },
        },
        after: { queryTimeout: [{ guard: 'queriesLeft', target: 'verifying', reenter: true }, toStatement] },
      },
      reconciling: {
        entry: 'readStatement',
        on: {
          ...each('statement.succeeded', paid),
          ...each('statement.failed', [ends.failed]),
          ...each('statement.returned', [ends.returned]),
          ...each('statement.pending', [{ target: 'reconciling', reenter: true }]),
          ...each('statement.absent', [{ guard: 'attemptsLeft', target: 'resending' }, ends.failed]),
          RESTARTED: { target: 'reconciling', reenter: true },
        },
        // The statement itself did not come: ask again.
        after: { ...ends.meanwhile, statementTimeout: toQuery },
      },
      resending: {
        after: {
          untilOpen: ends.stillWanted === undefined ? renew : [{ guard: ends.stillWanted, ...renew }, ends.failed],
        },
      },
    },
  };
}

/** Events of older requests of the same instance are not about the money under way. */
function onCurrent(transition: TransitionConfig): TransitionConfig {
  const guard: GuardConfig =
    transition.guard === undefined ? 'currentRequest' : { type: 'and', guards: ['currentRequest', transition.guard] };
  return { ...transition, guard };
}

/** Sends the first request for a sum of money, under the next id. */
export function beginLeg(view: FlowView, out: EffectBuffer, fields: SafeLegFields, under: SafeLeg): void {
  out.set(fields.repeats, 0);
  out.set(fields.attempts, 1);
  out.set(fields.queries, 0);
  sendNew(view, out, fields, under);
}

function sendNew(view: FlowView, out: EffectBuffer, fields: SafeLegFields, under: SafeLeg): void {
  const request = view.get(fields.request) + 1;
  out.set(fields.request, request);
  out.send(under.leg, request, under.fen, under.channel, under.to);
}

/** Guards, effects and delays that {@link safeLegStates} names; a flow spreads them into its own. */
export interface SafeLegParts {
  readonly guards: Readonly<Record<string, GuardFunction>>;
  readonly effects: Readonly<Record<string, EffectFunction>>;
  readonly delays: Readonly<Record<string, DelayFunction>>;
}

/** `under` tells what is under way; `timeouts` are the flow's terms for a missing response and a missing notice. */
export function safeLegParts(
  fields: SafeLegFields,
  timeouts: { readonly response: number; readonly notice: number },
  under: (view: FlowView) => SafeLeg,
): SafeLegParts {
  return {
    guards: {
      currentRequest: (view) => view.arg(1) === view.get(fields.request),
      canRepeat: (view) =>
        view.get(fields.repeats) < REPEATS_MAX && view.channel(under(view).channel, 'idempotent-requests') === 1,
      attemptsLeft: (view) => view.get(fields.attempts) < ATTEMPTS_MAX,
      queriesLeft: (view) => view.get(fields.queries) < QUERIES_MAX,
    },
    effects: {
      repeatRequest: (view, out) => {
        const { leg, channel, fen, to } = under(view);
        out.set(fields.repeats, view.get(fields.repeats) + 1);
        out.send(leg, view.get(fields.request), fen, channel, to);
      },
      renewRequest: (view, out) => {
        out.set(fields.repeats, 0);
        out.set(fields.queries, 0);
        out.set(fields.attempts, view.get(fields.attempts) + 1);
        sendNew(view, out, fields, under(view));
      },
      ask: (view, out) => {
        const { leg, channel } = under(view);
        out.set(fields.queries, view.get(fields.queries) + 1);
        out.query(leg, view.get(fields.request), channel);
      },
      askAnew: (view, out) => {
        out.set(fields.repeats, 0);
        out.set(fields.queries, 0);
      },
      readStatement: (view, out) => {
        const { leg, channel } = under(view);
        out.statement(leg, view.get(fields.request), channel);
      },
    },
    delays: {
      responseTimeout: (view) => view.term(timeouts.response),
      noticeTimeout: (view) => view.term(timeouts.notice),
      queryTimeout: (view) => view.term(timeouts.response),
      queryAgain: () => 30 * MS_PER_MINUTE,
      // On a day off nothing is under way.
      askMeanwhile: (view) => (view.isWorkday() ? MS_PER_HOUR : view.workday(0, MS_PER_HOUR) - view.now),
      untilFinal: (view) => view.channel(under(view).channel, 'outcome-final-after'),
      untilOpen: (view) => {
        const { channel } = under(view);
        return view.isOpen(channel) ? MS_PER_SECOND : view.nextOpening(channel) - view.now;
      },
      // The statement of today is complete on the next working day; an hour later somebody asks where it is.
      statementTimeout: (view) =>
        view.workday(1, view.channel(under(view).channel, 'statement-by') + MS_PER_HOUR) - view.now,
    },
  };
}
