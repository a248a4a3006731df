import type { Finding, Step } from '../../src/results/finding.ts';
import type { Report, ReportFinding, ReportScenario } from '../../src/results/report.ts';

/*
 * A report written by hand, with one of everything that writers treat differently. Names and texts of `hostile` are
 * what somebody may write into a scenario or a rule.
 */

/** Everything that some format would take for more than text. */
export const hostile =
  '<script>alert(1)</script> " \' & ]]> %0A::error::x `code` ```\n| [a](javascript:b) @all https://x.example ' +
  '\u001b[31mred\u0007 \u202eright \u0000 \ud800 =1+1 {{name}} ${x} -- <!-- 你好';

const both = (en: string, zh = `（${en}）`): { zh: string; en: string } => ({ zh, en });

const steps: readonly Step[] = [
  {
    n: 1,
    at: '2018-02-12T10:00:00+08:00',
    text: both('ann withdraws 300.00 yuan', 'ann 提现 300.00 元'),
    address: 'w1',
    kind: 'act',
    instance: 'w1',
    between: ['ann', 'pay'],
    from: 'idle',
    to: 'underway.sending',
    changes: [{ account: 'ann-wallet', book: 'information', before: '500.00', after: '200.00' }],
  },
  {
    n: 4,
    at: '2018-02-13T09:00:00+08:00',
    text: both('payout #2 arrives', '付款 #2 到账'),
    address: 'payout#2',
    kind: 'settle',
    instance: 'w1',
    between: ['payout', 'ann'],
    meanwhile: [{ account: 'transit:payout', book: 'money', before: '0.00', after: '300.00' }],
    changes: [
      { account: 'transit:payout', book: 'money', before: '300.00', after: '0.00' },
      { account: 'ann-card', book: 'money', before: '300.00', after: '600.00' },
    ],
  },
];

const doublePayment: Finding = {
  kind: 'funds',
  id: 'double-payment',
  at: '2018-02-13T09:00:00+08:00',
  flow: 'w1',
  expected: false,
  fails: true,
  loss: [{ party: 'pay', yuan: '300.00' }],
  holds: 'ann',
  breachedBy: 'pay',
  fingerprint: 'double-payment | withdrawal | idle + withdraw | dispatch | unknown',
  headline: both('paid twice: ann received 300.00 yuan more than was owed', '重复付款：ann 多收 300.00 元'),
  consequences: ['uncovered-payout'],
  because: [],
  citation: '',
  event: 4,
  steps,
};

const directConnection: Finding = {
  ...doublePayment,
  kind: 'rule',
  id: 'no-direct-connection',
  loss: [],
  holds: '-',
  fingerprint: 'no-direct-connection | withdrawal | idle + withdraw | payout | -',
  headline: both('a payment institution connects directly to a bank', '支付机构直连银行'),
  consequences: [],
  because: [
    {
      fact: 'leg.connection',
      label: both('connection', '连接方式'),
      value: both('direct', '直连'),
      test: both('is not clearing', '不是 清算机构'),
    },
  ],
  citation: '中国人民银行 银支付〔2017〕209号',
  event: 1,
};

const places = {
  scenario: { file: 'scenarios/提现 a/blind-resend.scenario.json', line: 2, column: 3 },
  rule: { file: 'rules/connection/no-direct-connection/no-direct-connection.rule.json', line: 31, column: 5 },
};

function reportFinding(finding: Finding, changes: Partial<ReportFinding> = {}): ReportFinding {
  return {
    ...finding,
    scenario: 'blind-resend',
    scenarioPlace: places.scenario,
    rulePlace: finding.kind === 'funds' ? null : places.rule,
    frame: {
      file: (finding.kind === 'funds' ? places.scenario : places.rule).file,
      line: (finding.kind === 'funds' ? places.scenario : places.rule).line,
      lines: ['"w1": {', '  "flow": "withdrawal"', '}'],
    },
    source: 'scenario',
    state: 'new',
    waiver: null,
    replay: "fenproof run 'scenarios/提现 a/blind-resend.scenario.json'",
    ...changes,
  };
}

const scenario: ReportScenario = {
  id: 'blind-resend',
  file: places.scenario.file,
  title: both('Resent while the outcome is unknown', '结果未知就重发'),
  story: both('The channel does not answer. The operator sends the order again.', '通道不应答。操作员重发。'),
  systems: ['S25'],
  date: '2018-02-12',
  seed: '1',
  traceHash: 'a'.repeat(64),
  events: 24,
  verdict: 'unexpected',
  missing: [],
  needsPerson: [],
  inconclusive: [],
  assumptions: [],
  metrics: { 'peak-advance': '0.00' },
  replay: 'fenproof run blind-resend.scenario.json',
  place: places.scenario,
  regression: false,
  cast: {
    parties: [
      { key: 'ann', name: both('Ann', '安'), kind: 'person' },
      { key: 'pay', name: both('pay', 'pay'), kind: 'payment-institution' },
      { key: 'payout', name: both('payout', 'payout'), kind: 'channel' },
    ],
    accounts: [
      { key: 'ann-wallet', owner: 'ann', book: 'information', opening: '500.00' },
      { key: 'ann-card', owner: 'ann', book: 'money', opening: '300.00' },
      { key: 'reserve', owner: 'pay', book: 'money', opening: '1000.00' },
      { key: 'transit:payout', owner: '-', book: 'money', opening: '0.00' },
    ],
    instances: [{ key: 'w1', flow: 'withdrawal' }],
  },
  course: {
    end: 118_800,
    balances: [
      {
        key: 'ann-wallet',
        book: 'information',
        points: [
          [35_999, '500.00'],
          [36_000, '200.00'],
        ],
      },
      {
        key: 'ann-card',
        book: 'money',
        points: [
          [35_999, '300.00'],
          [118_800, '600.00'],
        ],
      },
    ],
    inTransit: {
      key: '',
      points: [
        [35_999, '0.00'],
        [36_001, '300.00'],
        [118_800, '0.00'],
      ],
    },
    advances: { key: '', points: [[35_999, '0.00']] },
  },
  search: { conclusion: 'violated', rounds: 12, events: 4711 },
};

const quiet: ReportScenario = {
  ...scenario,
  id: 'query-first',
  title: both('Asked before it is sent again', '先查询再重发'),
  verdict: 'as-expected',
  search: { conclusion: 'not found in 100000 events', rounds: 400, events: 100_000 },
};

const waiver = {
  fingerprint: doublePayment.fingerprint,
  scenario: 'blind-resend',
  owner: 'Li Wei',
  reason: 'the channel is replaced in May',
  expires: '2018-05-31',
} as const;

/** A run that fails: one finding of each kind and state, a problem in a file, a threshold that is missed. */
export const failingReport: Report = {
  schemaVersion: 1,
  tool: { name: 'fenproof', version: '0.1.0' },
  seed: '7',
  shard: '1/1',
  today: '2018-03-01',
  checks: [
    {
      id: 'rules-lint',
      verdict: 'failed',
      count: 19,
      failed: 1,
      figures: {},
      text: both('1 of 19 rules has a mistake'),
    },
    { id: 'scenarios-lint', verdict: 'passed', count: 2, failed: 0, figures: {}, text: both('2 files') },
    { id: 'rule-cases', verdict: 'passed', count: 222, failed: 0, figures: {}, text: both('222 cases') },
    {
      id: 'scenarios',
      verdict: 'failed',
      count: 2,
      failed: 1,
      figures: {},
      text: both('1 of 2 scenarios not as expected'),
    },
    { id: 'regressions', verdict: 'skipped', count: 0, failed: 0, figures: {}, text: both('there are none') },
    { id: 'canary', verdict: 'passed', count: 1, failed: 0, figures: {}, text: both('found in round 3') },
    { id: 'search', verdict: 'inconclusive', count: 412, failed: 1, figures: {}, text: both('the holiday table ends') },
    { id: 'coverage', verdict: 'failed', count: 1, failed: 1, figures: {}, text: both('below a threshold') },
  ],
  problems: [
    {
      code: 'rule-unknown-fact',
      check: 'rules-lint',
      level: 'error',
      place: { file: 'rules/reserve/x/x.rule.json', line: 12, column: 17 },
      text: both('there is no fact "instruction.amout"', '没有事实“instruction.amout”'),
      fix: both('did you mean "instruction.amount"?', '是否指“instruction.amount”？'),
    },
    {
      code: 'lint-idle',
      check: 'rules-lint',
      level: 'warning',
      place: null,
      text: both('a condition changes nothing'),
      fix: both('', ''),
    },
  ],
  rules: [
    {
      id: 'no-direct-connection',
      title: both('No direct connection to banks', '不得直连银行'),
      text: both(
        'From 2018-06-30: the connection is through a clearing institution.',
        '自2018-06-30起：须经清算机构。',
      ),
      citation: directConnection.citation,
      status: 'enforced',
      place: places.rule,
      applied: 12,
      complied: 11,
      violated: 1,
      undecided: 0,
    },
    {
      id: 'pi-page-redirect',
      title: both('The payment page redirects', '付款页面须跳转'),
      text: both('The page shown is the institution’s own.', '所展示的页面由机构提供。'),
      citation: 'practice',
      status: 'draft',
      place: { file: 'rules/page/pi-page-redirect/pi-page-redirect.rule.json', line: 20, column: 3 },
      applied: 0,
      complied: 0,
      violated: 0,
      undecided: 0,
    },
  ],
  flows: [
    {
      name: 'withdrawal',
      title: both('Withdrawal', '提现'),
      states: [
        { id: 'withdrawal', parent: '', type: 'compound', initial: false, seen: 2 },
        { id: 'withdrawal.idle', parent: 'withdrawal', type: 'atomic', initial: true, seen: 2 },
        { id: 'withdrawal.underway', parent: 'withdrawal', type: 'compound', initial: false, seen: 1 },
        { id: 'withdrawal.underway.sending', parent: 'withdrawal.underway', type: 'atomic', initial: true, seen: 1 },
        { id: 'withdrawal.underway.asking', parent: 'withdrawal.underway', type: 'atomic', initial: false, seen: 0 },
        { id: 'withdrawal.paid', parent: 'withdrawal', type: 'final', initial: false, seen: 0 },
      ],
      transitions: [
        { from: 'withdrawal.idle', to: 'withdrawal.underway', by: ['withdraw'] },
        { from: 'withdrawal.underway.sending', to: 'withdrawal.underway.asking', by: ['after responseTimeout'] },
        { from: 'withdrawal.underway.asking', to: 'withdrawal.underway.sending', by: ['payout.answer.not-found'] },
        { from: 'withdrawal.underway', to: 'withdrawal.paid', by: ['payout.succeeded'] },
      ],
      configurations: [
        { path: 'idle', states: ['withdrawal.idle'] },
        { path: 'underway.sending', states: ['withdrawal.underway.sending'] },
        { path: 'underway.asking', states: ['withdrawal.underway.asking'] },
        { path: 'paid', states: ['withdrawal.paid'] },
      ],
    },
  ],
  faults: [
    { kind: 'late', planned: { late: 1 }, searched: 12 },
    { kind: 'leg', planned: { unknown: 2, 'never-settles': 0 }, searched: 0 },
  ],
  scenarios: [scenario, quiet],
  findings: [
    reportFinding(doublePayment),
    reportFinding(directConnection),
    reportFinding(doublePayment, { scenario: 'query-first', state: 'waived', waiver }),
    reportFinding(directConnection, { scenario: 'query-first', state: 'known' }),
    reportFinding({ ...doublePayment, expected: true }, { state: 'expected', source: 'search' }),
    reportFinding({ ...directConnection, kind: 'evaluation', fails: false }, { state: 'listed' }),
  ],
  thresholds: [
    {
      id: 'rules-seen',
      text: both('enforced rules seen both ways'),
      reached: 799,
      of: 1000,
      needed: 80,
      holds: false,
    },
  ],
  idleWaivers: [{ ...waiver, scenario: 'gone', expires: '2018-01-01' }],
  exitCode: 1,
};

/** A run without anything to say. */
export const passingReport: Report = {
  ...failingReport,
  checks: failingReport.checks.map((check) => ({
    ...check,
    verdict: 'passed',
    failed: 0,
    figures: {},
    text: both('all well'),
  })),
  problems: [],
  scenarios: [quiet],
  findings: [],
  thresholds: [],
  idleWaivers: [],
  exitCode: 0,
};

/** A run with so many findings. */
export function crowdedReport(count: number): Report {
  const findings = Array.from({ length: count }, (_, i) =>
    reportFinding({ ...(i % 2 === 0 ? doublePayment : directConnection), fingerprint: `broken ${String(i)}` }),
  );
  return { ...failingReport, findings };
}

/** A report in which every text that comes from a file is {@link hostile}. */
export function hostileReport(): Report {
  const replace = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => replace(item, key));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, replace(inner, name)]));
    }
    const fromFiles = [
      'zh',
      'en',
      'party',
      'key',
      'owner',
      'holds',
      'breachedBy',
      'account',
      'address',
      'citation',
      'reason',
    ];
    const named = ['fingerprint', 'lines', 'replay', 'scenario', 'seed', 'file'];
    return typeof value === 'string' && [...fromFiles, ...named].includes(key) ? hostile : value;
  };
  const report = replace(failingReport, '') as Report;
  const state = JSON.stringify(`withdrawal.${hostile}`).slice(1, -1);
  const flows = JSON.parse(JSON.stringify(report.flows).replaceAll('withdrawal.idle', state)) as Report['flows'];
  return { ...report, flows, scenarios: report.scenarios.map((one) => ({ ...one, id: hostile })) };
}
