import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatDate } from '../../../src/core/time.ts';
import { factsCatalogue } from '../../../src/rules/catalogue/catalogue.ts';
import { explainRule } from '../../../src/rules/explain-rule/explain-rule.ts';
import { hasMemberLabel } from '../../../src/rules/explain-rule/member-labels.ts';
import { outlineText } from '../../../src/rules/explain-rule/outline.ts';
import { leavesOf } from '../../../src/rules/facts-of-rule.ts';
import { operatorSpec } from '../../../src/rules/operators.ts';
import { shippedRulebook } from './load.ts';

/* One file a rule and language. After a change of a rule run with FENPROOF_UPDATE=1 and read the difference. */
const GOLDEN = 'test/golden/rules/explain';

describe('the explanation of every rule', () => {
  for (const rule of shippedRulebook.rules) {
    for (const lang of ['zh', 'en'] as const) {
      const text = outlineText(explainRule(rule, factsCatalogue), lang);

      it(`${rule.id} reads as it did (${lang})`, () => {
        const file = join(GOLDEN, `${rule.id}.${lang}.txt`);
        if (process.env['FENPROOF_UPDATE'] === '1') {
          mkdirSync(GOLDEN, { recursive: true });
          writeFileSync(file, text);
        }
        expect(existsSync(file) ? readFileSync(file, 'utf8') : '').toBe(text);
      });

      it(`${rule.id} names every fact, operator, date and article (${lang})`, () => {
        for (const { left, operator, right } of leavesOf(rule)) {
          const sides = right.kind === 'fact' || right.kind === 'parameter' ? [left, right] : [left];
          for (const side of sides) {
            const label = side.kind === 'fact' ? factsCatalogue.specOf(side.name)!.label : side.parameter.label;
            expect(text).toContain(label[lang]);
          }
          expect(text).toContain(operatorSpec(operator).label[lang]);
        }
        for (const { from, to, citation } of rule.periods) {
          expect(text).toContain(formatDate(from));
          if (to !== undefined) expect(text).toContain(formatDate(to));
          expect(text).toContain(citation.article ?? (lang === 'zh' ? '未注明条款' : 'no article stated'));
        }
      });
    }
  }

  it('has no placeholder, no raw fact name and no line that ends with a blank', () => {
    for (const rule of shippedRulebook.rules) {
      for (const lang of ['zh', 'en'] as const) {
        const text = outlineText(explainRule(rule, factsCatalogue), lang);
        expect(text).not.toMatch(/\{\{|undefined|null|NaN| \n/);
        expect(text).not.toMatch(/parameter\./);
      }
    }
  });

  it('has a word in both languages for every member that a fact can be', () => {
    const members = new Set(factsCatalogue.specs.flatMap((spec) => spec.values ?? []));
    expect([...members].filter((member) => !hasMemberLabel(member))).toEqual(['A', 'B', 'C', 'D', 'E']);
  });
});
