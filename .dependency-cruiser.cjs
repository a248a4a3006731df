/** The layers of src/README.md as executable sentences: each comment tells the offender where the code belongs. */
const layer = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: to },
});

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Two files that need each other share a third thing: give it a file of its own, one layer down.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    layer(
      'core-is-a-leaf',
      'core knows no payments: what needs a flow, a rule or a ledger belongs in the folder that owns it.',
      '^src/core/',
      '^src/(?!core/)',
    ),
    layer(
      'results-have-no-behaviour',
      'results holds shapes that everything reports in; code that fills them belongs to the folder that computes.',
      '^src/results/',
      '^src/(?!results/|core/)',
    ),
    layer(
      'ledger-knows-no-flow',
      "The ledger posts and balances. Who asked for a posting is the simulation's business.",
      '^src/ledger/',
      '^src/(?!ledger/|core/|results/)',
    ),
    layer(
      'flows-are-pure-control',
      'A flow reads its view and appends effects. It can neither see the world, the rules nor the obligations register.',
      '^src/flows/',
      '^src/(?!flows/|core/|results/|ledger/)',
    ),
    layer(
      'rules-know-no-world',
      'Rules see named facts only. A fact is computed in simulation/facts and typed in rules/catalogue.',
      '^src/rules/',
      '^src/(?!rules/|core/|results/)',
    ),
    layer(
      'scenario-describes',
      'scenario turns a file into a model; what moves the model belongs in simulation.',
      '^src/scenario/',
      '^src/(?!scenario/|flows/|rules/|ledger/|core/|results/)',
    ),
    layer(
      'simulation-is-below-search',
      'simulation runs one plan. Choosing plans is search, showing them is report, files are io.',
      '^src/simulation/',
      '^src/(search|report|io|cli)/',
    ),
    layer(
      'register-is-blind',
      'The obligations register folds facts. It must not see flows, rules or books, or it could not judge them.',
      '^src/simulation/register/',
      '^src/(flows/(?!terms)|rules/|ledger/)',
    ),
    layer(
      'search-is-pure',
      'search asks for runs and returns results; files, workers and signals are io.',
      '^src/search/',
      '^src/(report|io|cli)/',
    ),
    layer(
      'report-reads-results-only',
      'A writer renders the result model. If it needs something the model lacks, put it into the model.',
      '^src/report/',
      '^src/(?!report/|core/|results/)',
    ),
    layer('io-runs-nothing', 'io reads and writes; commands decide what to run.', '^src/io/', '^src/cli/'),
    {
      name: 'node-at-the-edge',
      comment: 'Files, clocks and processes belong in io and cli; below them a run must be a function of its input.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(io|cli)/' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'crypto-only-in-core-hash',
      comment: 'One place decides how bytes become a hash: core/hash.ts.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/core/hash\\.ts$' },
      to: { path: '^(node:)?crypto$' },
    },
    {
      name: 'xstate-only-as-reference',
      comment: 'Runs use the compiled tables; XState itself gives the meaning in flows/reference and is loaded lazily.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/flows/(reference/|define\\.ts$)' },
      to: { path: 'node_modules/xstate' },
    },
    {
      name: 'rules-engine-only-as-reference',
      comment: 'Runs use the compiled rules; json-rules-engine gives the meaning in rules/reference.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/rules/reference/' },
      to: { path: 'node_modules/json-rules-engine' },
    },
    {
      name: 'yargs-only-in-cli',
      comment: 'Commands and flags live in cli.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: 'node_modules/yargs' },
    },
    {
      name: 'internal-stays-internal',
      comment: 'A folder named internal is hidden by the folder around it: use what that folder exports.',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: '/internal/', pathNot: '^(src/$1/|node_modules/|node:)' },
    },
    {
      name: 'no-dep-on-test',
      comment: 'Nothing shipped may depend on a test helper.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^test/' },
    },
    {
      name: 'not-to-dev-dep',
      comment: 'Move the package to dependencies, with its reason in src/README.md.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/@types/' },
    },
    {
      name: 'not-unreachable-from-cli',
      comment: 'Nobody runs this file: delete it or connect it.',
      severity: 'error',
      from: { path: '^src/cli/main\\.ts$' },
      // Threads start at search-worker.ts, watched-worker.ts and hooks.ts; fenproof.ts is the door for users' flows;
      // the browser's script is built into a page.
      to: {
        path: '^src/',
        pathNot:
          '^src/(fenproof|io/workers/search-worker|io/flows/hooks|cli/watched-worker|report/html/browser/|tsconfig|.*\\.d\\.ts)',
        reachable: false,
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
