import type { MessageTopic } from './entry.ts';

export const scenarioMessages: MessageTopic = {};
