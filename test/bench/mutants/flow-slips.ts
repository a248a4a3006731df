import type { Library } from '../../../src/io/scenarios/library.ts';
import type { Runner } from '../../../src/search/plan/runner.ts';
import type { StepWitness } from '../../../src/simulation/stepper.ts';
import { differingRows, RowReader, SlipWatch } from './rows.ts';
import { slipsOf, type Slip } from './slips.ts';

/** The slips of one flow, and where each of them shows. */
export class FlowSlips {
  readonly flow: string;
  readonly slips: readonly Slip[];
  private readonly tables;
  private readonly base;
  private readonly differing;

  constructor(library: Library, flow: string) {
    this.flow = flow;
    const definition = library.flows.get(flow)!;
    const { tables } = library.machine(definition);
    this.tables = tables;
    this.slips = slipsOf(definition);
    const reader = new RowReader(tables);
    this.base = reader.rows(tables);
    this.differing = this.slips.map(({ machine }) => differingRows(this.base, reader.rows(machine.tables)));
  }

  /** @param at position of the flow among the machines of the subject that is watched. */
  watch(at: number): SlipWatch {
    return new SlipWatch(at, this.tables, this.base, this.differing);
  }
}

/** Has the steps of a runner watched as well. */
export function watchSteps({ tracker }: Runner, watch: StepWitness): void {
  const own = (tracker as StepWitness).stepped.bind(tracker);
  const both: StepWitness['stepped'] = (flow, configuration, event, leaf, guard) => {
    own(flow, configuration, event, leaf, guard);
    watch.stepped(flow, configuration, event, leaf, guard);
  };
  (tracker as StepWitness).stepped = both;
}
