import { type Catalogue } from '../../../../src/rules/catalogue/catalogue.ts';
import { hookNames } from '../../../../src/rules/catalogue/hooks.ts';
import { factUnits, type FactType } from '../../../../src/rules/catalogue/spec.ts';
import { bases, confidences, severities, statuses } from '../../../../src/rules/format/words.ts';
import { operatorNames, operators, operatorsFor, operatorSpec } from '../../../../src/rules/operators.ts';
import { outcomeNames } from '../../../../src/rules/outcome.ts';

/*
 * JSON Schemas of the files under rules/, made from the catalogue and the operators, for editors: completion, hover and
 * red lines while typing. Loading checks more (hooks, languages, periods, parameters) and says it better.
 */

type Schema = Readonly<Record<string, unknown>>;

const DRAFT = 'http://json-schema.org/draft-07/schema#';

/** An object with these keys and no others. */
function closed(required: Record<string, unknown>, optional: Record<string, unknown> = {}): Schema {
  return {
    type: 'object',
    required: Object.keys(required),
    additionalProperties: false,
    properties: { ...required, ...optional },
  };
}

const text: Schema = { type: 'string', minLength: 1 };
const id: Schema = { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' };
const nullable: Schema = { type: ['string', 'null'], minLength: 1 };
const ref = (name: string): Schema => ({ $ref: `#/definitions/${name}` });

function listOf(items: unknown): Schema {
  return { type: 'array', minItems: 1, items };
}

const values: Readonly<Record<FactType, Schema>> = {
  fen: { type: 'string', pattern: '^-?(0|[1-9][0-9]*)\\.[0-9]{2}$', description: 'yuan, for example "1000.00"' },
  int: { type: 'integer' },
  ratio: {
    type: 'string',
    pattern: '^((0|[1-9][0-9]*)(\\.[0-9]+)?%?|(0|[1-9][0-9]*)/[1-9][0-9]*)$',
    description: '"12%", "1/3" or "0.12"',
  },
  bool: { type: 'boolean' },
  enum: text,
  set: text,
  text,
  date: { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', description: 'for example "2018-06-30"' },
  time: { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+\\+08:00$' },
  clock: {
    type: 'string',
    pattern: '^[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,3})?$',
    description: 'for example "17:15:00"',
  },
  party: text,
  account: text,
};

const shared = {
  text,
  id,
  bilingual: closed({ zh: text, en: text }),
  date: values.date,
  reference: closed({ fact: text }),
};

const citation = closed(
  { authority: ref('text'), document: nullable, article: nullable },
  { provision: closed({ text, readBy: text, readOn: ref('date') }), summary: ref('bilingual') },
);

const period = closed(
  {
    from: ref('date'),
    status: { enum: statuses },
    severity: { enum: severities },
    basis: { enum: bases },
    confidence: { enum: confidences },
    citation,
  },
  { to: ref('date'), reason: ref('bilingual') },
);

export function ruleSchema(catalogue: Catalogue): Schema {
  return {
    $schema: DRAFT,
    title: 'A rule. Its conditions are true when it is broken.',
    ...closed(
      {
        id: ref('id'),
        title: ref('bilingual'),
        message: ref('bilingual'),
        effective: listOf(period),
        hook: { enum: hookNames },
        decidedBy: { enum: ['contract', 'instruction', ...hookNames] },
        breachedBy: { enum: catalogue.names.filter((name) => catalogue.specOf(name)!.type === 'party') },
        appliesWhen: ref('group'),
        conditions: ref('group'),
      },
      { $schema: text, definitions: { type: 'object', additionalProperties: ref('condition') } },
    ),
    definitions: {
      ...shared,
      group: {
        oneOf: [
          closed({ all: listOf(ref('condition')) }),
          closed({ any: listOf(ref('condition')) }),
          closed({ not: ref('condition') }),
          closed({ condition: ref('text') }),
        ],
      },
      condition: { oneOf: [ref('group'), ref('leaf')] },
      leaf: leafSchema(catalogue),
    },
  };
}

function leafSchema(catalogue: Catalogue): Schema {
  const facts = {
    enum: catalogue.names,
    enumDescriptions: catalogue.names.map((name) => {
      const { zh, en } = catalogue.specOf(name)!.label;
      return `${zh} / ${en}`;
    }),
  };
  return {
    ...closed({
      fact: { anyOf: [facts, { type: 'string', pattern: '^parameter\\.' }] },
      operator: {
        enum: operatorNames,
        enumDescriptions: operatorNames.map((name) => `${operators[name].label.zh} / ${operators[name].label.en}`),
      },
      value: {},
    }),
    allOf: [...typeRules(catalogue), ...operatorNames.map(valueRule), ...memberRules(catalogue)],
  };
}

/** Facts of a type take the operators of that type. */
function typeRules(catalogue: Catalogue): Schema[] {
  const types = [...new Set(catalogue.specs.map((spec) => spec.type))];
  return types.map((type) => ({
    if: { required: ['fact'], properties: { fact: { enum: namesOf(catalogue, type) } } },
    then: { properties: { operator: { enum: operatorsFor(type) } } },
  }));
}

function namesOf(catalogue: Catalogue, type: FactType): string[] {
  return catalogue.names.filter((name) => catalogue.specOf(name)!.type === type);
}

/** Each operator takes its kind of value. */
function valueRule(name: (typeof operatorNames)[number]): Schema {
  const { right, types } = operatorSpec(name);
  const plain = [...new Map(types.map((type) => [JSON.stringify(values[type]), values[type]])).values()];
  const value = {
    true: { const: true },
    list: listOf({ type: ['string', 'integer'] }),
    member: text,
    members: listOf(text),
    value: { anyOf: [ref('reference'), ...plain] },
  }[right];
  return { if: { required: ['operator'], properties: { operator: { const: name } } }, then: { properties: { value } } };
}

/** A fact with members is compared with them, or with another fact. */
function memberRules(catalogue: Catalogue): Schema[] {
  const named = catalogue.names.filter((name) => catalogue.specOf(name)!.values !== undefined);
  return named.map((name) => {
    const member = { enum: catalogue.specOf(name)!.values! };
    return {
      if: {
        required: ['fact', 'operator'],
        properties: { fact: { const: name }, operator: { not: { enum: ['isNone', 'isPresent'] } } },
      },
      then: { properties: { value: { anyOf: [member, { type: 'array', items: member }, ref('reference')] } } },
    };
  });
}

export function parametersSchema(catalogue: Catalogue): Schema {
  const factNames = { enum: catalogue.names };
  const plain = { type: ['string', 'integer', 'boolean'] };
  const interval = closed({ lo: text, hi: text });
  const entry = closed(
    { from: ref('date'), source: text, confidence: { enum: confidences } },
    {
      to: ref('date'),
      value: plain,
      interval,
      by: { type: 'object' },
      bands: listOf(closed({ value: { anyOf: [plain, interval] } }, { below: plain })),
      unknown: ref('bilingual'),
      note: ref('bilingual'),
    },
  );
  const parameter = closed(
    {
      label: ref('bilingual'),
      type: { enum: ['fen', 'int', 'ratio', 'bool', 'enum', 'date', 'clock'] },
      values: listOf({
        ...entry,
        oneOf: ['value', 'interval', 'by', 'bands', 'unknown'].map((key) => ({ required: [key] })),
      }),
    },
    {
      unit: { enum: factUnits },
      per: ref('bilingual'),
      members: listOf(text),
      keys: listOf(factNames),
      combine: { enum: ['max', 'min'] },
      bandedBy: factNames,
      note: ref('bilingual'),
    },
  );
  return {
    $schema: DRAFT,
    title: 'Parameters of rules: values by the day from which they hold',
    ...closed(
      {
        id: ref('id'),
        title: ref('bilingual'),
        parameters: { type: 'object', propertyNames: ref('id'), additionalProperties: parameter },
      },
      { $schema: text },
    ),
    definitions: shared,
  };
}

export function casesSchema(catalogue: Catalogue): Schema {
  const stated = catalogue.names.filter((name) => catalogue.specOf(name)!.ratioOf === undefined);
  const facts = {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(stated.map((name) => [name, factValue(catalogue, name)])),
  };
  const names = { type: 'array', items: { type: 'string', minLength: 1 } };
  return {
    $schema: DRAFT,
    title: 'Cases of a rule: facts, a day, and the outcome they have',
    ...closed(
      {
        rule: ref('id'),
        facts: ref('facts'),
        cases: listOf(
          closed(
            { it: text, date: ref('date'), expect: { enum: [...outcomeNames, 'not-in-force'] } },
            {
              facts: ref('facts'),
              unknown: names,
              contractDate: ref('date'),
              instructionDate: ref('date'),
              wouldDecide: names,
              focus: { const: true },
              skip: { const: true },
            },
          ),
        ),
      },
      { $schema: text },
    ),
    definitions: { ...shared, facts },
  };
}

function factValue(catalogue: Catalogue, name: string): Schema {
  const spec = catalogue.specOf(name)!;
  const members = { enum: spec.values };
  const value =
    spec.type === 'enum' ? members : spec.type === 'set' ? { type: 'array', items: members } : values[spec.type];
  const description = `${spec.label.zh} / ${spec.label.en}`;
  return spec.mayBeNone === true ? { description, anyOf: [value, { type: 'null' }] } : { description, ...value };
}
