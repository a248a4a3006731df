import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/core/errors.ts';
import { formatYuan } from '../../../src/core/fen.ts';
import { formatDuration, formatInstant, formatTimeOfDay } from '../../../src/core/time.ts';
import { checkText } from '../../../src/scenario/validate/internal/texts.ts';
import { readSchemas, VALIDATORS_FILE, validatorSource } from '../../support/build-validators.ts';

const schemas = readSchemas();

interface ObjectSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, ObjectSchema>>;
  readonly required?: readonly string[];
  readonly enum?: readonly string[];
  readonly items?: ObjectSchema;
  readonly additionalProperties?: boolean | ObjectSchema;
  readonly pattern?: string;
  readonly $ref?: string;
}

const definitions = (file: string): Readonly<Record<string, ObjectSchema>> =>
  schemas[file]!['$defs'] as Readonly<Record<string, ObjectSchema>>;

/** A schema with what it refers to merged in. */
function resolved(schema: ObjectSchema, file: string): ObjectSchema {
  if (schema.$ref === undefined) return schema;
  const [target, name] = schema.$ref.split('#/$defs/') as [string, string];
  return { ...definitions(target === '' ? file : target)[name]!, ...schema };
}

describe('the schemas of scenario and channel files', () => {
  it('are what the validators were generated from', () => {
    expect(readFileSync(VALIDATORS_FILE, 'utf8')).toBe(validatorSource(schemas));
  });

  it('are closed everywhere but for contract terms, arguments of acts, and named values', () => {
    const open: string[] = [];
    const visit = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      const { type, properties, additionalProperties } = node as ObjectSchema;
      const isObject = type === 'object' || (Array.isArray(type) && type.includes('object'));
      if (isObject && properties !== undefined && additionalProperties !== false) open.push(path);
      for (const [key, child] of Object.entries(node)) visit(child, `${path}/${key}`);
    };
    for (const [name, schema] of Object.entries(schemas)) visit(schema, name);
    expect(open).toEqual(['scenario.schema.json/$defs/contract', 'scenario.schema.json/$defs/act']);
  });

  it('help an editor: every definition and every top-level key has a description', () => {
    for (const [file, schema] of Object.entries(schemas)) {
      for (const [name, definition] of Object.entries(definitions(file))) {
        const described = 'description' in definition || definition.properties !== undefined;
        expect([file, name, described]).toEqual([file, name, true]);
      }
      const properties = (schema.properties ?? {}) as Readonly<Record<string, ObjectSchema>>;
      for (const [name, property] of Object.entries(properties)) {
        if (name !== '$schema') expect(resolved(property, file)).toHaveProperty('description');
      }
    }
  });

  it('leave ajv to development: nothing under src imports it', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    for (const file of files.filter((name) => name.startsWith('scenario/') || name.startsWith('io/'))) {
      expect(readFileSync(join('src', file), 'utf8')).not.toMatch(/(?:from|import|require)\s*\(?\s*['"]ajv/);
    }
  });
});

describe('the schemas against the types of src/scenario/format.ts', () => {
  const source = ts.createSourceFile(
    'format.ts',
    readFileSync('src/scenario/format.ts', 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const interfaces = new Map<string, ts.InterfaceDeclaration>();
  const aliases = new Map<string, ts.TypeNode>();
  source.forEachChild((node) => {
    if (ts.isInterfaceDeclaration(node)) interfaces.set(node.name.text, node);
    if (ts.isTypeAliasDeclaration(node)) aliases.set(node.name.text, node.type);
  });

  /** The members of a union of string literals, or undefined for any other type. */
  function literals(type: ts.TypeNode): readonly string[] | undefined {
    if (ts.isParenthesizedTypeNode(type)) return literals(type.type);
    if (ts.isTypeReferenceNode(type)) {
      const alias = aliases.get(type.typeName.getText());
      return alias === undefined ? undefined : literals(alias);
    }
    if (ts.isLiteralTypeNode(type)) return ts.isStringLiteral(type.literal) ? [type.literal.text] : undefined;
    if (!ts.isUnionTypeNode(type)) return undefined;
    const parts = type.types.map(literals);
    return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
  }

  function compare(members: ts.NodeArray<ts.TypeElement>, schema: ObjectSchema, file: string, where: string): void {
    const typed = members.filter(ts.isPropertySignature);
    const names = typed.map((member) => member.name.getText());
    const required = typed
      .filter((member) => member.questionToken === undefined)
      .map((member) => member.name.getText());
    expect([where, Object.keys(schema.properties ?? {}).sort()]).toEqual([where, [...names].sort()]);
    expect([where, [...(schema.required ?? [])].sort()]).toEqual([where, [...required].sort()]);
    for (const member of typed) {
      const name = member.name.getText();
      compareType(member.type!, resolved(schema.properties![name]!, file), file, `${where}.${name}`);
    }
  }

  function compareType(type: ts.TypeNode, schema: ObjectSchema, file: string, where: string): void {
    if (ts.isTypeOperatorNode(type)) {
      compareType(type.type, schema, file, where);
      return;
    }
    if (ts.isArrayTypeNode(type)) {
      expect([where, schema.type]).toEqual([where, 'array']);
      compareType(type.elementType, resolved(schema.items!, file), file, `${where}[]`);
      return;
    }
    if (ts.isTypeLiteralNode(type)) {
      if (type.members.some(ts.isPropertySignature)) compare(type.members, schema, file, where);
      return;
    }
    const values = literals(type);
    if (values !== undefined) expect([where, [...(schema.enum ?? [])].sort()]).toEqual([where, [...values].sort()]);
    if (ts.isTypeReferenceNode(type)) {
      const name = type.typeName.getText();
      const declaration = interfaces.get(name);
      if (declaration !== undefined) compare(declaration.members, schema, file, name);
      const inner = type.typeArguments?.at(-1);
      if (name === 'Readonly' && inner !== undefined && ts.isTypeReferenceNode(inner)) {
        const [, value] = inner.typeArguments ?? [];
        if (value !== undefined && typeof schema.additionalProperties === 'object') {
          const additional = schema.additionalProperties;
          // A channel in a scenario is "use" and any part of a channel file; the type leaves the parts open.
          if (ts.isTypeLiteralNode(value)) return;
          compareType(value, resolved(additional, file), file, `${where}.*`);
        }
      }
    }
  }

  it('agree on the keys, which of them must be there, and the values they can have', () => {
    const scenario = 'scenario.schema.json';
    const channel = 'channel.schema.json';
    compare(interfaces.get('ScenarioFile')!.members, schemas[scenario] as ObjectSchema, scenario, 'ScenarioFile');
    const channelSchema = schemas[channel] as ObjectSchema;
    compare(interfaces.get('ChannelFile')!.members, channelSchema, channel, 'ChannelFile');
  });

  it('agree on the kinds of plan item', () => {
    const plan = aliases.get('PlanItem') as ts.UnionTypeNode;
    const byFirstKey: Readonly<Record<string, string>> = {
      at: 'act',
      message: 'messageDeviation',
      leg: 'legDeviation',
      query: 'queryDeviation',
      row: 'rowDeviation',
      crash: 'crash',
      channel: 'channelDeviation',
    };
    expect(plan.types).toHaveLength(Object.keys(byFirstKey).length);
    for (const type of plan.types) {
      const { members } = type as ts.TypeLiteralNode;
      const first = (members[0] as ts.PropertySignature).name.getText();
      const file = 'scenario.schema.json';
      const definition = definitions(file)[byFirstKey[first]!]!;
      // The type of `after` is plain text; the schema knows what a crash can be after.
      compare(members, definition, file, byFirstKey[first]!);
    }
  });

  it('agree on what a scenario may change of a channel', () => {
    const { use, ...changes } = definitions('scenario.schema.json')['channelUse']!.properties!;
    expect(use).toBeDefined();
    const fixed = ['$schema', 'id', 'title'];
    const all = Object.keys(schemas['channel.schema.json']!.properties ?? {});
    expect(Object.keys(changes)).toEqual(all.filter((key) => !fixed.includes(key)));
  });
});

describe('the patterns that editors use against the parsers that decide', () => {
  const place = { file: 'x.json', pointer: '' };
  const patternOf = (type: string): RegExp => new RegExp(definitions('common.schema.json')[type]!.pattern!, 'u');

  function accepts(type: string, text: string): boolean {
    try {
      checkText(type, text, place);
      return true;
    } catch (error) {
      if (error instanceof InputError) return false;
      throw error;
    }
  }

  const fen = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
  const instant = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2100, 0) });
  const ms = fc.integer({ min: 0, max: 86_399_999 });
  const rate = fc.oneof(
    fc.tuple(fc.nat(9999), fc.nat(9999)).map(([a, b]) => `${a}.${b}%`),
    fc.tuple(fc.nat(99), fc.integer({ min: 1, max: 99 })).map(([a, b]) => `${a}/${b}`),
  );
  const clock = ms.map(formatTimeOfDay);
  const good: Readonly<Record<string, fc.Arbitrary<string>>> = {
    yuan: fen.map(formatYuan),
    rate,
    yuanOrRate: fc.oneof(fen.map(formatYuan), rate),
    date: instant.map((at) => formatInstant(at).slice(0, 10)),
    instant: instant.map(formatInstant),
    duration: fc.integer({ min: 0, max: 1e12 }).map(formatDuration),
    timeOfDay: clock,
    endOfDay: fc.oneof(clock, fc.constant('24:00:00')),
    planTime: fc.oneof(
      clock,
      fc.tuple(fc.constantFrom('D', 'T'), fc.nat(9999), clock).map(([kind, days, time]) => `${kind}+${days} ${time}`),
      instant.map(formatInstant),
    ),
    key: fc.constantFrom('a', 'bank-a', 'w1', 'x-1-y'),
    factName: fc.constantFrom('loan.purpose', 'page.redirects', 'class-ii.daily'),
    system: fc.integer({ min: 1, max: 42 }).map((n) => `S${String(n).padStart(2, '0')}`),
    address: fc.constantFrom('w.1/payout#1', 'loan/payout-notice#12'),
    choiceValue: fc.constantFrom('withdrawal.retry=blind-resend'),
    text: fc.constantFrom('x', '两笔 提现'),
  };

  it('have a parser each', () => {
    const typed = Object.entries(definitions('common.schema.json')).filter(([, { pattern }]) => pattern !== undefined);
    expect(typed.map(([name]) => name).sort()).toEqual(Object.keys(good).sort());
  });

  it.each(Object.keys(good))('both accept what is right: %s', (type) => {
    fc.assert(
      fc.property(good[type]!, (text) => {
        expect([text, accepts(type, text), patternOf(type).test(text)]).toEqual([text, true, true]);
      }),
    );
  });

  // What only a parser can see: days that do not exist, amounts beyond the range, hours beyond the day.
  const beyondPattern = /^[0-9]{4}-|^(?:[DT]\+\d+ )?2[4-9]:|^[0-9]{14}|^0[0-9]+(?:\.|%|\/|$)|^0+$/;

  it.each(Object.keys(good))('no parser accepts what the editor marks as wrong, one character off: %s', (type) => {
    const characters = Array.from('0123456789.-+:%/ #DTPHMSZ_ax，０');
    fc.assert(
      fc.property(
        good[type]!,
        fc.nat(),
        fc.constantFrom(...characters),
        fc.nat(1),
        (text, position, character, cut) => {
          const at = position % (text.length + 1);
          const changed = text.slice(0, at) + character + text.slice(at + cut);
          if (accepts(type, changed)) expect([changed, patternOf(type).test(changed)]).toEqual([changed, true]);
          else if (patternOf(type).test(changed)) expect(changed).toMatch(beyondPattern);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
