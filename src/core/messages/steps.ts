import type { MessageTopic } from './entry.ts';

/** One sentence for each kind of event of a run. */
export const stepsMessages: MessageTopic = {
  'step-act': { zh: '{{who}} {{says}}{{amount}}', en: '{{who}} {{says}}{{amount}}' },
  'step-act-amount': { zh: ' {{yuan}} 元', en: ' {{yuan}} yuan' },
  'step-operator': { zh: '{{party}} 的操作员', en: 'an operator of {{party}}' },
  'step-spend': {
    zh: '{{owner}} 从 {{account}} 支用 {{yuan}} 元',
    en: '{{owner}} spends {{yuan}} yuan from {{account}}',
  },
  'step-receive': {
    zh: '{{account}} 从外部收到 {{yuan}} 元',
    en: '{{yuan}} yuan arrive on {{account}} from outside',
  },
  'step-timer': { zh: '{{flow}}：“{{limit}}”时限到', en: '{{flow}}: the time limit "{{limit}}" is over' },

  'step-request-debited': {
    zh: '{{what}}请求到达 {{channel}}：{{from}} 扣 {{yuan}} 元，资金在途',
    en: 'the request for {{what}} reaches the channel {{channel}}: {{yuan}} yuan leave {{from}} and are on their way',
  },
  'step-request-refused': {
    zh: '{{what}}请求被通道拒绝，未动资金',
    en: 'the channel refuses the request for {{what}}; no money moves',
  },
  'step-request-queued': {
    zh: '通道已关闭，{{what}}请求排队等待开放',
    en: 'the channel is closed; the request for {{what}} waits until it opens',
  },
  'step-request-known': {
    zh: '通道认出这笔{{what}}请求已处理过，只答复、不再执行',
    en: 'the channel knows this request for {{what}} and answers without executing it again',
  },
  'step-request-swallowed': {
    zh: '{{what}}请求到达通道后石沉大海，既不执行也不答复',
    en: 'the request for {{what}} disappears at the channel: neither executed nor answered',
  },
  'step-settle-credited': {
    zh: '{{what}}到账：{{to}} 入 {{yuan}} 元',
    en: '{{what}} arrives: {{yuan}} yuan are credited to {{to}}',
  },
  'step-settle-failed': {
    zh: '{{what}}失败：{{yuan}} 元退回 {{to}}',
    en: '{{what}} fails: {{yuan}} yuan go back to {{to}}',
  },
  'step-settle-reported': {
    zh: '通道上报{{what}}结果，资金其实仍在途',
    en: 'the channel reports {{what}} while its money is still on the rail',
  },
  'step-returned': {
    zh: '{{what}}退汇：{{yuan}} 元回到 {{to}}',
    en: '{{what}} is returned: {{yuan}} yuan are back on {{to}}',
  },
  'step-reversed': {
    zh: '已到账的{{what}}被冲正：从 {{from}} 收回 {{yuan}} 元',
    en: '{{what}} is reversed: {{yuan}} yuan are taken back from {{from}}',
  },
  'step-come-back-impossible': {
    zh: '{{what}}本应冲正，但收款账户余额不足',
    en: '{{what}} would be reversed, but the account it went to no longer holds the money',
  },
  'step-query': { zh: '通道收到对{{what}}的查询', en: 'the channel is asked what became of {{what}}' },
  'step-statement': { zh: '通道的对账文件已完整', en: "the channel's statement is complete" },
  'step-message': { zh: '{{flow}} 收到：{{what}}{{status}}', en: '{{flow}} is told: {{what}} {{status}}' },
  'step-restart': { zh: '{{party}} 的系统恢复运行', en: 'the systems of {{party}} are up again' },
  'step-day-close': { zh: '{{date}} 日终', en: 'end of {{date}}' },
  'step-signal': { zh: '{{flow}} 收到信号 {{event}}', en: '{{flow}} gets the signal {{event}}' },

  'step-ignored': { zh: '（未作处理）', en: ' (ignored)' },
  'step-act-refused': { zh: '（此时不可行）', en: ' (not possible now)' },

  'step-fate-message': { zh: '偏差：消息 {{address}} {{fate}}', en: 'deviation: the message {{address}} {{fate}}' },
  'step-fate-leg': { zh: '偏差：{{address}} {{fate}}', en: 'deviation: {{address}} {{fate}}' },
  'step-fate-channel': {
    zh: '偏差：通道 {{channel}} {{fate}}，直到 {{until}}',
    en: 'deviation: the channel {{channel}} {{fate}} until {{until}}',
  },
  'step-crash': {
    zh: '偏差：{{party}} 的系统将在处理 {{flow}} 的下一步时宕机（{{after}}）',
    en: 'deviation: the systems of {{party}} will crash in the next step of {{flow}} ({{after}})',
  },
  'crash-after-nothing': { zh: '尚未提交任何内容', en: 'before anything is committed' },
  'crash-after-postings': { zh: '记账已提交，其余丢失', en: 'postings committed, the rest lost' },
  'crash-after-state': { zh: '记账与状态已提交，消息丢失', en: 'postings and state committed, messages lost' },
  'crash-after-messages': { zh: '消息已发出，其余丢失', en: 'messages sent, the rest lost' },

  'unit-days': { zh: '{{n}} 天', en: '{{n}} days' },
  'unit-days-one': { zh: '1 天', en: '1 day' },
  'unit-hours': { zh: '{{n}} 小时', en: '{{n}} hours' },
  'unit-hours-one': { zh: '1 小时', en: '1 hour' },
  'unit-minutes': { zh: '{{n}} 分钟', en: '{{n}} minutes' },
  'unit-minutes-one': { zh: '1 分钟', en: '1 minute' },
  'unit-seconds': { zh: '{{n}} 秒', en: '{{n}} seconds' },
  'unit-seconds-one': { zh: '1 秒', en: '1 second' },
  'unit-milliseconds': { zh: '{{n}} 毫秒', en: '{{n}} ms' },
  'unit-milliseconds-one': { zh: '1 毫秒', en: '1 ms' },

  'fate-late': { zh: '晚到 {{by}}', en: 'is late by {{by}}' },
  'fate-lost': { zh: '丢失', en: 'is lost' },
  'fate-twice': { zh: '来两次，第二次晚 {{by}}', en: 'arrives twice, {{by}} apart' },
  'fate-rejected': { zh: '被通道拒绝', en: 'is refused by the channel' },
  'fate-fails': { zh: '将失败', en: 'will fail' },
  'fate-unknown': { zh: '无应答，结果未知；{{by}} 后才到账', en: 'gets no response; it settles {{by}} late' },
  'fate-unknown-default': { zh: '无应答，结果未知，迟到成功', en: 'gets no response and settles late' },
  'fate-fails-then-succeeds': { zh: '先报失败，后来成功', en: 'is reported as failed and then succeeds' },
  'fate-succeeds-then-reversed': { zh: '先成功，后被冲正', en: 'succeeds and is then reversed' },
  'fate-returned': { zh: '将被退汇', en: 'will be returned' },
  'fate-swallowed': { zh: '被通道吞掉', en: 'is swallowed by the channel' },
  'fate-never-settles': { zh: '永不到账', en: 'never settles' },
  'fate-not-found': { zh: '的查询答“无此订单”', en: 'is answered "no such order"' },
  'fate-wrong': { zh: '的查询答复有误', en: 'is answered wrongly' },
  'fate-row-missing': { zh: '在对账文件中缺失', en: 'is missing from the statement' },
  'fate-row-twice': { zh: '在对账文件中出现两次', en: 'stands in the statement twice' },
  'fate-closed': { zh: '关闭', en: 'is closed' },
  'fate-no-position': { zh: '头寸不足', en: 'has no position left' },
  'fate-crash': { zh: '宕机', en: 'crashes' },

  'status-accepted': { zh: '已受理', en: 'accepted' },
  'status-rejected': { zh: '被拒绝', en: 'refused' },
  'status-succeeded': { zh: '成功', en: 'succeeded' },
  'status-failed': { zh: '失败', en: 'failed' },
  'status-returned': { zh: '已退汇', en: 'returned' },
  'status-reversed': { zh: '已冲正', en: 'reversed' },
  'status-answer.succeeded': { zh: '查询结果为成功', en: 'succeeded, says the query' },
  'status-answer.failed': { zh: '查询结果为失败', en: 'failed, says the query' },
  'status-answer.pending': { zh: '查询结果为处理中', en: 'still under way, says the query' },
  'status-answer.returned': { zh: '查询结果为已退汇', en: 'returned, says the query' },
  'status-answer.not-found': { zh: '查询结果为“无此订单”', en: '"no such order", says the query' },
  'status-statement.succeeded': { zh: '对账文件记为成功', en: 'succeeded, says the statement' },
  'status-statement.failed': { zh: '对账文件记为失败', en: 'failed, says the statement' },
  'status-statement.returned': { zh: '对账文件记为已退汇', en: 'returned, says the statement' },
  'status-statement.pending': { zh: '对账文件记为处理中', en: 'still under way, says the statement' },
  'status-statement.absent': { zh: '对账文件中没有', en: 'not in the statement' },
};
