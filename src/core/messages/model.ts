import type { MessageTopic } from './entry.ts';

/** What can be wrong when a scenario's names are resolved to parties, accounts and terms. */
export const modelMessages: MessageTopic = {
  'role-unresolved': {
    zh: '流程 {{instance}} 的角色“{{role}}”没有对应的参与方',
    en: 'flow {{instance}}: no participant for the role "{{role}}"',
    fix: {
      zh: '在 parties 里写明：{ "{{role}}": "参与方的键" }（可用类型：{{kinds}}）',
      en: 'name it in parties: { "{{role}}": "key of a participant" } (kinds that fit: {{kinds}})',
    },
  },
  'account-unresolved': {
    zh: '流程 {{instance}} 的账户“{{role}}”找不到（应属于 {{owner}}）',
    en: 'flow {{instance}}: no account for "{{role}}" (it should belong to {{owner}})',
    fix: {
      zh: '在场景的 accounts 里添加该账户，或在流程的 accounts 里写明：{ "{{role}}": "账户的键" }',
      en: 'add the account to the scenario, or name one in the flow: "accounts": { "{{role}}": "key of an account" }',
    },
  },
  'account-ambiguous': {
    zh: '流程 {{instance}} 的账户“{{role}}”有多个候选：{{candidates}}',
    en: 'flow {{instance}}: several accounts fit "{{role}}": {{candidates}}',
    fix: {
      zh: '在流程的 accounts 里写明用哪一个：{ "{{role}}": "…" }',
      en: 'say which one in the flow: "accounts": { "{{role}}": "…" }',
    },
  },
  'account-wrong-owner': {
    zh: '流程 {{instance}} 的账户“{{role}}”指向 {{account}}，但它属于 {{owner}}，应属于 {{wanted}}',
    en: 'flow {{instance}}: the account {{account}} for "{{role}}" belongs to {{owner}}, it should belong to {{wanted}}',
    fix: {
      zh: '换一个属于 {{wanted}} 的账户',
      en: 'name an account of {{wanted}}',
    },
  },
  'account-roles-merged': {
    zh: '流程 {{instance}} 的账户“{{other}}”与“{{role}}”会成为同一个账户：都属于 {{owner}}、记在 {{at}} 的账上、状态都是 {{state}}',
    en: 'flow {{instance}}: the accounts "{{other}}" and "{{role}}" would be one and the same: both of {{owner}}, in the books of {{at}}, {{state}}',
    fix: {
      zh: '让两个角色由不同的参与方担任，或在流程中给其中一个另一种状态',
      en: 'have two participants play the parts, or give one of the two another state in the flow',
    },
  },
  'term-missing': {
    zh: '合同 {{contract}} 缺少条款“{{term}}”（流程 {{instance}} 需要）',
    en: 'contract {{contract}} lacks the term "{{term}}" that flow {{instance}} needs',
    fix: { zh: '补上该条款（{{type}}）', en: 'add the term ({{type}})' },
  },
  'term-type': {
    zh: '合同 {{contract}} 的条款“{{term}}”应为{{type}}',
    en: 'contract {{contract}}: the term "{{term}}" should be {{type}}',
    fix: { zh: '例如 {{example}}', en: 'for example {{example}}' },
  },
  'measure-without-loan': {
    zh: '场景要求给出借款成本，但没有哪个流程由贷款人向借款人放款',
    en: 'the scenario asks what its loans cost, and in none of its flows does a lender pay a borrower',
    fix: {
      zh: '去掉 measure，或加入放款流程（lending、joint-lending、entrusted-loan、instalment、iou）',
      en: 'leave "measure" out, or add a flow that lends: lending, joint-lending, entrusted-loan, instalment, iou',
    },
  },
  'funding-party': {
    zh: '合同 {{contract}} 的垫资约定引用了未知参与方“{{party}}”',
    en: 'contract {{contract}}: the funding agreement names the unknown participant "{{party}}"',
    fix: { zh: '写参与方的键', en: 'use the key of a participant' },
  },
  'channel-without-lump': {
    zh: '流程 {{instance}} 经通道 {{channel}} 收款，但该通道没有说明如何结算',
    en: 'flow {{instance}} takes money through the channel {{channel}}, which does not say how it settles',
    fix: {
      zh: '换一个有 lump 一节的通道，例如 acquiring',
      en: 'name a channel with a "lump" section, for example acquiring',
    },
  },
  'own-exceeds-opening': {
    zh: '账户 {{account}} 的自有部分大于期初余额',
    en: 'account {{account}}: its own part is larger than its opening balance',
    fix: { zh: '把 own 改为不大于 opening', en: 'make "own" at most "opening"' },
  },
};
