import type { Choice } from '../define.ts';

/** Design choices of a withdrawal, the sound default first; classes and findings as the findings page states them. */
export const withdrawalChoices = {
  freeze: {
    title: { zh: '提现冻结', en: 'Freezing the amount' },
    values: {
      hold: {
        class: 'sound',
        says: { zh: '受理时冻结，出款成功后扣除', en: 'Frozen on acceptance, deducted when the payout has succeeded' },
      },
      none: {
        class: 'flawed',
        says: {
          zh: '受理时只检查余额，出款成功后才扣除',
          en: 'Only checked on acceptance, deducted when the payout has succeeded',
        },
        provokedBy: { zh: '第一笔入账前又发起一笔', en: 'A second withdrawal before the first is booked' },
        finding: 'uncovered-payout',
        loses: 'other-clients',
      },
    },
  },
  concurrency: {
    title: { zh: '并发', en: 'Concurrency' },
    values: {
      serialised: {
        class: 'sound',
        says: { zh: '检查与冻结在同一步内完成', en: 'Check and freeze are one step' },
      },
      'read-then-write': {
        class: 'flawed',
        says: { zh: '先读余额，稍后再写，不再检查', en: 'Balance read first, written later without another check' },
        provokedBy: { zh: '两笔提现读到同一余额', en: 'Two withdrawals act on one stale read' },
        finding: 'uncovered-payout',
        loses: 'other-clients',
      },
    },
  },
  retry: {
    title: { zh: '结果未知时', en: 'When the outcome is unknown' },
    values: {
      'query-first': {
        class: 'sound',
        says: { zh: '先查询，确认未执行才重发', en: 'Query first, resend only what was certainly not executed' },
      },
      'blind-resend': {
        class: 'flawed',
        says: { zh: '直接换流水号重发', en: 'Resend at once under a new request id' },
        provokedBy: { zh: '首次结果未知，随后迟到成功', en: 'First outcome unknown, late success' },
        finding: 'double-payment',
        loses: 'institution',
      },
      failover: {
        class: 'flawed',
        says: { zh: '直接改走另一通道', en: 'Send through another channel at once' },
        provokedBy: { zh: '首次结果未知，随后迟到成功', en: 'First outcome unknown, late success' },
        finding: 'double-payment',
        loses: 'institution',
      },
    },
  },
  failover: {
    title: { zh: '切换通道', en: 'Changing the channel' },
    values: {
      'after-final': {
        class: 'sound',
        says: { zh: '通道明确拒绝后才切换', en: 'Only after the channel has refused for good' },
      },
      'on-timeout': {
        class: 'flawed',
        says: { zh: '应答超时即切换', en: 'As soon as the response times out' },
        provokedBy: { zh: '应答迟到，两个通道都付款', en: 'The response is late and both channels pay' },
        finding: 'double-payment',
        loses: 'institution',
      },
    },
  },
  queryNotFound: {
    title: { zh: '查询返回“无此订单”', en: 'When the query says "no such order"' },
    values: {
      'wait-for-statement': {
        class: 'sound',
        says: { zh: '等对账文件确认', en: 'Wait for the statement' },
      },
      'treated-as-failed': {
        class: 'flawed',
        says: { zh: '视为失败并重发', en: 'Treated as failed and sent again' },
        provokedBy: { zh: '查询先于请求到达通道', en: 'The query overtakes the request' },
        finding: 'double-payment',
        loses: 'institution',
      },
    },
  },
  responses: {
    title: { zh: '应答码', en: 'Responses' },
    values: {
      'final-list': {
        class: 'sound',
        says: { zh: '只有明确失败的应答码才算失败', en: 'Only what is on the list of final refusals counts as failed' },
      },
      'any-error-fails': {
        class: 'flawed',
        says: { zh: '没有成功应答即视为失败', en: 'Whatever is no success counts as failed, a timeout among it' },
        provokedBy: {
          zh: '应答超时即解冻，客户又提走，首笔随后成功',
          en: 'Freed at a timeout and withdrawn once more, then the first one succeeds',
        },
        finding: 'uncovered-payout',
        loses: 'other-clients',
      },
    },
  },
  onUnknown: {
    title: { zh: '结果未知期间的冻结', en: 'The hold while the outcome is unknown' },
    values: {
      'keep-hold': { class: 'sound', says: { zh: '继续冻结', en: 'Kept' } },
      release: {
        class: 'flawed',
        says: { zh: '先解冻，查询到成功再扣', en: 'Released, and deducted when the query says that it succeeded' },
        provokedBy: { zh: '解冻后又提现，首笔随后成功', en: 'Withdrawn once more, then the first one succeeds' },
        finding: 'uncovered-payout',
        loses: 'other-clients',
      },
    },
  },
  requestId: {
    title: { zh: '请求流水号', en: 'Request id' },
    values: {
      'per-order': {
        class: 'sound',
        says: { zh: '一笔订单一个流水号，重启后按它查询', en: 'One for the order; after a restart it is asked about' },
      },
      'per-attempt': {
        class: 'flawed',
        says: {
          zh: '每次发送新流水号，重启后再发',
          en: 'A new one for each attempt; after a restart it is sent again',
        },
        provokedBy: { zh: '请求发出、尚无应答时系统重启', en: 'A restart while the request is not answered' },
        finding: 'double-payment',
        loses: 'institution',
      },
    },
  },
  notice: {
    title: { zh: '重复通知', en: 'Repeated notices' },
    values: {
      idempotent: { class: 'sound', says: { zh: '同一结果只记一次账', en: 'One outcome is booked once' } },
      'each-applied': {
        class: 'flawed',
        says: { zh: '每个通知都记账', en: 'Every notice is booked' },
        provokedBy: {
          zh: '失败通知来两次（成功通知两次则损失在客户）',
          en: 'A failure notice arrives twice (a success notice twice: the customer loses)',
        },
        finding: 'unfounded-claim',
        loses: 'institution',
      },
    },
  },
  laterStatus: {
    title: { zh: '失败之后又成功', en: 'Success after a failure' },
    values: {
      applied: { class: 'sound', says: { zh: '按最终状态更正', en: 'The final status is applied' } },
      refused: {
        class: 'flawed',
        says: { zh: '已失败的订单不再接受成功', en: 'A failed order refuses a later success' },
        provokedBy: { zh: '先报失败，后来成功', en: 'Failure reported first, success later' },
        finding: 'unfounded-claim',
        loses: 'institution',
      },
    },
  },
  position: {
    title: { zh: '通道头寸', en: "The channel's position" },
    values: {
      checked: {
        class: 'sound',
        says: {
          zh: '发送前查头寸，不足就走另一通道，没有则不受理',
          en: 'Looked up before sending: without one the other channel is taken, or the order is refused',
        },
      },
      assumed: {
        class: 'flawed',
        says: {
          zh: '不查头寸，因头寸不足被拒后等补足再发',
          en: 'Taken for granted; refused for want of it, an order waits until there is one again',
        },
        provokedBy: {
          zh: '通道头寸用完，四小时后才补足',
          en: 'The position is used up and topped up four hours later',
        },
        finding: 'late-funds',
        loses: 'customer',
      },
    },
  },
  fee: {
    title: { zh: '失败时的手续费', en: 'The fee of a withdrawal that fails' },
    values: {
      'refunded-on-failure': {
        class: 'sound',
        says: {
          zh: '连同本金退回，到账且不会退汇后才收',
          en: 'Given back with the amount; taken when nothing can come back',
        },
      },
      kept: {
        class: 'flawed',
        says: { zh: '受理即收，失败不退', en: 'Taken for the order, whatever becomes of it' },
        provokedBy: { zh: '出款失败', en: 'The payout fails' },
        finding: 'unrecorded-claim',
        loses: 'customer',
      },
    },
  },
  returned: {
    title: { zh: '退汇', en: 'Returned remittance' },
    values: {
      're-credited': { class: 'sound', says: { zh: '退回客户余额', en: 'Credited to the customer again' } },
      ignored: {
        class: 'flawed',
        says: { zh: '不处理退汇通知', en: 'The notice is not handled' },
        provokedBy: { zh: '次日退汇', en: 'Returned the next day' },
        finding: 'unrecorded-claim',
        loses: 'customer',
      },
    },
  },
  window: {
    title: { zh: '通道关闭时段', en: 'While the channel is closed' },
    values: {
      queue: { class: 'sound', says: { zh: '排队到开放时发送', en: 'Queued until it opens' } },
      drop: {
        class: 'flawed',
        says: { zh: '受理后丢弃', en: 'Accepted and dropped' },
        provokedBy: { zh: '17:00:00 发起', en: 'Asked at 17:00:00' },
        finding: 'stuck-funds',
        loses: 'customer',
      },
      'send-anyway': {
        class: 'flawed',
        says: { zh: '照常发送', en: 'Sent all the same' },
        condition: { zh: '通道在关闭时段吞掉请求', en: 'if the channel swallows what arrives while it is closed' },
        provokedBy: { zh: '17:00:00 发起，通道吞掉请求', en: 'Asked at 17:00:00, the channel swallows the request' },
        finding: 'late-funds',
        loses: 'customer',
      },
    },
  },
} as const satisfies Readonly<Record<string, Choice>>;
