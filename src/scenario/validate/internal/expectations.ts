import type { ValidationContext } from '../directory.ts';
import type { Outline } from './outline.ts';
import { requireDistinct, requireParticipant } from './parties.ts';
import type { Problems } from './problems.ts';
import { asObject, asText, itemsOf, lookUp } from './read.ts';

/** Expected findings, rules to enforce and rules left to the plan, systems, claims, the choice value that is provoked. */
export function checkExpectations(problems: Problems, outline: Outline, context: ValidationContext): void {
  requireDistinct(problems, itemsOf(outline.root['systems']), ['systems']);
  requireDistinct(problems, itemsOf(outline.root['claims']), ['claims']);
  itemsOf(outline.root['claims']).forEach((claim, index) => {
    const id = asText(claim);
    if (id === undefined || context.claims?.includes(id) !== false) return;
    problems.addUnknown('unknown-claim', id, context.claims, ['claims', index]);
  });
  const known = context.findings === undefined ? undefined : [...context.findings, ...(context.rules ?? [])];
  itemsOf(outline.root['expect']).forEach((item, index) => {
    const node = asObject(item) ?? {};
    const bare = asText(item);
    const id = bare ?? asText(node['id']);
    const path = ['expect', index];
    if (id !== undefined && known?.includes(id) === false) {
      problems.addUnknown('unknown-finding', id, known, bare === undefined ? [...path, 'id'] : path);
    }
    requireParticipant(problems, outline, node['loses'], [...path, 'loses']);
    if (node['yuan'] !== undefined && node['atMost'] !== undefined)
      problems.add('expect-two-amounts', {}, [...path, 'atMost']);
  });
  itemsOf(asObject(outline.root['law'])?.['enforce']).forEach((rule, index) => {
    const id = asText(rule);
    if (id === undefined || context.rules?.includes(id) !== false) return;
    problems.addUnknown('unknown-rule', id, context.rules, ['law', 'enforce', index]);
  });
  requireDistinct(problems, itemsOf(outline.root['unenforced']), ['unenforced']);
  itemsOf(outline.root['unenforced']).forEach((rule, index) => {
    const id = asText(rule);
    if (id === undefined || context.rules?.includes(id) !== false) return;
    problems.addUnknown('unknown-rule', id, context.rules, ['unenforced', index]);
  });
  checkProvokes(problems, outline, context);
}

function checkProvokes(problems: Problems, outline: Outline, context: ValidationContext): void {
  const match = /^([^.=]+)\.([^.=]+)=([^=]+)$/.exec(asText(outline.root['provokes']) ?? '');
  if (match === null) return;
  const [, flow, choice, value] = match as unknown as [string, string, string, string];
  const description = context.flows.get(flow);
  const path = ['provokes'];
  if (description === undefined) {
    problems.addUnknown('unknown-flow', flow, [...context.flows.keys()], path);
    return;
  }
  const values = lookUp(description.choices, choice);
  if (values === undefined) {
    problems.addUnknown('unknown-choice', choice, Object.keys(description.choices), path, { flow });
  } else if (!values.includes(value)) problems.addUnknown('unknown-choice-value', value, values, path, { choice });
}
