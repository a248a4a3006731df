import type { Features } from '../guided/features.ts';
import type { RunUnderWay } from './run-under-way.ts';
import type { Arrival } from './ways.ts';

/** Where the run stands; null if something was found or reached on the way, which those who come by have to tell of. */
export function arrivalAt(run: RunUnderWay, features: Features, before: Int32Array): Arrival | null {
  const numbers: number[] = [];
  const values: number[] = [];
  const { runner, notes, struck, alphabet } = run;
  const isNothingNew = features.save(numbers);
  if (!isNothingNew || !notes!.isEmpty || notes!.rules.length > 0) return null;
  const runAt = numbers.length;
  runner.save(numbers, values);
  const runEnd = numbers.length;
  runner.kernel.desk?.aggregates.save(numbers);
  for (let i = 0; i < struck.length; i++) numbers.push(struck[i]! - before[i]!);
  numbers.push(run.values!.deviations - run.left, run.count);
  for (let i = 0; i < alphabet.budget.length; i++) numbers.push(alphabet.budget[i]!);
  return {
    ...{ numbers: Int32Array.from(numbers), runAt, runEnd, values: Float64Array.from(values) },
    acts: run.acts.slice(),
    deviations: [...run.deviations.values()],
    twins: [...run.twins],
    crashes: run.crashes.slice(),
  };
}

/** False if the way has to be gone after all. */
export function arrive(run: RunUnderWay, arrival: Arrival, features: Features): boolean {
  const { numbers, values, acts, deviations, twins, crashes } = arrival;
  if (features.isNew(numbers, 0)) return false;
  const { runner, struck, alphabet } = run;
  let at = runner.load(numbers, features.load(numbers, 0), values);
  const { desk } = runner.kernel;
  if (desk !== null) at = desk.aggregates.load(numbers, at);
  for (let i = 0; i < struck.length; i++) struck[i]! += numbers[at++]!;
  run.left = run.values!.deviations - numbers[at++]!;
  run.count = numbers[at++]!;
  for (let i = 0; i < alphabet.budget.length; i++) alphabet.budget[i] = numbers[at++]!;
  for (let i = 0; i < acts.length; i++) run.acts.push(acts[i]!);
  for (let i = 0; i < deviations.length; i++) run.deviations.set(deviations[i]!.address, deviations[i]!);
  for (let i = 0; i < twins.length; i++) run.twins.add(twins[i]!);
  for (let i = 0; i < crashes.length; i++) run.crashes.push(crashes[i]!);
  return true;
}

/** Does the run stand where the one before it did? */
export function standsAt(run: RunUnderWay, { numbers, runAt, runEnd, values }: Arrival): boolean {
  const own: number[] = [];
  const held: number[] = [];
  run.runner.save(own, held);
  return (
    own.length === runEnd - runAt &&
    held.length === values.length &&
    held.every((value, i) => value === values[i]) &&
    own.every((number, i) => number === numbers[runAt + i])
  );
}
