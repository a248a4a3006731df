import { InputError } from '../../src/core/errors.ts';
import { dayFromCivil, formatDate } from '../../src/core/time.ts';
import type { FlowDescription, ValidationContext } from '../../src/scenario/validate/directory.ts';

/** Two small flow types, so that tests of scenario files do not depend on what the real flows look like today. */
const withdrawal: FlowDescription = {
  roles: ['customer', 'institution'],
  accounts: ['available', 'reserve', 'payee'],
  channels: ['primary', 'secondary'],
  choices: {
    freeze: ['hold', 'none'],
    retry: ['query-first', 'blind-resend', 'failover'],
    durability: ['outbox', 'separate'],
  },
  aliases: { retry: ['ask-first'] },
  acts: { withdraw: { by: 'customer', args: [{ name: 'yuan', type: 'fen', required: true }] } },
  legs: ['payout'],
  terms: {
    payWithin: { type: 'duration', required: false },
    attempts: { type: 'int', required: false },
    paused: { type: 'bool', required: false },
    cutOff: { type: 'time-of-day', required: false },
  },
};

const lending: FlowDescription = {
  roles: ['lender', 'borrower'],
  accounts: ['lender-own', 'card'],
  channels: ['payout', 'debit'],
  choices: { order: ['debit-first', 'payout-first'], fee: ['with-instalments', 'debit-after'] },
  aliases: {},
  acts: {
    apply: { by: 'borrower', args: [] },
    repay: {
      by: 'borrower',
      args: [
        { name: 'yuan', type: 'fen', required: true },
        { name: 'instalment', type: 'int', required: false },
      ],
    },
    confirm: { by: 'operator', args: [] },
  },
  legs: ['payout', 'fee-debit'],
  terms: {
    principal: { type: 'fen', required: true },
    fee: { type: 'fen', required: false },
    rate: { type: 'rate', required: false },
  },
};

const FIRST_DAY = dayFromCivil(2015, 1, 1);
const LAST_DAY = dayFromCivil(2026, 12, 31);

export const fixtureContext: ValidationContext = {
  flows: new Map([
    ['withdrawal', withdrawal],
    ['lending', lending],
  ]),
  checkDate: (day, place) => {
    if (day >= FIRST_DAY && day <= LAST_DAY) return;
    const range = { first: formatDate(FIRST_DAY), last: formatDate(LAST_DAY) };
    throw new InputError('date-outside-calendar', { date: formatDate(day), ...range }, place);
  },
  channels: ['payout', 'netsunion-debit'],
  findings: ['double-payment', 'unrecorded-claim', 'customer-shortfall', 'stuck-funds'],
  rules: ['no-direct-connection', 'class-ii-daily-limit'],
  claims: ['aggregator-touches-nothing', 'lump-by-hvps'],
  ruleTerms: { verification: ['certificate', 'two-factor', 'weaker'], dayLimit: 'fen', dayCount: 'int' },
  partyFacts: { age: 'int', premises: ['physical', 'online'], student: 'bool', tradingDays: 'int' },
};

/** A scenario in which nothing is wrong and nearly every section occurs. */
export const goodScenario = {
  id: 'two-withdrawals',
  systems: ['S26'],
  title: { zh: '两笔提现', en: 'Two withdrawals' },
  starts: '2018-05-04T10:00:00+08:00',
  until: '2018-05-07T10:00:00+08:00',
  seed: 'seven',
  provokes: 'withdrawal.retry=blind-resend',
  participants: {
    alice: { kind: 'person', facts: { age: 30, student: false } },
    'pay-co': { kind: 'payment-institution', licences: ['network-payment'], rating: 'A' },
    'bank-a': { kind: 'bank', totalAssets: '3000000000000.00' },
  },
  accounts: {
    wallet: { owner: 'alice', at: 'pay-co', class: 'II', opening: '1000.00' },
    card: { owner: 'alice', at: 'bank-a' },
    reserve: {
      owner: 'pay-co',
      at: 'bank-a',
      kind: 'reserve',
      opening: '1200.00',
      own: '200.00',
      opened: '2016-02-29',
    },
  },
  contracts: {
    terms: {
      between: ['alice', 'pay-co'],
      payWithin: 'PT2H',
      attempts: 3,
      funding: [{ funder: 'pay-co', source: 'own-funds', debtor: 'alice', limit: '100.00', cost: '0.05%' }],
      split: [
        { party: 'alice', share: '1/3' },
        { party: 'pay-co', share: '2/3' },
      ],
    },
  },
  channels: {
    slow: { use: 'payout', latency: { notice: 'PT5M' }, closed: [{ from: '17:00:00', until: '21:00:00' }] },
  },
  history: [
    { subject: 'wallet', aggregate: 'paid-this-year', yuan: '500.00' },
    { subject: 'alice@pay-co', aggregate: 'paid-today', count: 2 },
  ],
  costs: { advance: '0.05%', channel: '0.50' },
  assume: { 'loan.purpose': null, 'page.redirects': true },
  law: { enforce: ['class-ii-daily-limit'], date: '2018-06-30' },
  flows: {
    w: {
      flow: 'withdrawal',
      contract: 'terms',
      parties: { customer: 'alice', institution: 'pay-co' },
      accounts: { available: 'wallet' },
      channels: { primary: 'slow', secondary: 'payout' },
      choices: { retry: 'blind-resend', durability: 'outbox' },
      count: 2,
    },
  },
  plan: [
    { at: '10:00:00', who: 'alice', does: 'withdraw', flow: 'w.1', yuan: '100.00' },
    { at: 'T+1 16:59:59.999', who: 'alice', does: 'withdraw', flow: 'w.2', yuan: '100.00' },
    { at: 'D+2 08:00:00', who: 'alice', does: 'spend', account: 'card', yuan: '1.00' },
    { message: 'w.1/payout-notice#1', fate: 'late', by: 'PT10M' },
    { leg: 'w.1/payout#1', fate: 'returned' },
    { query: 'w.2/payout-query#1', fate: 'not-found' },
    { row: 'w.2/payout-statement#1', fate: 'missing' },
    { crash: 'w.2', step: 2, after: 'postings' },
    { channel: 'slow', fate: 'closed', from: '11:00:00', until: '2018-05-05T11:00:00+08:00' },
  ],
  load: {
    from: '10:00:00',
    until: 'D+1 10:00:00',
    acts: [{ does: 'withdraw', flows: 'w', times: 100, yuan: ['1.00', '50.00'] }],
  },
  faults: {
    contract: 'within',
    amounts: ['100.00'],
    acts: { withdraw: { times: 2, yuan: ['1.00', '2.00'], flows: ['w'] } },
    outside: { card: { times: 1, spend: ['1.00'] } },
    twice: 1,
    late: { count: 1, per: 'instance', by: ['PT10M'], of: ['notice'] },
    closed: { count: 1, by: ['PT1H'], of: ['slow'] },
    workdays: 3,
    times: ['17:00:00'],
  },
  expect: [{ id: 'double-payment', loses: 'pay-co', yuan: '100.00', times: 1, date: '2018-05-04' }],
};

/** A channel in which nothing is wrong. */
export const goodChannel = {
  id: 'payout',
  title: { zh: '代付', en: 'Payout' },
  rail: 'netsunion',
  connection: 'clearing-institution',
  latency: { request: 'PT1S', response: 'PT1S', settle: 'PT10S', notice: 'PT30S', query: 'PT1S' },
  closed: [{ from: '17:00:00', until: '21:00:00' }],
  whenClosed: 'queues',
  cap: '50000.00',
  fee: '0.50',
  promises: {
    queryTruthAfter: 'PT10M',
    outcomeFinalAfter: 'P1D',
    requestExpiresAfter: 'PT5M',
    noticeRepeats: 3,
    noticeDays: 1,
    returnWithinWorkdays: 2,
    statementCompleteBy: '09:00:00',
    idempotentRequests: true,
    redelivers: true,
  },
  may: ['late', 'lost', 'twice', 'unknown', 'returned', 'not-found', 'row-missing'],
};
