import type { MessageTopic } from './entry.ts';

/** Flows that a user wrote: loading, watching and checking them. */
export const ownFlowsMessages: MessageTopic = {
  'finding-broken-invariant': {
    zh: '{{flow}} 违反自身约束：{{invariant}}（金额 {{yuan}} 元）',
    en: '{{flow}} breaks what its own flow states: {{invariant}} ({{yuan}} yuan)',
  },
};
