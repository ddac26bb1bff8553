import { type Desk, requireListed } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Document, isObject, merged, type Numbered } from '../../state/document.js';
import type { Reservation, StayRecordKind } from '../../state/reservation.js';
import { nextId, type World } from '../../state/world.js';
import { Fields } from '../../wire/fields.js';

/** Members of a reservation that are only stored and returned. */
const STORED = [
  'additionalGuestInfo',
  'userDefinedFields',
  'reservationCommunication',
  'guestComments',
  'housekeeping',
] as const;

/** Record lists of a reservation body, with the kind they are stored as. */
const RECORDS: readonly (readonly [member: string, kind: StayRecordKind])[] = [
  ['alerts', 'alerts'],
  ['traces', 'traces'],
  ['guestMessages', 'guestMessages'],
  ['locators', 'locators'],
  ['fixedCharges', 'fixedCharges'],
  ['routingInstructions', 'routingInstructions'],
];

/** Takes over everything of a reservation body that has no rule of its own: notes, records, times, references. */
export function applyDetails(desk: Desk, stay: Reservation, reservation: Fields): void {
  const { world } = desk;
  for (const name of STORED) {
    const value = reservation.raw[name];
    if (value === undefined) continue;
    const before = stay.details[name];
    stay.details[name] = isObject(before) && isObject(value) ? merged(before, value) : value;
  }
  for (const comment of reservation.list('comments')) {
    const document = comment.object('comment').raw;
    const action = comment.object('comment').text('actionType');
    stay.records.comments =
      action === 'Delete'
        ? without(stay.records.comments, comment.text('id'))
        : placed(world, stay.records.comments, comment.text('id'), document);
  }
  for (const [member, kind] of RECORDS) {
    for (const entry of reservation.list(member)) {
      if (kind === 'traces') checkTrace(desk, entry);
      if (kind === 'alerts' && entry.has('code'))
        requireListed(desk.hotel, 'AlertCodesMultiHotel', entry.required('code'), 'alerts.code');
      const { id: _id, type: _type, idContext: _context, locatorId: _locator, ...document } = entry.raw;
      stay.records[kind] = placed(
        world,
        stay.records[kind],
        entry.text('id') ?? entry.object('locatorId').text('id'),
        document,
      );
    }
  }
  for (const group of reservation.list('preferenceCollection')) addStayPreferences(world, stay, group);
  const times = reservation.object('roomStay').object('expectedTimes');
  stay.expectedArrival = localTime(times.text('reservationExpectedArrivalTime')) ?? stay.expectedArrival;
  stay.expectedDeparture =
    localTime(times.text('reservationExpectedDepartureTime')) ?? stay.expectedDeparture;
  stay.customReference = reservation.text('customReference') ?? stay.customReference;
  const origin = reservation.object('sourceOfSale');
  if (origin.has('sourceCode')) {
    requireListed(desk.hotel, 'Origins', origin.required('sourceCode'), 'sourceOfSale.sourceCode');
    stay.sourceCode = origin.text('sourceCode');
    stay.sourceType = origin.text('sourceType') ?? 'PMS';
  }
  const locked = reservation.object('roomStay').flag('roomNumberLocked');
  if (locked !== undefined) stay.roomLocked = locked && stay.roomId !== undefined;
}

/** A timestamp in the sandbox's local form, whatever separator it came with. */
export function localTime(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2}))?)?/.exec(text);
  if (!match) throw refuse('VALUE_INVALID', `${text} is not a timestamp.`, 'expectedTimes');
  return `${match[1]} ${match[2] ?? '00:00'}:${match[3] ?? '00'}.0`;
}

function checkTrace(desk: Desk, trace: Fields): void {
  const department = trace.text('departmentId');
  if (department !== undefined) requireListed(desk.hotel, 'Departments', department, 'traces.departmentId');
}

/** The list with the document laid over the entry of that id, or added. */
export function placed(
  world: World,
  list: readonly Numbered[],
  id: string | undefined,
  document: Document,
): Numbered[] {
  if (id !== undefined) {
    const known = list.find((entry) => entry.id === id);
    if (!known) throw refuse('NOT_FOUND', `Record ${id} is not on this reservation.`, 'id');
    known.document = merged(known.document, document);
    return [...list];
  }
  return [...list, { id: nextId(world, 'record'), document }];
}

/** The list without the entry of that id. Throws 404 when it is not there. */
export function without(list: readonly Numbered[], id: string | undefined): Numbered[] {
  const rest = list.filter((entry) => entry.id !== id);
  if (rest.length === list.length)
    throw refuse('NOT_FOUND', `Record ${id ?? ''} is not on this reservation.`, 'id');
  return rest;
}

/** Adds the values of a preference group that the stay does not have yet. */
export function addStayPreferences(world: World, stay: Reservation, group: Fields): void {
  const type = group.text('preferenceType');
  if (type === undefined) throw refuse('VALUE_MISSING', 'preferenceType is required.', 'preferenceType');
  for (const preference of group.list('preference')) {
    const value = preference.text('preferenceValue');
    const known = stay.records.preferences.some(
      ({ document }) => document['group'] === type && document['value'] === value,
    );
    if (value === undefined || known) continue;
    const document = { group: type, value, description: preference.text('description') ?? value };
    stay.records.preferences.push({ id: nextId(world, 'record'), document });
  }
}

/** Reads a package entry of a stay and attaches it. Throws when the hotel does not sell the package. */
export function addStayPackage(desk: Desk, stay: Reservation, entry: Fields): void {
  const code = entry.text('packageCode');
  if (code === undefined) throw refuse('VALUE_MISSING', 'packageCode is required.', 'packageCode');
  const definition = desk.hotel.packages.get(code);
  if (!definition)
    throw refuse(
      'CODE_UNKNOWN',
      `Package ${code} does not exist at ${desk.hotel.profile.id}.`,
      'packageCode',
    );
  const details = entry.object('consumptionDetails');
  const [schedule] = entry.list('scheduleList');
  const span = Fields.of(entry.raw['newTimeSpan']);
  stay.packages.push({
    id: nextId(desk.world, 'record'),
    code,
    start: entry.day('startDate') ?? span.day('startDate') ?? stay.arrival,
    end: entry.day('endDate') ?? span.day('endDate') ?? stay.nights.at(-1)?.date ?? stay.arrival,
    quantity: details.number('totalQuantity') ?? details.number('defaultQuantity') ?? 1,
    unitPrice: schedule?.minor('unitPrice') ?? definition.price,
    source: 'Reservation',
  });
}
