import type { MessageTopic } from './entry.ts';

export const ioMessages: MessageTopic = {};
