import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import type { Numbered } from '../../state/document.js';
import type { Hotel } from '../../state/hotel.js';
import { Fields } from '../../wire/fields.js';
import { pageOf } from '../../wire/paging.js';

const KEY = [
  'hurdleDate',
  'roomType',
  'roomCategory',
  'yieldCategory',
  'lengthOfStay',
  'yieldMarketCode',
] as const;

/** What a hurdle is for: a day, a kind of room, a length of stay. */
function keyOf(hurdle: Fields): string {
  return KEY.map((name) =>
    name === 'hurdleDate' ? (hurdle.day(name) ?? '') : (hurdle.text(name) ?? ''),
  ).join('|');
}

const hurdlesOf = (hotel: Hotel): readonly Numbered[] => hotel.registers?.['hurdles'] ?? [];

function keep(hotel: Hotel, hurdles: Numbered[]): void {
  hotel.registers = { ...hotel.registers, hurdles };
}

function sentOf(call: Call): Fields[] {
  const sent = call.body.list('hurdleRates');
  if (sent.length === 0) throw refuse('VALUE_MISSING', 'hurdleRates is required.', 'hurdleRates');
  return sent;
}

function requireHurdle(hotel: Hotel, hurdle: Fields): void {
  hurdle.requiredDay('hurdleDate');
  if (hurdle.number('hurdle') === undefined) throw refuse('VALUE_MISSING', 'hurdle is required.', 'hurdle');
  const type = hurdle.text('roomType');
  if (type !== undefined && !hotel.roomTypes.has(type))
    throw refuse('CODE_UNKNOWN', `Room type ${type} does not exist at ${hotel.profile.id}.`, 'roomType');
}

function list(hotels: (call: Call) => readonly Hotel[]) {
  return (call: Call): Answer => {
    const { query } = call;
    const day = query.day('hurdleDate');
    const types = query.texts('roomTypesCode');
    const rows = hotels(call).flatMap((hotel) =>
      hurdlesOf(hotel).filter(({ document }) => {
        const hurdle = new Fields(document);
        const on = hurdle.day('hurdleDate') ?? '';
        const from = query.day('hurdleRangeStart') ?? day ?? on;
        const to = query.day('hurdleRangeEnd') ?? day ?? on;
        return (
          from <= on && on <= to && (types.length === 0 || types.includes(hurdle.text('roomType') ?? ''))
        );
      }),
    );
    const page = pageOf(rows, query, 200);
    if (page.rows.length === 0) return NONE;
    const { count: _count, ...facts } = page.facts;
    return ok({ hurdleRates: page.rows.map(({ document }) => document), ...facts });
  };
}

/** Sets hurdles that are not there yet. */
function post(call: Call): Answer {
  const { hotel } = call;
  const sent = sentOf(call);
  const known = new Map(hurdlesOf(hotel).map((hurdle) => [hurdle.id, hurdle]));
  for (const hurdle of sent) {
    requireHurdle(hotel, hurdle);
    const id = keyOf(hurdle);
    if (known.has(id))
      throw refuse('STATUS_FORBIDS', 'There is a hurdle for that day and room already.', 'hurdleRates');
    known.set(id, {
      id,
      document: { managedBy: 'PropertyManaged', ...hurdle.raw, hotelId: hotel.profile.id },
    });
  }
  keep(hotel, [...known.values()]);
  return created(call.path);
}

/** Changes hurdles: each is named by what it is for, and comes with its new values; `orAdd` also takes new ones. */
function put(call: Call, orAdd: boolean): Answer {
  const { hotel } = call;
  const known = new Map(hurdlesOf(hotel).map((hurdle) => [hurdle.id, hurdle]));
  for (const sent of sentOf(call)) {
    const before = known.get(keyOf(sent));
    if (!before && !orAdd)
      throw refuse('NOT_FOUND', 'There is no hurdle for that day and room.', 'hurdleRates');
    const { newHurdleRate: _new, ...named } = sent.raw;
    const document = {
      managedBy: 'PropertyManaged',
      ...(before?.document ?? named),
      ...sent.object('newHurdleRate').raw,
      hotelId: hotel.profile.id,
    };
    requireHurdle(hotel, new Fields(document));
    if (before) known.delete(before.id);
    const id = keyOf(new Fields(document));
    known.set(id, { id, document });
  }
  keep(hotel, [...known.values()]);
  return ok({});
}

/** Takes away the hurdles that fit everything the query names. */
function remove(call: Call): Answer {
  const { hotel, query } = call;
  const start = query.texts('hurdleRangeStart')[0];
  const end = query.texts('hurdleRangeEnd')[0];
  const rest = hurdlesOf(hotel).filter(({ document }) => {
    const hurdle = new Fields(document);
    const on = hurdle.day('hurdleDate') ?? '';
    const named = KEY.every((name) => {
      const wanted = query.texts(name);
      return (
        wanted.length === 0 ||
        wanted.includes(hurdle.text(name)?.slice(0, name === 'hurdleDate' ? 10 : 99) ?? '')
      );
    });
    return !(named && (start ?? on) <= on && on <= (end ?? on));
  });
  if (rest.length === hurdlesOf(hotel).length)
    throw refuse('NOT_FOUND', 'No hurdle is like that.', 'hurdleDate');
  keep(hotel, rest);
  return ok({});
}

/** The least a room has to bring on a day, as revenue management sets it. */
export const HURDLE_ROUTES: Routes = {
  'par.getHurdleRates': list(({ hotel }) => [hotel]),
  'par.getMultiPropHurdleRates': list(({ world, query }) =>
    [...world.hotels.values()].filter(
      ({ profile }) => query.texts('hotelIds').length === 0 || query.texts('hotelIds').includes(profile.id),
    ),
  ),
  'par.postHurdleRates': post,
  'par.putHurdleRates': (call) => put(call, false),
  'par.putUpsertHurdleRates': (call) => put(call, true),
  'par.deleteHurdleRates': remove,
};
