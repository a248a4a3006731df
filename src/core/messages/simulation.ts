import type { MessageTopic } from './entry.ts';

export const simulationMessages: MessageTopic = {};
