import type { MessageTopic } from './entry.ts';

export const rulesMessages: MessageTopic = {};
