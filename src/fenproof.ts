/*
 * The door for flows of your own: `import { defineFlow } from 'fenproof'`. What stands here is kept stable; the rest of
 * the package is not for import. How to write a flow: src/flows/README.md. A complete one: examples/own-flow.
 */

export { defineFlow, positions } from './flows/define.ts';
export type {
  AccountRole,
  Act,
  Asked,
  Choice,
  ChoiceValue,
  Declaration,
  Flow,
  FlowDefinition,
  Invariant,
  LegDefinition,
  TermDefinition,
} from './flows/define.ts';
export type { MachineConfig } from './flows/compile/config.ts';
export { choiceGuard, is } from './flows/guards.ts';
export type { FlowTerms, RegisterOps, RegisterView } from './flows/terms.ts';
export type { EffectBuffer, FlowView } from './flows/view.ts';
