import type { JsonDocument } from '../../core/json-document.ts';
import type { ChannelFile } from '../format.ts';
import { requireWindows } from './internal/channel-rules.ts';
import { Problems } from './internal/problems.ts';
import { asObject } from './internal/read.ts';
import { checkShape } from './internal/shape.ts';
import { channel, channelTables } from './internal/validators.generated.ts';

/**
 * Checks a channel file: its shape, its durations and amounts, and that its closed windows are not empty, do not run
 * over midnight and do not overlap.
 *
 * @throws InputError for the first problem in the order of the file, with the others in `also`.
 */
export function loadChannel(document: JsonDocument): ChannelFile {
  const problems = new Problems(document);
  checkShape(problems, channel, channelTables);
  requireWindows(problems, asObject(document.value)?.['closed'], ['closed']);
  problems.throwAny();
  return document.value as ChannelFile;
}
