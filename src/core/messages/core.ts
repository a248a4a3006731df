import type { MessageTopic } from './entry.ts';

export const coreMessages: MessageTopic = {};
