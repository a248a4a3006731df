/** Answers to questions that are only known once they are asked; the same question gets the same answer. */
export interface Answers {
  ask(question: string): boolean;
  /** What was asked so far, `!` before a question that was answered no. */
  text(): string;
}

/** Every combination of answers to whatever is asked: each round asks afresh, until no combination is left. */
export function* allAnswers(): Generator<Answers> {
  let start: readonly (readonly [question: string, answer: boolean])[] = [];
  for (;;) {
    const asked = [...start];
    const known = new Map(asked);
    yield {
      ask: (question) => {
        const answer = known.get(question);
        if (answer !== undefined) return answer;
        known.set(question, false);
        asked.push([question, false]);
        return false;
      },
      text: () => asked.map(([question, answer]) => (answer ? question : `!${question}`)).join(' '),
    };
    while (asked.at(-1)?.[1] === true) asked.pop();
    const last = asked.pop();
    if (last === undefined) return;
    start = [...asked, [last[0], true]];
  }
}
