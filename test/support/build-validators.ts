/*
 * Turns the JSON Schemas of scenarios/schema into src/scenario/validate/internal/validators.generated.ts, so that a run
 * needs neither ajv nor the schema files. Run it after a change of a schema:
 *
 *   node --no-warnings --loader ts-node/esm test/support/build-validators.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';

export const VALIDATORS_FILE = 'src/scenario/validate/internal/validators.generated.ts';

interface Schema {
  readonly [keyword: string]: unknown;
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly items?: Schema;
  readonly if?: { readonly required: readonly [string] };
  readonly then?: Schema;
  readonly else?: Schema;
}

export type Schemas = Readonly<Record<string, Schema>>;

/** The schema files by name. */
export function readSchemas(): Schemas {
  return Object.fromEntries(
    ['common', 'channel', 'scenario'].map((name) => {
      const file = `${name}.schema.json`;
      return [file, JSON.parse(readFileSync(`scenarios/schema/${file}`, 'utf8')) as Schema];
    }),
  );
}

interface Tables {
  /** Where an object is closed, and the keys it may have; `when`: only if it has this key. */
  readonly keys: { readonly path: string; readonly when: string; readonly names: readonly string[] }[];
  /** Where a text has a form of its own, and which (the name of its definition in common.schema.json). */
  readonly texts: { readonly path: string; readonly type: string }[];
  /** Where the keys of an object are names of this form. */
  readonly names: { readonly path: string; readonly type: string }[];
}

/** Definitions of common.schema.json that say no more than their JSON type. */
const UNTYPED = new Set(['bilingual', 'scalar', 'reference']);

/** What error messages need to know about a schema, by path with `*` for any key or index. */
function tablesOf(schemas: Schemas, root: string): Tables {
  const tables: Tables = { keys: [], texts: [], names: [] };
  const visit = (schema: Schema, file: string, path: string, when: string): void => {
    if (schema.$ref !== undefined) {
      const [target, pointer] = schema.$ref.split('#/$defs/') as [string, string];
      const name = target === '' ? file : target;
      if (target === 'common.schema.json' && !UNTYPED.has(pointer)) {
        tables.texts.push({ path, type: pointer });
        return;
      }
      visit((schemas[name]!['$defs'] as Readonly<Record<string, Schema>>)[pointer]!, name, path, when);
    }
    if (schema.properties !== undefined) {
      if (schema.additionalProperties === false) {
        tables.keys.push({ path, when, names: Object.keys(schema.properties) });
      }
      for (const [key, child] of Object.entries(schema.properties)) visit(child, file, `${path}/${key}`, '');
    }
    if (typeof schema.additionalProperties === 'object') visit(schema.additionalProperties, file, `${path}/*`, '');
    if (schema.propertyNames?.$ref !== undefined) {
      tables.names.push({ path, type: schema.propertyNames.$ref.split('/').at(-1)! });
    }
    if (schema.items !== undefined) visit(schema.items, file, `${path}/*`, '');
    if (schema.then !== undefined) visit(schema.then, file, path, schema.if!.required[0]);
    if (schema.else !== undefined) visit(schema.else, file, path, when);
  };
  visit(schemas[root]!, root, '', '');
  return tables;
}

/**
 * What ajv has to check: keys, JSON types, ranges. Descriptions are for editors, and texts with a form of their own
 * (amounts, times, names) are read by our parsers at the places that {@link tablesOf} lists.
 */
function structureOnly(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(structureOnly);
  if (typeof value !== 'object' || value === null) return value;
  const { $ref } = value as Schema;
  if ($ref?.startsWith('common.schema.json#/$defs/') === true && !UNTYPED.has($ref.split('/').at(-1)!)) return true;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, child]) => !(['description', 'title'].includes(key) && typeof child === 'string'))
      .filter(([key]) => key !== 'propertyNames')
      .map(([key, child]) => [key, structureOnly(child)]),
  );
}

/** The text of {@link VALIDATORS_FILE}. */
export function validatorSource(schemas: Schemas): string {
  const ajv = new Ajv2020({
    allErrors: true,
    messages: false,
    strict: true,
    // `{"$ref": …, "required": […]}` demands keys whose types stand in the definition referred to.
    strictTypes: false,
    strictRequired: false,
    allowUnionTypes: true,
    code: { source: true, esm: true, lines: true },
  });
  for (const [name, schema] of Object.entries(schemas)) ajv.addSchema(structureOnly(schema) as object, name);
  const code = (standaloneCode as unknown as (ajv: Ajv2020, names: Record<string, string>) => string)(ajv, {
    scenario: 'scenario.schema.json',
    channel: 'channel.schema.json',
  });
  // Helpers of ajv would be loaded by every run; the schemas avoid the keywords that need one (minLength, uniqueItems).
  const helper = /\brequire\([^)]*\)/.exec(code);
  if (helper !== null) throw new Error(`the schemas use a keyword that needs ${helper[0]}`);
  // ajv copies all errors so far for every further one of a referenced definition: 60,000 would take seconds.
  const linear = code.replace(/\bvErrors\.concat\((validate\d+\.errors)\)/g, 'append(vErrors, $1)');
  const table = (name: string): string => JSON.stringify(tablesOf(schemas, name), null, 1);
  return `// @ts-nocheck
// Generated from scenarios/schema by test/support/build-validators.ts. Do not edit.
${linear.trim()}

function append(all, more) {
  for (const error of more) all.push(error);
  return all;
}

export const scenarioTables = ${table('scenario.schema.json')};
export const channelTables = ${table('channel.schema.json')};
`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(VALIDATORS_FILE, validatorSource(readSchemas()));
}
