import * as fc from 'fast-check';
import { MAX_FEN } from '../../core/fen.ts';
import { compareNumber } from '../../core/order.ts';
import { dayOf } from '../../core/time.ts';
import type { Rulebook } from '../../rules/compile/rulebook.ts';
import { parameterAt } from '../../rules/compile/parameter-at.ts';
import type { ParameterValue } from '../../rules/format/parameter-file.ts';
import type { Model } from '../../scenario/model.ts';

/**
 * Every amount at which something changes by the design or by law on the day the scenario starts: opening balances,
 * amounts and limits of contracts and funding agreements, caps of channels and rails, amounts among the rulebook's
 * parameters. Fen, ascending, all positive.
 */
export function limitsOf(model: Model, rulebook: Rulebook | null): number[] {
  const limits = new Set<number>();
  const add = (fen: number | undefined): void => {
    if (fen !== undefined && Number.isSafeInteger(fen) && fen > 0 && fen < MAX_FEN) limits.add(fen);
  };
  for (const account of model.accounts) if (account.index !== model.outside) add(account.opening);
  for (const { terms, flow, funding } of model.instances) {
    const definition = model.flows[flow]!;
    definition.termNames.forEach((name, i) => {
      if (definition.contract[name]!.type === 'fen') add(terms[i]);
    });
    for (const { limit } of funding) add(limit);
  }
  for (const { cap, rail } of model.channels) {
    add(cap);
    add(model.rails.capAt(rail, model.startsAt));
  }
  for (const parameter of rulebook?.parameters.values() ?? []) {
    if (parameter.type === 'fen') addValues(parameterAt(parameter, dayOf(model.startsAt)), add);
  }
  return [...limits].sort(compareNumber);
}

function addValues(value: ParameterValue, add: (fen: number) => void): void {
  switch (value.kind) {
    case 'scalar':
      add(value.value as number);
      return;
    case 'interval':
      add(value.lo as number);
      add(value.hi as number);
      return;
    case 'keyed':
      for (const one of value.by.values()) addValues(one, add);
      return;
    case 'banded':
      for (const { below, value: inner } of value.bands) {
        if (below !== undefined) add(below);
        addValues(inner, add);
      }
      return;
    case 'unknown':
      return;
  }
}

/** The largest opening balance of somebody who acts, fen: what people can hope to move. */
export function reachOf(model: Model): number {
  const actors = new Set<number>();
  for (const { flow, parties } of model.instances) {
    const { acts, partyNames } = model.flows[flow]!;
    for (const { by } of Object.values(acts)) if (by !== 'operator') actors.add(parties[partyNames.indexOf(by)]!);
  }
  let fen = 100;
  for (const { owner, opening } of model.accounts) if (actors.has(owner)) fen = Math.max(fen, opening);
  return fen;
}

/**
 * Amounts worth asking for: one fen below, at and one fen above each limit, mostly those within reach; round ones; and
 * any. The bias is towards limits, because amounts matter where something compares them.
 */
export function amountArbitrary(limits: readonly number[], reach: number): fc.Arbitrary<number> {
  const around = limits.flatMap((fen) => [fen - 1, fen, fen + 1]).filter((fen) => fen > 0);
  const near = around.filter((fen) => fen <= reach + 1);
  const round = [1, 100, 1_000, 5_000, 10_000, 30_000, 100_000].filter((fen) => fen <= reach);
  const any = fc.integer({ min: 1, max: Math.min(reach, 2_147_483_647) });
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...(near.length > 0 ? near : round)) },
    { weight: 4, arbitrary: fc.constantFrom(...round) },
    { weight: 1, arbitrary: fc.constantFrom(...(around.length > 0 ? around : round)) },
    { weight: 1, arbitrary: any },
  );
}
