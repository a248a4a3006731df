import type { Bilingual } from '../bilingual.ts';
import { InputError } from '../errors.ts';
import type { Fen } from '../fen.ts';
import type { JsonCursor } from '../json-cursor.ts';
import { dayOf, formatDate } from '../time.ts';

/*
 * What rules/rails/rails.json says, with dates as local day numbers and times of day in milliseconds. Its page is
 * rules/rails/README.md.
 */

/** How money settles. Who carries the instruction is another question: the connection of a leg. */
export const RAIL_IDS = ['on-us', 'hvps', 'beps', 'ibps', 'netsunion', 'unionpay'] as const;
export type RailId = (typeof RAIL_IDS)[number];

const confidences = ['text', 'secondary', 'recalled', 'uncertain'] as const;
/** How the entry is known: from the text, from others who quote it, from memory, or hardly. */
type RailConfidence = (typeof confidences)[number];

/** Where an entry comes from. */
interface RailSource {
  readonly confidence: RailConfidence;
  readonly authority: string;
  /** Number or title of the document, null if nobody has read it. */
  readonly document: string | null;
  readonly note: Bilingual | undefined;
}

/** Days on which an entry is in force, both inclusive; `to` is Infinity for one without end. */
interface RailPeriod extends RailSource {
  readonly from: number;
  readonly to: number;
}

/** Open round the clock; `dayCut` is the time of day at which the next business day begins (24:00: at midnight). */
interface RoundTheClock extends RailPeriod {
  readonly days: 'every-day';
  readonly dayCut: number;
}

/** Open for each working day T from a time on T or some natural days before, up to the cut-off on T. Half-open. */
export interface WorkingHours extends RailPeriod {
  readonly days: 'workdays';
  readonly daysBefore: number;
  readonly opensAt: number;
  readonly cutOff: number;
  /** Banks square their positions; half-open times of day. Undefined if its length is not known. */
  readonly clearingWindow: { readonly from: number; readonly until: number } | undefined;
}

/** Hours of a rail; `from` and `to` are business days. */
export type RailHours = RoundTheClock | WorkingHours;

/** Largest amount of one item (inclusive); `from` and `to` are natural days. */
export interface RailCap extends RailPeriod {
  readonly on: 'every-day' | 'workdays' | 'days-off';
  readonly fen: Fen;
}

/** A time, half-open [from, until), in which a rail takes nothing. */
interface RailOutage extends RailSource {
  readonly from: number;
  readonly until: number;
}

/** When the banks settle between them what a rail has carried. */
type Settles =
  | { readonly when: 'at-once' }
  /** At the business day's cut, or when the other rail next opens. */
  | { readonly when: 'at-cut'; readonly through: RailId }
  /** On a working day after the business day. */
  | { readonly when: 'workdays-after'; readonly workdays: number; readonly at: number };

/** What a rail is at any time. */
export interface RailTerms {
  readonly id: RailId;
  readonly title: Bilingual;
  readonly settlement: 'gross' | 'net';
  /** From when on nothing can undo an item: once the rail has taken it, or once banks have settled it. */
  readonly finality: 'at-acceptance' | 'at-settlement';
  /** When the payee's account is credited. */
  readonly credits: 'at-acceptance' | 'at-settlement';
  readonly revocable: 'never' | 'until-settlement';
  /** What the rail itself charges for an item; undefined where the contract of the channel says it. */
  readonly fee: Fen | undefined;
  readonly settles: Settles;
}

/** A rail with its dated entries, each list ascending. */
export interface RailData extends RailTerms {
  readonly hours: readonly RailHours[];
  readonly caps: readonly RailCap[];
  readonly outages: readonly RailOutage[];
}

/**
 * Reads and checks the table of rails.
 *
 * @throws InputError `rails-format`, `rails-gap`, `rails-overlap`, and those of dates, times and amounts.
 */
export function readRails(root: JsonCursor): ReadonlyMap<RailId, RailData> {
  root.only('$schema', 'id', 'title', 'rails', 'outages');
  const rails = root.at('rails').only(...RAIL_IDS);
  const outages = root.at('outages').items().map(readOutage);
  return new Map(
    RAIL_IDS.map((id) => {
      const own = outages.filter((outage) => outage.rails.includes(id)).sort((a, b) => a.from - b.from);
      own.forEach((outage, i) => {
        const before = own[i - 1];
        if (before !== undefined && outage.from < before.until) overlap(id, dayOf(outage.from), outage.cursor);
      });
      return [id, readRail(id, rails.at(id), own)] as const;
    }),
  );
}

function readRail(id: RailId, cursor: JsonCursor, outages: readonly RailOutage[]): RailData {
  cursor.only('title', 'settlement', 'finality', 'credits', 'revocable', 'fee', 'settles', 'hours', 'caps');
  const hours = cursor.at('hours').items().map(readHours);
  requireContiguous(id, hours, cursor.at('hours'));
  const kind = hours[0]!.days;
  cursor
    .at('hours')
    .items()
    .forEach((entry) => entry.at('days').oneOf([kind]));
  const caps = cursor.at('caps').items().map(readCap);
  for (const on of ['workdays', 'days-off'] as const) {
    requireApart(
      id,
      caps.filter((cap) => cap.on === on || cap.on === 'every-day'),
      cursor.at('caps'),
    );
  }
  return {
    id,
    title: readBilingual(cursor.at('title')),
    settlement: cursor.at('settlement').oneOf(['gross', 'net']),
    finality: cursor.at('finality').oneOf(['at-acceptance', 'at-settlement']),
    credits: cursor.at('credits').oneOf(['at-acceptance', 'at-settlement']),
    revocable: cursor.at('revocable').oneOf(['never', 'until-settlement']),
    fee: cursor.at('fee').value === null ? undefined : cursor.at('fee').yuan(),
    settles: readSettles(id, cursor.at('settles')),
    hours,
    caps,
    outages,
  };
}

function readSettles(id: RailId, cursor: JsonCursor): Settles {
  const when = cursor.at('when').oneOf(['at-once', 'at-cut', 'workdays-after']);
  switch (when) {
    case 'at-once':
      cursor.only('when');
      return { when };
    case 'at-cut': {
      cursor.only('when', 'through');
      const others = RAIL_IDS.filter((other) => other !== id);
      return { when, through: cursor.at('through').oneOf(others) };
    }
    case 'workdays-after':
      cursor.only('when', 'workdays', 'at');
      return { when, workdays: cursor.at('workdays').integer(1, 10), at: cursor.at('at').timeOfDay() };
  }
}

const PERIOD = ['from', 'to', 'confidence', 'citation', 'note'] as const;

function readHours(cursor: JsonCursor): RailHours {
  const days = cursor.at('days').oneOf(['every-day', 'workdays']);
  if (days === 'every-day') {
    cursor.only(...PERIOD, 'days', 'dayCut');
    const dayCut = cursor.at('dayCut').timeOfDay({ endOfDay: true });
    return { ...readPeriod(cursor), days, dayCut };
  }
  cursor.only(...PERIOD, 'days', 'opens', 'cutOff', 'clearingWindow');
  const opens = cursor.at('opens').only('daysBefore', 'at');
  const daysBefore = opens.at('daysBefore').integer(0, 1);
  const opensAt = opens.at('at').timeOfDay();
  const cutOff = cursor.at('cutOff').timeOfDay({ endOfDay: true });
  // On the day before, the rail opens after that day's own cut-off; on the day itself, before the cut-off.
  if (daysBefore === 0 ? opensAt >= cutOff : opensAt < cutOff)
    opens.at('at').fail(daysBefore === 0 ? '< cutOff' : '>= cutOff');
  const window = cursor.at('clearingWindow');
  return { ...readPeriod(cursor), days, daysBefore, opensAt, cutOff, clearingWindow: readWindow(window) };
}

function readWindow(cursor: JsonCursor): { from: number; until: number } | undefined {
  if (cursor.value === null) return undefined;
  cursor.only('from', 'until');
  const from = cursor.at('from').timeOfDay();
  const until = cursor.at('until').timeOfDay({ endOfDay: true });
  if (from >= until) cursor.at('until').fail('> from');
  return { from, until };
}

function readCap(cursor: JsonCursor): RailCap {
  cursor.only(...PERIOD, 'on', 'yuan');
  const on = cursor.at('on').oneOf(['every-day', 'workdays', 'days-off']);
  return { ...readPeriod(cursor), on, fen: cursor.at('yuan').yuan() };
}

interface OutageEntry extends RailOutage {
  readonly rails: readonly RailId[];
  readonly cursor: JsonCursor;
}

function readOutage(cursor: JsonCursor): OutageEntry {
  cursor.only('rails', 'from', 'until', 'confidence', 'citation', 'note');
  const from = cursor.at('from').instant();
  const until = cursor.at('until').instant();
  if (from >= until) cursor.at('until').fail('> from');
  const rails = cursor
    .at('rails')
    .items()
    .map((rail) => rail.oneOf(RAIL_IDS));
  return { ...readSource(cursor), from, until, rails, cursor };
}

function readPeriod(cursor: JsonCursor): RailPeriod {
  const from = cursor.at('from').date();
  const to = cursor.has('to') ? cursor.at('to').date() : Infinity;
  if (to < from) cursor.at('to').fail('>= from');
  return { ...readSource(cursor), from, to };
}

function readSource(cursor: JsonCursor): RailSource {
  const citation = cursor.at('citation').only('authority', 'document');
  const document = citation.at('document');
  return {
    confidence: cursor.at('confidence').oneOf(confidences),
    authority: citation.at('authority').text(),
    document: document.value === null ? null : document.text(),
    note: cursor.has('note') ? readBilingual(cursor.at('note')) : undefined,
  };
}

function readBilingual(cursor: JsonCursor): Bilingual {
  cursor.only('zh', 'en');
  return { zh: cursor.at('zh').text(), en: cursor.at('en').text() };
}

/** Ascending, without overlap, without a day left out, and open at the end: a rail has hours on every day. */
function requireContiguous(rail: RailId, periods: readonly RailPeriod[], cursor: JsonCursor): void {
  requireApart(rail, periods, cursor);
  periods.forEach(({ to }, i) => {
    const next = periods[i + 1];
    if (to !== Infinity && next?.from !== to + 1) {
      throw new InputError('rails-gap', { rail, date: formatDate(to + 1) }, cursor.place());
    }
  });
  if (periods.length === 0) cursor.fail('[{ "from": ... }]');
}

function requireApart(rail: RailId, periods: readonly RailPeriod[], cursor: JsonCursor): void {
  periods.forEach(({ from }, i) => {
    const before = periods[i - 1];
    if (before !== undefined && from <= before.to) overlap(rail, from, cursor);
  });
}

function overlap(rail: RailId, day: number, cursor: JsonCursor): never {
  throw new InputError('rails-overlap', { rail, date: formatDate(day) }, cursor.place());
}
