import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { factsCatalogue } from '../../../../src/rules/catalogue/catalogue.ts';
import { ruleFiles, rulesFolder, shippedRulebook } from '../load.ts';
import { factsPage } from './facts-page.ts';
import { casesSchema, parametersSchema, ruleSchema } from './schemas.ts';

const schemas = {
  rule: ruleSchema(factsCatalogue),
  parameters: parametersSchema(factsCatalogue),
  cases: casesSchema(factsCatalogue),
};

const options = { printWidth: 120, singleQuote: true };

describe('files generated from the catalogue', () => {
  for (const [name, schema] of Object.entries(schemas)) {
    it(`rules/schema/${name}.schema.json is up to date`, async () => {
      const text = await format(JSON.stringify(schema), { ...options, parser: 'json' });
      await expect(text).toMatchFileSnapshot(join(rulesFolder, 'schema', `${name}.schema.json`));
    });
  }

  it('rules/facts.md is up to date', async () => {
    const page = factsPage(factsCatalogue, shippedRulebook.factsRead);
    const text = await format(page, { ...options, parser: 'markdown' });
    await expect(text).toMatchFileSnapshot(join(rulesFolder, 'facts.md'));
  });
});

describe('an editor that knows the schemas', () => {
  const ajv = new Ajv({ strict: true, allErrors: true, strictRequired: false, strictTypes: false });
  ajv.addVocabulary(['enumDescriptions']);
  const endings = { rule: '.rule.json', parameters: '.json', cases: '.cases.json' } as const;

  for (const [name, schema] of Object.entries(schemas)) {
    const validate = ajv.compile(schema);
    const ending = endings[name as keyof typeof endings];
    const files = ruleFiles(ending).filter((file) => name !== 'parameters' || file.startsWith('parameters/'));

    it(`finds nothing wrong with the shipped ${name} files`, () => {
      expect(files.length).toBeGreaterThan(3);
      for (const file of files) {
        validate(JSON.parse(readFileSync(join(rulesFolder, file), 'utf8')));
        expect(validate.errors ?? [], file).toEqual([]);
      }
    });
  }

  const leaf = (value: object): object => {
    const file = join(rulesFolder, 'connection/no-direct-connection/no-direct-connection.rule.json');
    return { ...(JSON.parse(readFileSync(file, 'utf8')) as object), conditions: { all: [value] } };
  };

  it.each([
    ['an amount that is a number', { fact: 'leg.amount', operator: 'moneyAtMost', value: 1000 }],
    ['an unknown fact', { fact: 'leg.amonut', operator: 'moneyAtMost', value: '1000.00' }],
    ['an operator of another type', { fact: 'leg.amount', operator: 'atMost', value: '1000.00' }],
    ['a member that does not exist', { fact: 'leg.rail', operator: 'equal', value: 'hpvs' }],
    ['a text where a list is needed', { fact: 'leg.rail', operator: 'in', value: 'hvps' }],
    ['a path', { fact: 'leg.rail', operator: 'equal', value: 'hvps', path: '$..x' }],
    ['an empty list of conditions', { any: [] }],
    ['two operators in one condition', { all: [leaf], any: [leaf] }],
  ])('marks %s', (_, condition) => {
    expect(ajv.compile(schemas.rule)(leaf(condition))).toBe(false);
  });

  it('accepts the rule those are made from', () => {
    expect(ajv.compile(schemas.rule)(leaf({ fact: 'leg.amount', operator: 'moneyAtMost', value: '1000.00' }))).toBe(
      true,
    );
  });
});
