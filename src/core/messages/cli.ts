import type { MessageTopic } from './entry.ts';

export const cliMessages: MessageTopic = {};
