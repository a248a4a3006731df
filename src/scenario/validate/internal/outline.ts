import { lookUp, asObject, asText, entriesOf, keysOf, type Node } from './read.ts';
import type { FlowDescription, ValidationContext } from '../directory.ts';

/** One flow of the scenario with what is known of its type. */
export interface FlowOutline {
  readonly key: string;
  readonly node: Node;
  /** Undefined for an unknown type, which is reported elsewhere. */
  readonly type: string | undefined;
  readonly description: FlowDescription | undefined;
  /** One instance has the flow's own key, more are `key.1`, `key.2`, ... Undefined if the file says nonsense. */
  readonly count: number | undefined;
}

/** The names a document defines, gathered once so that every reference can be checked against them. */
export interface Outline {
  readonly root: Node;
  readonly participants: ReadonlySet<string>;
  readonly accounts: ReadonlySet<string>;
  readonly contracts: ReadonlySet<string>;
  readonly channels: ReadonlySet<string>;
  /** By key, in the order of the file. */
  readonly flows: ReadonlyMap<string, FlowOutline>;
  /** Instance keys to suggest from. Of many like ones the first stand for all. */
  readonly instances: readonly string[];
}

/** Gathers what a document of whatever shape defines. */
export function outlineOf(value: unknown, context: ValidationContext): Outline {
  const root = asObject(value) ?? {};
  const flows = entriesOf(root['flows']).map(([key, flow]) => flowOutline(key, asObject(flow) ?? {}, context));
  return {
    root,
    participants: new Set(keysOf(root['participants'])),
    accounts: new Set(keysOf(root['accounts'])),
    contracts: new Set(keysOf(root['contracts'])),
    channels: new Set(keysOf(root['channels'])),
    flows: new Map(flows.map((flow) => [flow.key, flow])),
    instances: flows.flatMap(({ key, count = 1 }) =>
      count === 1 ? [key] : Array.from({ length: Math.min(count, 3) }, (_, i) => `${key}.${i + 1}`),
    ),
  };
}

function flowOutline(key: string, node: Node, context: ValidationContext): FlowOutline {
  const type = asText(node['flow']);
  const { count = 1 } = node;
  return {
    key,
    node,
    type,
    description: type === undefined ? undefined : context.flows.get(type),
    count: typeof count === 'number' && count >= 1 ? count : undefined,
  };
}

/** The flow that an instance key belongs to: `loan`, or `loan.2` of a flow with a count. */
export function flowOfInstance(outline: Outline, instance: string): FlowOutline | undefined {
  const single = outline.flows.get(instance);
  if (single !== undefined && (single.count === 1 || single.count === undefined)) return single;
  const match = /^(.+)\.([1-9][0-9]{0,8})$/.exec(instance);
  const several = match === null ? undefined : outline.flows.get(match[1]!);
  return several !== undefined && several.count !== 1 && Number(match![2]) <= (several.count ?? Infinity)
    ? several
    : undefined;
}

/** Contract node by key. */
export function contractOf(outline: Outline, key: string): Node | undefined {
  return asObject(lookUp(asObject(outline.root['contracts']) ?? {}, key));
}
