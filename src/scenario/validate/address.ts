import { InputError, type Place } from '../../core/errors.ts';

/** What an address can name beside the leg itself; the simulation numbers its messages by the same words. */
export const messageKinds = ['request', 'response', 'notice', 'query', 'answer', 'statement'] as const;

export type MessageKind = (typeof messageKinds)[number];

/** The parts of an address such as `loan/payout-notice#1`. */
export interface AddressText {
  readonly instance: string;
  /** Leg and kind together, `payout-notice`: only the flow knows where the name of its leg ends. */
  readonly name: string;
  /** From 1, within the instance. */
  readonly ordinal: number;
}

const ADDRESS = /^([^/#\s]+)\/([^/#\s]+)#([1-9][0-9]{0,8})$/;

/**
 * Takes an address apart.
 *
 * @throws InputError `address-format`.
 */
export function parseAddressText(text: unknown, place?: Place): AddressText {
  const match = typeof text === 'string' ? ADDRESS.exec(text) : null;
  if (match === null) {
    throw new InputError('address-format', { text: typeof text === 'string' ? text : JSON.stringify(text) }, place);
  }
  return { instance: match[1]!, name: match[2]!, ordinal: Number(match[3]) };
}

/** Leg and kind of a name like `payout-notice`, given the legs of the flow; undefined if no leg fits. */
export function splitAddressName(
  name: string,
  legs: readonly string[],
): { readonly leg: string; readonly kind: MessageKind | 'leg' } | undefined {
  if (legs.includes(name)) return { leg: name, kind: 'leg' };
  for (const kind of messageKinds) {
    if (!name.endsWith(`-${kind}`)) continue;
    const leg = name.slice(0, -kind.length - 1);
    if (legs.includes(leg)) return { leg, kind };
  }
  return undefined;
}
