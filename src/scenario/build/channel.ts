import { parseYuan } from '../../core/fen.ts';
import { parseRate } from '../../core/rate.ts';
import { parseDuration, parseTimeOfDay } from '../../core/time.ts';
import type { ChannelFile, LumpFile } from '../format.ts';
import type { ChannelModel, LumpModel } from '../model.ts';

/** Turns a channel file's text into numbers. The file has been validated; `file` names it in errors. */
export function buildChannel(
  key: string,
  index: number,
  channel: ChannelFile,
  transit: number,
  file: string,
): ChannelModel {
  const duration = (text: string, pointer: string): number => parseDuration(text, { file, pointer });
  const { latency, promises } = channel;
  return {
    key,
    index,
    file: channel,
    rail: channel.rail,
    latency: {
      request: duration(latency.request, '/latency/request'),
      response: duration(latency.response, '/latency/response'),
      settle: duration(latency.settle, '/latency/settle'),
      notice: duration(latency.notice, '/latency/notice'),
      query: duration(latency.query, '/latency/query'),
    },
    closed: (channel.closed ?? []).map(({ from, until }, i) => ({
      from: parseTimeOfDay(from, { file, pointer: `/closed/${String(i)}/from` }),
      until: parseTimeOfDay(until, { file, pointer: `/closed/${String(i)}/until` }),
    })),
    whenClosed: channel.whenClosed ?? 'rejects',
    cap: channel.cap === undefined ? Infinity : parseYuan(channel.cap, { file, pointer: '/cap' }),
    promises: {
      queryTruthAfter: duration(promises.queryTruthAfter, '/promises/queryTruthAfter'),
      outcomeFinalAfter: duration(promises.outcomeFinalAfter, '/promises/outcomeFinalAfter'),
      requestExpiresAfter: duration(promises.requestExpiresAfter, '/promises/requestExpiresAfter'),
      noticeDays: promises.noticeDays,
      returnWithinWorkdays: promises.returnWithinWorkdays,
      statementBy: parseTimeOfDay(promises.statementCompleteBy, { file, pointer: '/promises/statementCompleteBy' }),
      idempotentRequests: promises.idempotentRequests,
      redelivers: promises.redelivers,
    },
    transit,
    lump: channel.lump === undefined ? null : buildLump(channel.lump, file),
  };
}

function buildLump(lump: LumpFile, file: string): LumpModel {
  const time = (name: 'dayCut' | 'statementAt' | 'arrivesAt'): number =>
    parseTimeOfDay(lump[name], { file, pointer: `/lump/${name}` }, { endOfDay: name === 'dayCut' });
  return {
    dayCut: time('dayCut'),
    statementAt: time('statementAt'),
    arrivesAt: time('arrivesAt'),
    perAcquirer: lump.per === 'acquirer',
    net: lump.amount === 'net',
    fee: parseRate(lump.fee, { file, pointer: '/lump/fee' }),
    feePerItem: lump.feePer === 'item',
    rounding: lump.rounding,
  };
}
