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
  readonly participants: readonly string[];
  readonly accounts: readonly string[];
  readonly contracts: readonly string[];
  readonly channels: readonly string[];
  readonly flows: readonly FlowOutline[];
}

/** Gathers what a document of whatever shape defines. */
export function outlineOf(value: unknown, context: ValidationContext): Outline {
  const root = asObject(value) ?? {};
  return {
    root,
    participants: keysOf(root['participants']),
    accounts: keysOf(root['accounts']),
    contracts: keysOf(root['contracts']),
    channels: keysOf(root['channels']),
    flows: entriesOf(root['flows']).map(([key, flow]) => {
      const node = asObject(flow) ?? {};
      const type = asText(node['flow']);
      const count = node['count'];
      return {
        key,
        node,
        type,
        description: type === undefined ? undefined : context.flows.get(type),
        count: count === undefined ? 1 : typeof count === 'number' && count >= 1 ? count : undefined,
      };
    }),
  };
}

/** The flow that an instance key belongs to: `loan`, or `loan.2` of a flow with a count. */
export function flowOfInstance(outline: Outline, instance: string): FlowOutline | undefined {
  const match = /^(.+)\.([1-9][0-9]{0,8})$/.exec(instance);
  return outline.flows.find(({ key, count }) => {
    if (key === instance) return count === 1 || count === undefined;
    return key === match?.[1] && count !== 1 && Number(match[2]) <= (count ?? Infinity);
  });
}

/** Instance keys to suggest from. Of many like ones the first stands for all. */
export function instanceKeys(outline: Outline): readonly string[] {
  return outline.flows.flatMap(({ key, count = 1 }) =>
    count === 1 ? [key] : Array.from({ length: Math.min(count, 3) }, (_, i) => `${key}.${i + 1}`),
  );
}

/** Contract node by key. */
export function contractOf(outline: Outline, key: string): Node | undefined {
  return asObject(lookUp(asObject(outline.root['contracts']) ?? {}, key));
}
