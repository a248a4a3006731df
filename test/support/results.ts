import type { Finding, Step } from '../../src/results/finding.ts';
import type { RunDocument, ScenarioResult } from '../../src/results/run.ts';

/** Results written by hand, so that what a report shows is compared with nothing that a run could change. */

const steps: readonly Step[] = [
  {
    n: 2,
    at: '2018-02-12T10:00:00+08:00',
    text: { zh: 'alice 申请提现 300.00 元', en: 'alice asks to withdraw 300.00 yuan' },
    address: 'w1',
    kind: 'act',
    instance: 'w1',
    between: ['alice', 'pay'],
    from: 'idle',
    to: 'underway.sending',
    changes: [
      { account: 'alice-wallet', book: 'information', before: '500.00', after: '200.00' },
      { account: 'alice@pay/frozen', book: 'information', before: '0.00', after: '300.00' },
    ],
  },
  {
    n: 3,
    at: '2018-02-12T10:00:00+08:00',
    text: { zh: '偏差：w1/payout#1 无应答', en: 'deviation: w1/payout#1 gets no response' },
    address: 'w1/payout#1',
    kind: 'fate',
    instance: 'w1',
    between: ['payout', 'payout'],
    changes: [],
  },
  {
    n: 11,
    at: '2018-02-13T00:00:06.500+08:00',
    text: {
      zh: '出款 #1 到账：alice-card 入 300.00 元',
      en: 'payout #1 arrives: 300.00 yuan are credited to alice-card',
    },
    address: 'w1/payout#1',
    kind: 'settle',
    instance: 'w1',
    between: ['payout', 'alice'],
    changes: [
      { account: 'transit:payout', book: 'money', before: '300.00', after: '0.00' },
      { account: 'alice-card', book: 'money', before: '300.00', after: '600.00' },
    ],
  },
];

const paidTwice: Finding = {
  kind: 'funds',
  id: 'double-payment',
  at: '2018-02-13T00:00:06.500+08:00',
  flow: 'w1',
  expected: true,
  fails: true,
  loss: [
    { party: 'pay', yuan: '299.99' },
    { party: '乙方', yuan: '0.01' },
  ],
  holds: 'alice',
  breachedBy: 'pay',
  fingerprint: 'double-payment | withdrawal | idle + withdraw | dispatch | unknown',
  headline: {
    zh: '重复付款：alice 就同一笔应付款多收 300.00 元（w1）',
    en: 'paid twice: alice received 300.00 yuan more than was owed for one order (w1)',
  },
  consequences: ['uncovered-payout', 'customer-shortfall'],
  because: [],
  citation: '',
  event: 11,
  steps,
};

const direct: Finding = {
  ...paidTwice,
  kind: 'rule',
  id: 'no-direct-connection',
  expected: false,
  loss: [],
  holds: '-',
  headline: { zh: 'pay 绕过清算机构，直连 bank-a', en: 'pay bypassed the clearing house to bank-a' },
  consequences: [],
  because: [
    {
      fact: 'leg.connection',
      label: { zh: '连接方式', en: 'connection' },
      value: { zh: '直连银行', en: 'direct to the bank' },
      test: { zh: '是 直连银行', en: 'is direct to the bank' },
    },
  ],
  citation: '中国人民银行支付结算司 银支付〔2017〕209号',
  steps: steps.slice(0, 2),
};

const result: ScenarioResult = {
  id: 'blind-resend',
  file: 'scenarios/withdrawal/blind-resend.scenario.json',
  title: { zh: '结果未知就重发', en: 'Resent while the outcome is unknown' },
  systems: ['S11'],
  date: '2018-02-12',
  seed: 'blind-resend',
  traceHash: 'ab'.repeat(32),
  events: 24,
  verdict: 'as-expected',
  findings: [paidTwice],
  missing: [],
  needsPerson: [],
  inconclusive: [],
  assumptions: [],
  metrics: { debited: '600.00', messages: 7 },
  replay: 'npx fenproof run scenarios/withdrawal/blind-resend.scenario.json',
};

const clean: ScenarioResult = { ...result, id: '分账', findings: [], events: 1234567, date: '2018-05-04' };

const surprising: ScenarioResult = {
  ...result,
  id: 'direct-link',
  verdict: 'unexpected',
  findings: [paidTwice, direct],
  missing: [
    {
      id: 'stuck-funds',
      loses: 'bob',
      text: { zh: '应出现而未出现：stuck-funds，bob 有损失', en: 'expected and not found: stuck-funds, bob losing' },
    },
  ],
};

const open: ScenarioResult = {
  ...clean,
  id: 'open-end',
  inconclusive: [{ code: 'calendar-exhausted', text: { zh: '节假日表到此为止', en: 'the calendar ends here' } }],
  needsPerson: [
    {
      flow: 'w1',
      party: 'alice',
      yuan: '5.00',
      text: {
        zh: 'alice 的 5.00 元须有人操作才能到账（w1）',
        en: '5.00 yuan of alice move only when somebody acts (w1)',
      },
    },
  ],
  assumptions: ['loan.purpose = "consumption"'],
};

/** As expected, with a finding. */
export const expectedResults: readonly ScenarioResult[] = [clean, result];

/** Everything a report can have to say. */
export const troubledResults: readonly ScenarioResult[] = [clean, result, surprising, open];

export const document: RunDocument = { schemaVersion: 1, seed: 'own', scenarios: troubledResults, exitCode: 1 };
