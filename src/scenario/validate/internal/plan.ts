import { parseYuan } from '../../../core/fen.ts';
import { dayOf, formatDate, MS_PER_DAY, msOfDay, parseInstant } from '../../../core/time.ts';
import { messageKinds, parseAddressText, splitAddressName } from '../address.ts';
import type { ActDescription, ValidationContext } from '../directory.ts';
import { parsePlanTime } from '../plan-time.ts';
import { requireChannel } from './flows.ts';
import { flowOfInstance, type FlowOutline, type Outline } from './outline.ts';
import { requireAccount, requireParticipant } from './parties.ts';
import type { Path, Problems } from './problems.ts';
import { asObject, asText, itemsOf, keysOf, lookUp, type Node } from './read.ts';
import { wrongType } from './texts.ts';

/** What the world outside does to an account, without any flow. */
const OUTSIDE_ACTS = ['spend', 'receive'];

/** Keys that any act has. */
const ACT_KEYS = ['at', 'who', 'does', 'flow', 'account'];

/** Acts in the plan by somebody who is nobody's participant: the staff of a flow's process. */
export const OPERATOR = 'operator';

/** Which kind of thing each deviation is about, as the end of its address says. */
const ADDRESS_KINDS: Readonly<Record<string, readonly string[]>> = {
  message: messageKinds,
  leg: ['leg'],
  query: ['query'],
  row: ['statement'],
};

/** Plan and load: times, names, acts with their arguments, addresses. */
export function checkPlan(problems: Problems, outline: Outline, context: ValidationContext): void {
  const checker = new PlanChecker(problems, outline, context);
  itemsOf(outline.root['plan']).forEach((item, index) => {
    const node = asObject(item);
    if (node !== undefined) checker.item(node, ['plan', index]);
  });
  const load = asObject(outline.root['load']);
  if (load !== undefined) checker.load(load, ['load']);
}

class PlanChecker {
  private readonly problems: Problems;
  private readonly outline: Outline;
  private readonly context: ValidationContext;
  private readonly starts: number | undefined = undefined;

  constructor(problems: Problems, outline: Outline, context: ValidationContext) {
    this.problems = problems;
    this.outline = outline;
    this.context = context;
    const { starts } = outline.root;
    if (starts === undefined) return;
    // A start that is wrong is reported once; what the times of the plan mean is then unknown.
    this.starts = problems.attempt(['starts'], (place) => {
      const instant = parseInstant(starts, place);
      context.checkDate(dayOf(instant), place);
      return instant;
    });
  }

  item(node: Node, path: Path): void {
    if (Object.hasOwn(node, 'does')) {
      this.act(node, path);
      return;
    }
    const kind = Object.keys(ADDRESS_KINDS).find((name) => Object.hasOwn(node, name));
    if (kind !== undefined) this.address(node[kind], ADDRESS_KINDS[kind]!, [...path, kind]);
    else if (Object.hasOwn(node, 'crash')) this.instance(node['crash'], [...path, 'crash']);
    else if (Object.hasOwn(node, 'channel')) {
      requireChannel(this.problems, this.outline, this.context, node['channel'], [...path, 'channel']);
      this.window(node, path);
    }
  }

  load(node: Node, path: Path): void {
    this.window(node, path);
    itemsOf(node['acts']).forEach((item, index) => {
      const act = asObject(item);
      if (act === undefined) return;
      const at = [...path, 'acts', index];
      const { from = node['from'], until = node['until'] } = act;
      if (Object.hasOwn(act, 'from') || Object.hasOwn(act, 'until')) this.window({ from, until }, at);
      if (act['who'] !== OPERATOR) requireParticipant(this.problems, this.outline, act['who'], [...at, 'who']);
      const name = asText(act['flows']);
      const flow = name === undefined ? undefined : this.outline.flows.get(name);
      if (flow === undefined && name !== undefined) {
        const known = [...this.outline.flows.keys()];
        this.problems.addUnknown('unknown-instance', name, known, [...at, 'flows']);
      }
      this.knownAct(act['does'], flow, [...at, 'does']);
      const range = itemsOf(act['yuan']).map((yuan, i) =>
        this.problems.attempt([...at, 'yuan', i], (place) => parseYuan(yuan, place)),
      );
      if (range.length === 2 && range[0] !== undefined && range[1] !== undefined && range[0] > range[1]) {
        this.problems.add(
          'range-reversed',
          { from: String(itemsOf(act['yuan'])[0]), until: String(itemsOf(act['yuan'])[1]) },
          [...at, 'yuan'],
        );
      }
    });
  }

  private act(node: Node, path: Path): void {
    const { problems, outline } = this;
    this.time(node['at'], [...path, 'at']);
    if (node['who'] !== OPERATOR) requireParticipant(problems, outline, node['who'], [...path, 'who']);
    requireAccount(problems, outline, node['account'], [...path, 'account']);
    if (!Object.hasOwn(node, 'flow')) {
      this.outsideAct(node, path);
      return;
    }
    const flow = this.instance(node['flow'], [...path, 'flow']);
    const act = this.knownAct(node['does'], flow, [...path, 'does']);
    if (act !== undefined) this.args(act, node, path);
  }

  private outsideAct(node: Node, path: Path): void {
    const does = asText(node['does']);
    if (does === undefined) return;
    const { problems, outline } = this;
    if (!OUTSIDE_ACTS.includes(does)) {
      const flow = [...outline.flows.values()].find(
        ({ description }) => lookUp(description?.acts ?? {}, does) !== undefined,
      );
      if (flow === undefined) problems.addUnknown('unknown-outside-act', does, OUTSIDE_ACTS, [...path, 'does']);
      else problems.add('act-without-flow', { act: does, flow: flow.key }, [...path, 'does']);
      return;
    }
    for (const key of ['account', 'yuan']) {
      if (!Object.hasOwn(node, key)) problems.add('missing-key', { key }, [...path, key]);
    }
    this.unknownArgs(node, ['yuan'], does, path);
  }

  private args({ args }: ActDescription, node: Node, path: Path): void {
    const { problems } = this;
    const act = asText(node['does']) ?? '';
    for (const { name, type, required } of args) {
      const at = [...path, name];
      const value = lookUp(node, name);
      if (value === undefined) {
        if (required) problems.add('plan-argument-missing', { act, argument: name }, at);
      } else if (type === 'fen') problems.attempt(at, (place) => parseYuan(value, place, { refuseNegative: true }));
      else if (typeof value !== 'number') {
        problems.attempt(at, (place) => {
          throw wrongType('integer', value, place);
        });
      }
    }
    this.unknownArgs(
      node,
      args.map(({ name }) => name),
      act,
      path,
    );
  }

  private unknownArgs(node: Node, known: readonly string[], act: string, path: Path): void {
    for (const key of keysOf(node)) {
      if (ACT_KEYS.includes(key) || known.includes(key)) continue;
      this.problems.addUnknownKey('unknown-argument', key, [...known, ...ACT_KEYS], [...path, key], { act });
    }
  }

  private knownAct(value: unknown, flow: FlowOutline | undefined, path: Path): ActDescription | undefined {
    const name = asText(value);
    if (name === undefined || flow?.description === undefined) return undefined;
    const { acts } = flow.description;
    const act = lookUp(acts, name);
    if (act === undefined) {
      this.problems.addUnknown('unknown-act', name, Object.keys(acts), path, { flow: flow.type ?? '' });
    }
    return act;
  }

  private instance(value: unknown, path: Path): FlowOutline | undefined {
    const name = asText(value);
    if (name === undefined) return undefined;
    const flow = flowOfInstance(this.outline, name);
    if (flow === undefined) this.problems.addUnknown('unknown-instance', name, this.outline.instances, path);
    return flow;
  }

  private address(value: unknown, kinds: readonly string[], path: Path): void {
    const { problems } = this;
    const address = problems.attempt(path, (place) => parseAddressText(value, place));
    if (address === undefined) return;
    const flow = this.instance(address.instance, path);
    if (flow?.description === undefined) return;
    const { legs } = flow.description;
    const parts = splitAddressName(address.name, legs);
    const known = legs.flatMap((leg) => kinds.map((kind) => (kind === 'leg' ? leg : `${leg}-${kind}`)));
    if (parts === undefined || !kinds.includes(parts.kind)) {
      problems.addUnknown('unknown-address', address.name, known, path, { instance: address.instance });
    }
  }

  /** From and until of a load or a closed channel. */
  private window(node: Node, path: Path): void {
    const from = this.time(node['from'], [...path, 'from']);
    const until = this.time(node['until'], [...path, 'until']);
    if (from !== undefined && until !== undefined && from >= until) {
      this.problems.add('range-reversed', { from: String(node['from']), until: String(node['until']) }, [
        ...path,
        'until',
      ]);
    }
  }

  /**
   * Earliest instant that a plan time can mean, or undefined if that is not known here (working days are counted by
   * the calendar, at least one natural day each).
   */
  private time(value: unknown, path: Path): number | undefined {
    if (value === undefined || this.starts === undefined) return undefined;
    const { problems, starts } = this;
    const time = problems.attempt(path, (place) => parsePlanTime(value, place));
    if (time === undefined) return undefined;
    const first = dayOf(starts);
    const day = time.counts === 'absolute' ? time.days : first + time.days;
    problems.attempt(path, (place) => this.context.checkDate(day, place));
    if (day < first || (day === first && time.ms < msOfDay(starts))) {
      problems.add(
        'plan-time-before-start',
        { text: asText(value) ?? '', start: asText(this.outline.root['starts']) ?? '' },
        path,
      );
    }
    return time.counts === 'working' ? undefined : day * MS_PER_DAY + time.ms;
  }
}

/** Day of the start, and of the other dates that must lie within the calendar. */
export function checkDates(problems: Problems, outline: Outline, context: ValidationContext): void {
  const { starts, until } = outline.root;
  const from = starts === undefined ? undefined : problems.attempt(['starts'], (place) => parseInstant(starts, place));
  if (from !== undefined) problems.attempt(['starts'], (place) => context.checkDate(dayOf(from), place));
  const end = until === undefined ? undefined : problems.attempt(['until'], (place) => parseInstant(until, place));
  if (end === undefined) return;
  problems.attempt(['until'], (place) => context.checkDate(dayOf(end), place));
  if (from !== undefined && end < from) {
    problems.add('range-reversed', { from: formatDate(dayOf(from)), until: formatDate(dayOf(end)) }, ['until']);
  }
}
