import tseslint from 'typescript-eslint';

const determinism = {
  'no-restricted-properties': [
    'error',
    { object: 'Date', property: 'now', message: 'Simulated time is world.now; the wall clock belongs in cli.' },
    { object: 'Math', property: 'random', message: 'Use core/prng with a named stream.' },
    { object: 'Math', property: 'exp', message: 'Not the same on every machine; use exact fractions (core/rate).' },
    { object: 'Math', property: 'log', message: 'Not the same on every machine; use exact fractions (core/rate).' },
    { object: 'Math', property: 'pow', message: 'Not the same on every machine; use exact fractions (core/rate).' },
  ],
  'no-restricted-globals': [
    'error',
    ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'performance', 'process', 'Intl', 'console'].map(
      (name) => ({ name, message: `${name} depends on the machine; it belongs in io or cli.` }),
    ),
  ],
  'no-restricted-syntax': [
    'error',
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The wall clock belongs in cli.' },
    {
      selector: 'CallExpression[callee.property.name=/^(sort|toSorted)$/][arguments.length=0]',
      message: 'sort needs a comparator: compareText or compareNumber of core/order.',
    },
    {
      selector:
        'CallExpression[callee.property.name=/^(localeCompare|toLocaleString|toLocaleDateString|toLocaleUpperCase|toLocaleLowerCase)$/]',
      message: 'Locale-dependent; use core/order.',
    },
    {
      selector:
        'CallExpression[callee.property.name=/^get(FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds|TimezoneOffset)$/]',
      message: 'Local time depends on the machine; use core/time (Asia/Shanghai arithmetic).',
    },
    { selector: 'BinaryExpression[operator="**"]', message: 'Not exact beyond 2^53; use BigInt or core/rate.' },
  ],
};

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/', 'reports/', '**/*.generated.*', '**/*.cjs', '**/*.mjs'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Typed arrays and tables indexed by construction: the assertion is the proof, and it is visible.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      eqeqeq: 'error',
    },
  },
  { files: ['src/**/*.ts'], ignores: ['src/cli/**', 'src/io/**', 'src/report/html/browser/**'], rules: determinism },
);
