import { MS_PER_DAY } from '../../core/time.ts';
import type { ChannelFile } from '../../scenario/format.ts';
import type { ChannelModel } from '../../scenario/model.ts';
import { ANSWER_FATE, legFates } from '../../simulation/environment/channels.ts';
import { ADDRESS } from '../../simulation/state/layout.ts';

type May = ChannelFile['may'][number];

/** What the contract of one channel allows, as bits and limits, so that a search asks without looking up names. */
export interface Allowance {
  /** By kind of message (`ADDRESS`). */
  readonly late: number;
  readonly lost: number;
  readonly twice: number;
  /** By number of the fate (`legFates`). */
  readonly leg: number;
  /** By `ANSWER_FATE`; "not found" only until the channel's queries answer truthfully. */
  readonly answer: number;
  readonly row: number;
  readonly closed: boolean;
  readonly noPosition: boolean;
  /** Longest delay in ms of a notice, and of a fate that leaves the outcome open. */
  readonly noticeWithin: number;
  readonly finalWithin: number;
  /** "Not found" may be said as long as the truth is not promised yet; beyond the contract, always. */
  readonly liesAnyTime: boolean;
}

const REQUEST = 1 << ADDRESS.request;
const NOTICE = 1 << ADDRESS.notice;
/** A statement is complete by a promised time: its rows can be missing or doubled, its delivery cannot. */
const MESSAGES = REQUEST | (1 << ADDRESS.response) | NOTICE | (1 << ADDRESS.query) | (1 << ADDRESS.answer);

const EVERYTHING: Allowance = {
  late: MESSAGES | (1 << ADDRESS.statement),
  lost: MESSAGES | (1 << ADDRESS.statement),
  twice: MESSAGES | (1 << ADDRESS.statement),
  leg: (1 << legFates.length) - 2,
  answer: (1 << ANSWER_FATE.notFound) | (1 << ANSWER_FATE.wrong),
  row: (1 << ANSWER_FATE.missing) | (1 << ANSWER_FATE.twice),
  closed: true,
  noPosition: true,
  noticeWithin: Infinity,
  finalWithin: Infinity,
  liesAnyTime: true,
};

/** What a channel may do to those who use it: what it names in `may`, as far as its promises leave it open. */
export function allowanceOf(channel: ChannelModel, beyond: boolean): Allowance {
  if (beyond) return EVERYTHING;
  const { may, promises } = channel.file;
  const has = (what: May): boolean => may.includes(what);
  let twice = MESSAGES;
  // Nobody can defend himself against a channel that executes one request twice without being asked to.
  if (!promises.idempotentRequests) twice &= ~REQUEST;
  if (promises.noticeRepeats === 0) twice &= ~NOTICE;
  let leg = 0;
  legFates.forEach((fate, number) => {
    if (fate !== '' && has(fate)) leg |= 1 << number;
  });
  return {
    late: has('late') ? MESSAGES : 0,
    lost: has('lost') ? MESSAGES : 0,
    twice: has('twice') ? twice : 0,
    leg,
    answer: has('not-found') ? 1 << ANSWER_FATE.notFound : 0,
    row: (has('row-missing') ? 1 << ANSWER_FATE.missing : 0) | (has('row-twice') ? 1 << ANSWER_FATE.twice : 0),
    closed: has('closed'),
    noPosition: has('no-position'),
    noticeWithin: channel.promises.noticeDays * MS_PER_DAY,
    finalWithin: channel.promises.outcomeFinalAfter,
    liesAnyTime: false,
  };
}
