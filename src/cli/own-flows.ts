/** Is a flow of the user's own part of this command? Then it has to be watched. */
export function usesOwnFlows(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  const options = end < 0 ? argv : argv.slice(0, end);
  const words = options.filter((word) => !word.startsWith('-'));
  return options.some((word) => word === '--flows' || word.startsWith('--flows=')) || isFlowsCheck(words);
}

function isFlowsCheck(words: readonly string[]): boolean {
  return words[0] === 'flows' && words[1] === 'check';
}

/** What the command line names as flows, for a message. */
export function ownFlowsOf(argv: readonly string[]): string {
  const named = argv.flatMap((word, i) => {
    if (word === '--flows') return argv[i + 1] ?? [];
    return word.startsWith('--flows=') ? word.slice('--flows='.length) : [];
  });
  const [, , file] = argv.filter((word) => !word.startsWith('-'));
  return named.length > 0 ? named.join(', ') : (file ?? '-');
}
