import type { MessageTopic } from './entry.ts';

export const flowsMessages: MessageTopic = {};
