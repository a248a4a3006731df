import { MS_PER_DAY } from '../core/time.ts';
import type { GuardConfig, StateConfig, TransitionConfig, TransitionsConfig } from './compile/config.ts';
import type { DelayFunction, EffectFunction, FieldType, GuardFunction } from './define.ts';
import { beginLeg, safeLegParts, safeLegStates, type SafeLeg } from './payout.ts';
import type { EffectBuffer, FlowView } from './view.ts';

/*
 * A desk that does one thing at a time: a part of a machine that several flows share. What people ask for is noted in
 * fields; at the desk (`deciding`) the design sees what the last step changed and picks the next job; a job is one leg
 * that is followed to its end; what was paid out and may still come back is watched before anything else is done.
 */

/** What a desk remembers; a flow spreads it into its own fields. */
export const deskFields = {
  /** The leg under way by index, its amount, and the request that carries it. */
  job: 'int',
  amount: 'fen',
  request: 'int',
  repeats: 'int',
  attempts: 'int',
  queries: 'int',
  /** A job that failed is not tried again before this. */
  tryAt: 'time',
  /** The payout that may still come back: its leg, id, amount, and from when on the statement is the last word. */
  watchLeg: 'int',
  watchId: 'int',
  watchFen: 'fen',
  watchUntil: 'time',
  /** Requests that nobody follows, sent beside a job: how many were sent, and the last one booked. */
  besideSent: 'int',
  besideDone: 'int',
} as const satisfies Readonly<Record<string, FieldType>>;

/** Ids of requests beside a job: never those of a job. */
const BESIDE = 1_000_000;

/** What the books make of the three ends of a leg. */
export interface DeskLeg {
  /** Channel role by index. */
  readonly channel: number;
  /** The money has arrived. */
  readonly settle: (view: FlowView, out: EffectBuffer, fen: number) => void;
  /** Certainly not carried out. Absent: tried again tomorrow. */
  readonly abandon?: (view: FlowView, out: EffectBuffer, fen: number) => void;
  /** Reported as paid and booked, and it came back. */
  readonly undo?: (view: FlowView, out: EffectBuffer, fen: number) => void;
  /** Whether so much is still to be moved before it is asked for once more. Absent: it always is. */
  readonly isWanted?: (view: FlowView, fen: number) => boolean;
  /** It can no longer come back; at once where it never can. */
  readonly final?: (view: FlowView, out: EffectBuffer, fen: number) => void;
}

export interface DeskMachine {
  /** Id of the desk's region in the machine, such as `#instalment.desk`. */
  readonly at: string;
  /** Names of all legs that a job may be, and of those that may come back. */
  readonly legs: readonly string[];
  readonly watched?: readonly string[];
  /** What people do: noted wherever the desk is, and looked at when it is free. */
  readonly acts: Readonly<Record<string, readonly TransitionConfig[]>>;
  /** The debts may fall while a job is under way: {@link DeskLeg.isWanted} is asked. */
  readonly debtsFall?: boolean;
  /** In order of preference: a guard and the action that begins the leg. */
  readonly jobs: readonly { readonly guard: GuardConfig; readonly actions: string }[];
  /** Looked at before the jobs: bookings that need no leg. The action has to make the guard false. */
  readonly books?: readonly { readonly guard: GuardConfig; readonly actions: string }[];
}

/** The region of a machine that is the desk. */
export function deskRegion({
  at,
  legs,
  watched = [],
  acts,
  debtsFall = false,
  jobs,
  books = [],
}: DeskMachine): StateConfig {
  const DESK = `${at}.deciding`;
  const noted = Object.fromEntries(
    Object.entries(acts).map(([act, list]) => [
      act,
      list.map((one): TransitionConfig => ({ ...one, target: 'deciding' })),
    ]),
  );
  const each = (
    names: readonly string[],
    status: string,
    value: TransitionsConfig,
  ): Record<string, TransitionsConfig> => Object.fromEntries(names.map((leg) => [`${leg}.${status}`, value]));
  const cameBack: TransitionsConfig = { guard: 'isWatched', target: 'deciding', actions: 'undoWatched' };
  // It may come back in the very instant in which it was reported as done.
  const back = { ...each(watched, 'returned', cameBack), ...each(watched, 'reversed', cameBack) };
  const watching: StateConfig = {
    entry: 'readWatched',
    on: {
      ...each(watched, 'statement.succeeded', [
        { guard: { type: 'and', guards: ['isWatched', 'isFinal'] }, target: 'deciding', actions: 'unwatch' },
        { guard: 'isWatched', target: 'watching', reenter: true },
      ]),
      ...back,
      ...each(watched, 'answer.returned', cameBack),
      ...each(watched, 'statement.returned', cameBack),
      RESTARTED: { target: 'watching', reenter: true },
    },
    after: { statementTimeout: { target: 'watching', reenter: true } },
  };
  return {
    initial: 'idle',
    on: { ...acts, ...each(legs, 'succeeded', { guard: 'isBeside', actions: 'settleBeside' }) },
    states: {
      idle: { on: noted },
      deciding: {
        ...(watched.length > 0 ? { on: back } : {}),
        after: {
          soon: [
            ...(watched.length > 0 ? [{ guard: 'mustWatch', target: 'watching' }] : []),
            ...books.map(({ guard, actions }) => ({ guard, target: 'deciding', reenter: true, actions })),
            ...jobs.map(({ guard, actions }) => ({
              guard: { type: 'and' as const, guards: ['mayTry', guard] },
              target: 'moving',
              actions,
            })),
            { guard: 'awaitsSomething', target: 'waiting' },
            { target: 'idle' },
          ],
        },
      },
      moving: safeLegStates(legs, {
        paid: { target: DESK, actions: 'settle' },
        failed: { target: DESK, actions: 'abandon' },
        returned: { target: DESK, actions: 'abandon' },
        ...(debtsFall ? { stillWanted: 'isStillWanted' } : {}),
      }),
      ...(watched.length > 0 ? { watching } : {}),
      waiting: { on: noted, after: { untilNext: 'deciding' } },
    },
  };
}

type DeskPositions = Readonly<Record<keyof typeof deskFields, number>>;

/** Guards, effects and delays that {@link deskRegion} names, and what a flow's own effects begin jobs with. */
export interface DeskParts {
  readonly guards: Readonly<Record<string, GuardFunction>>;
  readonly effects: Readonly<Record<string, EffectFunction>>;
  readonly delays: Readonly<Record<string, DelayFunction>>;
  /** Begins a job: `fen` through the leg of this index. */
  readonly begin: (view: FlowView, out: EffectBuffer, leg: number, fen: number) => void;
  /** Sends a request that nobody follows, while a job is under way. Only designs that are wrong do. */
  readonly beside: (view: FlowView, out: EffectBuffer, leg: number, fen: number) => void;
}

export interface DeskOptions {
  readonly fields: DeskPositions;
  readonly timeouts: { readonly response: number; readonly notice: number };
  /** By leg index. */
  readonly legs: readonly DeskLeg[];
  /** When a job that failed is tried again. */
  readonly tomorrow: (view: FlowView) => number;
  /** When the desk has to look again although nothing happens; `Infinity` if never. */
  readonly nextLook: (view: FlowView) => number;
}

/** What stands behind the names of {@link deskRegion}. */
export function deskParts({ fields: F, timeouts, legs, tomorrow, nextLook }: DeskOptions): DeskParts {
  const under = (view: FlowView): SafeLeg => legOf(view.get(F.job), view.get(F.amount));
  const legOf = (leg: number, fen: number): SafeLeg => ({ leg, channel: legs[leg]!.channel, fen, to: -1 });
  const safe = safeLegParts(F, timeouts, under);
  const look = (view: FlowView): number => {
    const retry = view.get(F.tryAt);
    return Math.min(nextLook(view), retry > view.now ? retry : Infinity);
  };
  const settle: EffectFunction = (view, out) => {
    const leg = view.get(F.job);
    const fen = view.get(F.amount);
    const { channel, settle: book, undo, final } = legs[leg]!;
    book(view, out, fen);
    const days = view.channel(channel, 'return-within-workdays');
    if (undo === undefined || days === 0) {
      final?.(view, out, fen);
      return;
    }
    out.set(F.watchLeg, leg);
    out.set(F.watchId, view.get(F.request));
    out.set(F.watchFen, fen);
    // From the day after the last on which it may come back.
    out.set(F.watchUntil, view.workday(days + 1, 0));
  };
  return {
    guards: {
      ...safe.guards,
      mustWatch: (view) => view.get(F.watchId) > 0,
      isWatched: (view) => view.arg(1) === view.get(F.watchId),
      isFinal: (view) => view.now >= view.get(F.watchUntil),
      mayTry: (view) => view.now >= view.get(F.tryAt),
      isStillWanted: (view) => legs[view.get(F.job)]!.isWanted?.(view, view.get(F.amount)) ?? true,
      isBeside: (view) => view.arg(1) > BESIDE + view.get(F.besideDone),
      awaitsSomething: (view) => look(view) < Infinity,
    },
    effects: {
      ...safe.effects,
      settle,
      settleBeside: (view, out) => {
        const request = view.arg(1) - BESIDE;
        // The leg is told by the event's name only; a request beside a job is of the leg noted with it.
        legs[request % legs.length]!.settle(view, out, view.arg(0));
        out.set(F.besideDone, request);
      },
      abandon: (view, out) => {
        const leg = legs[view.get(F.job)]!;
        if (leg.abandon === undefined) out.set(F.tryAt, tomorrow(view));
        else leg.abandon(view, out, view.get(F.amount));
      },
      readWatched: (view, out) =>
        out.statement(view.get(F.watchLeg), view.get(F.watchId), legs[view.get(F.watchLeg)]!.channel),
      unwatch: (view, out) => {
        legs[view.get(F.watchLeg)]!.final?.(view, out, view.get(F.watchFen));
        out.set(F.watchId, 0);
      },
      undoWatched: (view, out) => {
        legs[view.get(F.watchLeg)]!.undo?.(view, out, view.get(F.watchFen));
        out.set(F.watchId, 0);
        out.set(F.tryAt, tomorrow(view));
      },
    },
    delays: {
      ...safe.delays,
      soon: () => 0,
      untilNext: (view) => Math.max(1, Math.min(look(view), view.now + 36_500 * MS_PER_DAY) - view.now),
    },
    begin: (view, out, leg, fen) => {
      out.set(F.job, leg);
      out.set(F.amount, fen);
      beginLeg(view, out, F, legOf(leg, fen));
    },
    beside: (view, out, leg, fen) => {
      const sent = view.get(F.besideSent) + 1;
      out.set(F.besideSent, sent);
      // The number of the leg is part of the id, so that its end finds the right book.
      out.send(leg, BESIDE + sent * legs.length + leg, fen, legs[leg]!.channel);
    },
  };
}
