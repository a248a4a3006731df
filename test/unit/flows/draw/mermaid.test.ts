import { describe, expect, it } from 'vitest';
import { drawMermaid } from '../../../../src/flows/draw/mermaid.ts';
import { machines } from '../../../support/machines/machines.ts';
import { names } from '../../../support/machines/names.ts';

/** What a label may hold in Mermaid's own grammar: no colon, semicolon or bare hash, nothing that starts a comment. */
const LABEL = String.raw`(?:[^:;#<>{}%"\n]|#\d+;)+`;
const ID = String.raw`[A-Za-z]\w*`;
const LINES = [
  /^stateDiagram-v2$/,
  new RegExp(String.raw`^ *state "[\w* -]+" as ${ID}(?: \{)?$`),
  new RegExp(`^ *${ID}: ${LABEL}$`),
  new RegExp(`^ *${ID} --> ${ID}: ${LABEL}$`),
  new RegExp(String.raw`^ *\[\*\] --> ${ID}$`),
  new RegExp(String.raw`^ *${ID} --> \[\*\]$`),
  /^ *(?:--|\})$/,
];

describe('a Mermaid diagram', () => {
  it('shows states, transitions, guards, actions and timers of a machine', () => {
    const drawn = drawMermaid(
      {
        id: 'payout',
        initial: 'sending',
        states: {
          sending: {
            initial: 'first',
            on: { A: { target: '.again', guard: { type: 'not', guard: { type: 'or', guards: ['g', 'h'] } } } },
            states: { first: { entry: 'a', on: { B: { actions: 'b' } } }, again: { after: { soon: '#payout.done' } } },
          },
          done: { type: 'final' },
        },
        on: { C: { guard: { type: 'atLeast', params: { fen: 100 } }, target: '.done', actions: ['a', 'b'] } },
      },
      names,
    );
    expect(drawn).toBe(`stateDiagram-v2
  state "payout" as s0_payout {
    state "any of payout" as s0_payout_any
    state "sending" as s1_sending {
      state "any of sending" as s1_sending_any
      state "first" as s2_first
      s2_first: entry / a
      s2_first: B / b
      state "again" as s3_again
      [*] --> s2_first
    }
    state "done" as s4_done
    [*] --> s1_sending
    s4_done --> [*]
  }
  [*] --> s0_payout
  s0_payout_any --> s4_done: C [atLeast(fen=100)] / a, b
  s1_sending_any --> s3_again: A [not (g or h)]
  s3_again --> s4_done: after soon
`);
  });

  it('keeps text from params out of the grammar', () => {
    const text = 'a: "b"; --> %% note #59; <br> {direction TB}\n';
    const drawn = drawMermaid({ id: 'm', on: { A: { actions: { type: 'say', params: { text } } } } }, names);
    expect(drawn).toContain(
      's0_m: A / say(text=a#58; #34;b#34;#59; --#62; #37;#37; note #35;59#59; #60;br#62; #123;#100;irection TB#125;#10;)\n',
    );
  });

  it.each(Object.keys(machines))('is well formed for: %s', (name) => {
    const drawn = drawMermaid(machines[name]!, names);
    expect(drawn).toBe(drawMermaid(machines[name]!, names));
    const inside = new Map<string, string[]>();
    const open: string[] = [];
    const edges: [string, string][] = [];
    for (const line of drawn.trimEnd().split('\n')) {
      expect(LINES.some((shape) => shape.test(line)) ? '' : line).toBe('');
      const declared = / as (\w+)/.exec(line)?.[1];
      if (declared !== undefined) {
        expect(inside.has(declared)).toBe(false);
        inside.set(declared, [...open]);
        if (line.endsWith('{')) open.push(declared);
      }
      if (line.trim() === '}') open.pop();
      const edge = /(\w+) --> (\w+)/.exec(line);
      if (edge !== null) edges.push([edge[1]!, edge[2]!]);
    }
    expect(open).toEqual([]);
    for (const [from, to] of edges) {
      // Renderers fail on an edge between a composite state and what is inside it.
      expect(inside.get(from)).not.toContain(to);
      expect(inside.get(to)).not.toContain(from);
    }
  });
});
