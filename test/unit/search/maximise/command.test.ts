import { describe, expect, it } from 'vitest';
import { fenproof } from '../../../support/fenproof.ts';

const FILE = 'scenarios/choices/withdrawal/freeze--none.scenario.json';

interface Document {
  readonly yuan: string;
  readonly exact: boolean;
  readonly because: readonly string[];
  readonly plan: readonly unknown[];
  readonly findings: readonly { readonly loss: readonly { readonly party: string; readonly yuan: string }[] }[];
  readonly replay: string;
}

async function maximise(...argv: string[]): Promise<{ readonly code: number; readonly document: Document }> {
  const { code, out } = await fenproof(['maximise', FILE, '--format', 'json', ...argv]);
  return { code, document: JSON.parse(out) as Document };
}

describe('fenproof maximise', () => {
  it('tells the most that is lost, how, and that nothing within the bounds loses more', async () => {
    const { code, document } = await maximise('--loss-of', 'bob', '--steps', '2');
    expect(document).toMatchObject({ yuan: '60.00', exact: true, because: [], length: 2 });
    // What is told is what a run of the plan finds.
    expect(document.findings.flatMap(({ loss }) => loss)).toEqual([{ party: 'bob', yuan: '60.00' }]);
    expect(code).toBe(0);
  });

  it('finds nothing where a step too few is allowed, or the design is sound', async () => {
    const one = await maximise('--loss-of', 'bob', '--steps', '1');
    expect(one.document).toMatchObject({ yuan: '0.00', exact: true, plan: [] });
    const sound = await maximise('--loss-of', 'bob', '--steps', '2', '--set', 'type:withdrawal.freeze=hold');
    expect(sound.document).toMatchObject({ yuan: '0.00', exact: true });
    expect(sound.code).toBe(0);
  });

  it('says that it is a lower bound where not everything was followed, exit 3', async () => {
    const { code, document } = await maximise('--loss-of', 'bob', '--steps', '2', '--width', '1');
    expect(document).toMatchObject({ exact: false, because: ['width'] });
    expect(code).toBe(3);
  });

  it('gives a command that finds the same', async () => {
    const { document } = await maximise('--loss-of', 'bob', '--steps', '2');
    const words = document.replay.split(' ').slice(2);
    const { out } = await fenproof([...words, '--format', 'json']);
    expect(JSON.parse(out)).toEqual(document);
  });

  it('needs a participant of the scenario', async () => {
    const none = await fenproof(['maximise', FILE]);
    expect(none.err).toContain('[maximise-needs-party]');
    const wrong = await fenproof(['maximise', FILE, '--loss-of', 'bobb']);
    expect(wrong.err).toContain('[maximise-unknown-party]');
    expect(wrong.err).toContain('bob');
    expect([none.code, wrong.code]).toEqual([2, 2]);
  });
});
