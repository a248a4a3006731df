import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ScenarioFile } from '../../../../src/scenario/format.ts';
import { planFromStimuli } from '../../../../src/search/plan/from-stimuli.ts';
import { searchPlan } from '../../../../src/search/plan/plan.ts';
import { Runner } from '../../../../src/search/plan/runner.ts';
import { compilePlan } from '../../../../src/simulation/plan/compile.ts';
import { findingFingerprint } from '../../../../src/simulation/result/fingerprint.ts';
import { runModel } from '../../../../src/simulation/run.ts';
import { subjectOf } from '../../../support/search.ts';

const folder = 'scenarios/choices/withdrawal';
const scenarios = readdirSync(folder)
  .filter((name) => name.endsWith('.scenario.json'))
  .map((name) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as ScenarioFile);

describe('a plan run by the search', () => {
  for (const scenario of scenarios) {
    describe(scenario.id, () => {
      let subject: Awaited<ReturnType<typeof subjectOf>>;
      let runner: Runner;
      let expected: string[];
      const plan = () => searchPlan(compilePlan(subject.model, scenario.plan ?? []));
      const shown = (run: ReturnType<Runner['run']>) => run.found.map((f) => `${f.fingerprint} ${String(f.amount)}`);
      beforeAll(async () => {
        subject = await subjectOf(scenario);
        runner = new Runner(subject);
        const { model, machines } = subject;
        const { collector } = runModel(model, machines, { record: false });
        expected = collector
          .roots()
          .map(({ breach, amount }) => `${findingFingerprint(model, machines, breach)} ${String(amount)}`);
        expect(expected.length).toBeGreaterThan(0);
      });

      it('shows what `run` shows', () => {
        expect(shown(runner.run(plan()))).toEqual(expected);
      });

      it('begins where a runner does that has run nothing', () => {
        const start = (from: Runner): number[][] => {
          const [numbers, values]: [number[], number[]] = [[], []];
          from.rewind();
          from.kernel.checks.looks.clear();
          from.save(numbers, values);
          return [numbers, values];
        };
        const runnerOfNothing = new Runner(subject);
        runner.run(plan());
        expect(start(runner)).toEqual(start(runnerOfNothing));
      });

      it('shows the same after any other run', () => {
        const first = runner.run(plan(), { hash: true });
        runner.run({ acts: [], deviations: [], crashes: [], until: 0 });
        const second = runner.run(plan(), { hash: true });
        expect(second.traceHash).toBe(first.traceHash);
        expect(shown(second)).toEqual(shown(first));
      });

      it('is the same plan again when it is read from its own stimuli', () => {
        const { stimuli, found } = runner.run(plan());
        const again = planFromStimuli(runner.kernel, runner.start, stimuli);
        expect(shown(runner.run(again))).toEqual(shown({ ...runner.run(plan()), found }));
        expect(again.acts).toEqual(plan().acts);
      });

      it('stops at the finding that was asked for, at the same length', () => {
        const whole = runner.run(plan());
        const one = whole.found[0]!;
        const stopped = runner.run(plan(), { until: ({ id }) => id === one.id });
        expect(stopped.found.find(({ id }) => id === one.id)?.length).toBe(one.length);
        expect(stopped.events).toBeLessThanOrEqual(whole.events);
      });
    });
  }
});
