import { assert, unreachable } from '../../core/errors.ts';
import { formatYuan } from '../../core/fen.ts';
import { dayOf, formatDuration, formatTimeOfDay, msOfDay } from '../../core/time.ts';
import type { PlanItem } from '../../scenario/format.ts';
import type { Model } from '../../scenario/model.ts';
import { ANSWER_FATE } from '../../simulation/environment/channels.ts';
import { formatAddress } from '../../simulation/state/layout.ts';
import type { Deviation, PlannedAct, PlannedCrash, SearchPlan } from './plan.ts';

type LegFateItem = Extract<PlanItem, { leg: string }>['fate'];

/** The plan as a scenario file has it: a list that a person can read, edit and save. Compiling it gives the plan again. */
export function planItems(model: Model, plan: SearchPlan): PlanItem[] {
  return [
    ...plan.acts.map((act) => actItem(model, act)),
    ...plan.deviations.map((deviation) => deviationItem(model, deviation)),
    ...plan.crashes.map((crash) => crashItem(model, crash)),
  ];
}

export function actItem(model: Model, { at, stimulus }: PlannedAct): PlanItem {
  switch (stimulus.kind) {
    case 'outside': {
      const account = model.accounts[stimulus.account]!;
      const who = model.parties[account.owner];
      assert(who !== undefined, 'an account that people use has an owner');
      return {
        at: planTimeText(model, at),
        who: who.key,
        does: stimulus.incoming ? 'receive' : 'spend',
        account: account.key,
        yuan: formatYuan(stimulus.fen),
      };
    }
    case 'channel':
      return {
        channel: model.channels[stimulus.channel]!.key,
        fate: stimulus.fate,
        from: planTimeText(model, stimulus.from),
        until: planTimeText(model, stimulus.until),
      };
    case 'act': {
      const instance = model.instances[stimulus.instance]!;
      const flow = model.flows[instance.flow]!;
      const name = flow.actNames[stimulus.act]!;
      const { by, args } = flow.acts[name]!;
      const values = [stimulus.arg0, stimulus.arg1];
      const given = (args ?? []).map((arg, i) => [arg.name, arg.type === 'fen' ? formatYuan(values[i]!) : values[i]!]);
      return {
        at: planTimeText(model, at),
        who: by === 'operator' ? by : model.parties[instance.parties[flow.partyNames.indexOf(by)]!]!.key,
        does: name,
        flow: instance.key,
        ...(Object.fromEntries(given) as Record<string, string | number>),
      };
    }
    default:
      return unreachable(stimulus);
  }
}

export function deviationItem(model: Model, deviation: Deviation): PlanItem {
  const address = formatAddress(model, deviation.address);
  switch (deviation.kind) {
    case 'message':
      return {
        message: address,
        fate: deviation.fate,
        ...(deviation.fate === 'lost' ? {} : { by: formatDuration(deviation.by) }),
      };
    case 'leg':
      return {
        leg: address,
        fate: deviation.fate as LegFateItem,
        ...(deviation.by === 0 ? {} : { by: formatDuration(deviation.by) }),
      };
    case 'answer':
      if (deviation.taint.startsWith('row-')) {
        return { row: address, fate: deviation.answer === ANSWER_FATE.missing ? 'missing' : 'twice' };
      }
      return { query: address, fate: deviation.answer === ANSWER_FATE.notFound ? 'not-found' : 'wrong' };
    default:
      return unreachable(deviation);
  }
}

export function crashItem(model: Model, { instance, step, after }: PlannedCrash): PlanItem {
  return { crash: model.instances[instance]!.key, step, after };
}

/** An instant as a plan writes it: the time alone on the first day, `D+n` before it on a later one. */
export function planTimeText(model: Model, at: number): string {
  const days = dayOf(at) - dayOf(model.startsAt);
  const time = formatTimeOfDay(msOfDay(at));
  return days === 0 ? time : `D+${String(days)} ${time}`;
}
