import { unreachable } from '../../../core/errors.ts';
import { parseYuan } from '../../../core/fen.ts';
import { parseRate } from '../../../core/rate.ts';
import { parseDuration, parseTimeOfDay } from '../../../core/time.ts';
import type { TermType } from '../../../flows/define.ts';
import type { FlowDescription, ValidationContext } from '../directory.ts';
import { contractOf, type FlowOutline, type Outline } from './outline.ts';
import { requireAccount, requireParticipant } from './parties.ts';
import type { Path, Problems } from './problems.ts';
import { asText, entriesOf, keysOf, lookUp } from './read.ts';
import { requireStatement } from './statements.ts';

/** Keys of a contract that are no terms. */
const CONTRACT_SECTIONS = ['between', 'funding', 'split'];

/** Flows: type, contract and its terms, roles, channels, design choices. */
export function checkFlows(problems: Problems, outline: Outline, context: ValidationContext): void {
  for (const flow of outline.flows.values()) {
    const path = ['flows', flow.key];
    if (flow.type !== undefined && flow.description === undefined) {
      problems.addUnknown('unknown-flow', flow.type, [...context.flows.keys()], [...path, 'flow']);
    }
    const contract = asText(flow.node['contract']);
    if (contract !== undefined && !outline.contracts.has(contract)) {
      problems.addUnknown('unknown-contract', contract, outline.contracts, [...path, 'contract']);
    }
    checkRoles(problems, outline, context, flow, path);
    if (flow.description === undefined) continue;
    checkChoices(problems, flow, flow.description, path);
    checkTerms(problems, outline, flow, flow.description, path);
  }
  checkUnknownTerms(problems, outline, context);
}

function checkRoles(
  problems: Problems,
  outline: Outline,
  context: ValidationContext,
  flow: FlowOutline,
  path: Path,
): void {
  const { node, description, type } = flow;
  const roleParams = { flow: type ?? '' };
  for (const [role, participant] of entriesOf(node['parties'])) {
    const at = [...path, 'parties', role];
    if (description?.roles.includes(role) === false) {
      problems.addUnknownKey('unknown-role', role, description.roles, at, roleParams);
    } else requireParticipant(problems, outline, participant, at);
  }
  for (const [role, account] of entriesOf(node['accounts'])) {
    const at = [...path, 'accounts', role];
    if (description?.accounts.includes(role) === false) {
      problems.addUnknownKey('unknown-account-role', role, description.accounts, at, roleParams);
    } else requireAccount(problems, outline, account, at);
  }
  for (const [role, channel] of entriesOf(node['channels'])) {
    const at = [...path, 'channels', role];
    if (description?.channels.includes(role) === false) {
      problems.addUnknownKey('unknown-channel-role', role, description.channels, at, roleParams);
    } else requireChannel(problems, outline, context, channel, at);
  }
}

/** A channel is named by its key in the scenario, or by the id of its file if the scenario changes nothing about it. */
export function requireChannel(
  problems: Problems,
  outline: Outline,
  context: ValidationContext,
  value: unknown,
  path: Path,
): void {
  const name = asText(value);
  if (name === undefined || outline.channels.has(name) || context.channels === undefined) return;
  if (context.channels.includes(name)) return;
  problems.addUnknown('unknown-channel', name, new Set([...outline.channels, ...context.channels]), path);
}

function checkChoices(problems: Problems, flow: FlowOutline, description: FlowDescription, path: Path): void {
  for (const [choice, value] of entriesOf(flow.node['choices'])) {
    const values = lookUp(description.choices, choice);
    const at = [...path, 'choices', choice];
    const name = asText(value);
    if (values === undefined) {
      const known = Object.keys(description.choices);
      problems.addUnknownKey('unknown-choice', choice, known, at, { flow: flow.type ?? '' });
    } else if (name !== undefined && !values.includes(name) && !lookUp(description.aliases, choice)?.includes(name)) {
      problems.addUnknown('unknown-choice-value', name, values, at, { choice });
    }
  }
}

/** A term as an example, for the message that asks for it. */
const EXAMPLES: Readonly<Record<TermType, string>> = {
  fen: '"1000.00"',
  rate: '"0.6%"',
  duration: '"PT2H"',
  'time-of-day': '"17:00:00"',
  int: '30',
  bool: 'true',
};

function checkTerms(
  problems: Problems,
  outline: Outline,
  flow: FlowOutline,
  description: FlowDescription,
  path: Path,
): void {
  const key = asText(flow.node['contract']);
  const contract = key === undefined ? undefined : contractOf(outline, key);
  // An unknown contract is reported already; its terms cannot be known.
  if (key !== undefined && contract === undefined) return;
  for (const [term, { type, required }] of Object.entries(description.terms)) {
    const value = contract === undefined ? undefined : lookUp(contract, term);
    if (value === undefined) {
      if (!required) continue;
      const params = { contract: key ?? '-', term, instance: flow.key, type };
      problems.add('term-missing', params, key === undefined ? [...path, term] : ['contracts', key, term]);
      continue;
    }
    checkTerm(problems, type, value, ['contracts', key!, term], { contract: key!, term });
  }
}

function checkTerm(
  problems: Problems,
  type: TermType,
  value: unknown,
  path: Path,
  names: { readonly contract: string; readonly term: string },
): void {
  const wrong = (): void => problems.add('term-type', { ...names, type, example: EXAMPLES[type] }, path);
  switch (type) {
    case 'fen':
      problems.attempt(path, (place) => parseYuan(value, place, { refuseNegative: true }));
      return;
    case 'rate':
      problems.attempt(path, (place) => parseRate(value, place));
      return;
    case 'duration':
      problems.attempt(path, (place) => parseDuration(value, place));
      return;
    case 'time-of-day':
      problems.attempt(path, (place) => parseTimeOfDay(value, place));
      return;
    case 'int':
      if (typeof value !== 'number') wrong();
      return;
    case 'bool':
      if (typeof value !== 'boolean') wrong();
      return;
    default:
      unreachable(type);
  }
}

/** A term that nobody reads is a slip of the pen, and its default would be used in silence. */
function checkUnknownTerms(problems: Problems, outline: Outline, context: ValidationContext): void {
  const users = new Map<string, FlowOutline[]>();
  for (const flow of outline.flows.values()) {
    const contract = asText(flow.node['contract']) ?? '';
    const list = users.get(contract);
    if (list === undefined) users.set(contract, [flow]);
    else list.push(flow);
  }
  for (const contract of outline.contracts) {
    const types = new Map((users.get(contract) ?? []).map(({ type, description }) => [type ?? '', description]));
    const descriptions = [...types.values()].filter((description) => description !== undefined);
    // Without its flows, or with an unknown one among them, nobody can say what a term is for.
    if (types.size === 0 || descriptions.length < types.size) continue;
    const known = new Set(
      descriptions.flatMap(({ terms }) => Object.keys(terms)).concat(Object.keys(context.ruleTerms ?? {})),
    );
    for (const term of keysOf(contractOf(outline, contract))) {
      const path = ['contracts', contract, term];
      if (CONTRACT_SECTIONS.includes(term)) continue;
      if (known.has(term)) {
        const isRead = descriptions.some(({ terms }) => Object.hasOwn(terms, term));
        if (!isRead)
          requireStatement(
            problems,
            context.ruleTerms![term]!,
            lookUp(contractOf(outline, contract)!, term),
            path,
            term,
          );
        continue;
      }
      const flows = [...types.keys()].join(', ');
      problems.addUnknownKey('unknown-term', term, known, path, { flows });
    }
  }
}
