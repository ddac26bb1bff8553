import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import type { Hotel } from '../../state/hotel.js';
import type { SalesBook } from '../../state/sales.js';
import type { Fields } from '../../wire/fields.js';

/** One kind of code: where it is kept and what Oracle calls its parts. */
interface CodeKind {
  readonly map: 'locations' | 'types' | 'statuses';
  /** Name of the list in bodies and answers, and of the path. */
  readonly list: string;
  readonly code: string;
  readonly idParameter: string;
  readonly filter: string;
}

const LOCATIONS: CodeKind = {
  map: 'locations',
  list: 'activityLocations',
  code: 'code',
  idParameter: 'activityLocationsId',
  filter: 'criteriaCodes',
};
const TYPES: CodeKind = {
  map: 'types',
  list: 'activityTypes',
  code: 'typeCode',
  idParameter: 'activityTypesId',
  filter: 'typeCodes',
};
const STATUSES: CodeKind = {
  map: 'statuses',
  list: 'activityStatusCodes',
  code: 'code',
  idParameter: 'activityStatusCodesId',
  filter: 'criteriaCodes',
};

function book(hotel: Hotel, kind: CodeKind): SalesBook['types'] {
  return hotel.sales[kind.map];
}

function get(kind: CodeKind) {
  return (call: Call): Answer => {
    const codes = call.query.texts(kind.filter);
    const rows = call.query
      .texts('hotelIds')
      .flatMap((id) => [...book(call.hotelNamed(id), kind).values()])
      .filter(({ id }) => codes.length === 0 || codes.includes(id))
      .map(({ document }) => document);
    return rows.length === 0 ? NONE : ok({ [kind.list]: rows });
  };
}

function entries(
  call: Call,
  kind: CodeKind,
): { readonly hotel: Hotel; readonly entry: Fields; readonly code: string }[] {
  const list = call.body.list(kind.list);
  if (list.length === 0) throw refuse('VALUE_MISSING', `${kind.list} is required.`, kind.list);
  return list.map((entry) => ({
    hotel: call.hotelNamed(entry.text('hotelId')),
    entry,
    code: entry.text(kind.code) ?? call.params.text(kind.idParameter) ?? entry.required(kind.code),
  }));
}

function store(kind: CodeKind, { hotel, entry, code }: ReturnType<typeof entries>[number]): void {
  const known = book(hotel, kind).get(code);
  const document = {
    ...known?.document,
    ...entry.raw,
    [kind.code]: code,
    hotelId: hotel.profile.id,
  };
  book(hotel, kind).set(code, { id: code, document });
}

function post(kind: CodeKind) {
  return (call: Call): Answer => {
    const list = entries(call, kind);
    for (const { hotel, code } of list)
      if (book(hotel, kind).has(code))
        throw refuse('VALUE_INVALID', `${code} exists already.`, `${kind.list}.${kind.code}`);
    for (const one of list) store(kind, one);
    return created(`${call.path}/${list[0]?.code ?? ''}`);
  };
}

function put(kind: CodeKind, creates: boolean) {
  return (call: Call): Answer => {
    const list = entries(call, kind);
    for (const { hotel, code } of list)
      if (!creates && !book(hotel, kind).has(code))
        throw refuse('NOT_FOUND', `${code} is not known.`, kind.idParameter);
    for (const one of list) store(kind, one);
    return { status: 200, location: call.path, body: {} };
  };
}

function remove(kind: CodeKind) {
  return (call: Call): Answer => {
    const code = call.param(kind.idParameter);
    const hotel = call.hotelNamed(call.query.text('hotelIds'));
    if (!book(hotel, kind).delete(code)) throw refuse('NOT_FOUND', `${code} is not known.`, kind.idParameter);
    return ok({});
  };
}

/** Copies a code from one hotel to others; those that have it keep theirs. */
function copy(kind: CodeKind) {
  return (call: Call): Answer => {
    for (const order of call.body.list('copyInstructions')) {
      const code = order.text('code') ?? call.param(kind.idParameter);
      const source = book(call.hotelNamed(order.text('sourceHotelCode')), kind).get(code);
      if (!source) throw refuse('NOT_FOUND', `${code} is not known.`, kind.idParameter);
      for (const target of order.texts('targetHotelCode').map((id) => call.hotelNamed(id))) {
        if (book(target, kind).has(code)) continue;
        const document = { ...source.document, hotelId: target.profile.id };
        book(target, kind).set(code, { id: code, document });
      }
    }
    return { status: 200, location: call.path, body: {} };
  };
}

/** The codes that leisure bookings are made of. */
export const LEISURE_CODE_ROUTES: Routes = {
  'lms.getActivityLocations': get(LOCATIONS),
  'lms.postActivityLocations': post(LOCATIONS),
  'lms.putActivityLocations': put(LOCATIONS, false),
  'lms.putUpsertActivityLocations': put(LOCATIONS, true),
  'lms.deleteActivityLocations': remove(LOCATIONS),
  'lms.copyActivityLocations': copy(LOCATIONS),
  'lms.getActivityTypes': get(TYPES),
  'lms.postActivityTypes': post(TYPES),
  'lms.putActivityTypes': put(TYPES, false),
  'lms.putUpsertActivityTypes': put(TYPES, true),
  'lms.deleteActivityTypes': remove(TYPES),
  'lms.copyActivityTypes': copy(TYPES),
  'lms.getActivityStatusCodes': get(STATUSES),
  'lms.postActivityStatusCodes': post(STATUSES),
  'lms.putActivityStatusCodes': put(STATUSES, false),
  'lms.putUpsertActivityStatusCodes': put(STATUSES, true),
  'lms.deleteActivityStatusCodes': remove(STATUSES),
};
