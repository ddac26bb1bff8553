import { findStay, record } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import { windowOf } from '../../rules/folio.js';
import { BILLING_INSTRUCTIONS, covers, instructionsOf } from '../../rules/routing.js';
import { originOf, staysOf } from '../../rules/routed-charge.js';
import type { Document, Numbered } from '../../state/document.js';
import type { Reservation } from '../../state/reservation.js';
import { nextId } from '../../state/world.js';
import { Fields } from '../../wire/fields.js';
import { fullName, profileById } from '../../wire/person.wire.js';
import { mainGuest } from '../../wire/stay-guest.wire.js';
import { isChargeable } from '../../rules/stay-status.js';
import { codesOf, requireCharge } from './charge-request.js';
import { isBilled, postingsOf, taxesOf } from './posting-search.js';

type Kind = 'folio' | 'room' | 'comp' | 'request';
const KINDS: readonly Kind[] = ['folio', 'room', 'comp', 'request'];
function stayOf(call: Call): Reservation {
  const number = call.params.text('reservationExternalId');
  if (number === undefined) return findStay(call.hotel, call.param('reservationId'));
  const context = call.param('externalSystemCode');
  const stay = [...call.hotel.reservations.values()].find((each) =>
    each.externalReferences.some((reference) => reference.id === number && reference.context === context),
  );
  if (!stay) throw refuse('NOT_FOUND', `No reservation has the reference ${number} of ${context}.`);
  return stay;
}

/** The routing of a body, checked: one target with instructions of known codes. */
function readRouting(call: Call, criteria: Fields, whole = true): { kind: Kind; document: Document } {
  const kind = KINDS.find((each) => criteria.has(each));
  if (kind === undefined)
    throw refuse('VALUE_MISSING', 'criteria.folio or criteria.room is required.', 'criteria');
  const entry = criteria.object(kind);
  const instructions = entry.list('instructions');
  if (instructions.length === 0)
    throw refuse('VALUE_MISSING', 'instructions is required.', `criteria.${kind}.instructions`);
  for (const instruction of instructions) checkCodes(call, instruction);
  if (kind === 'folio' && (whole || entry.has('folioWindowNo'))) checkWindow(call, entry);
  if (kind === 'room') return { kind, document: { room: checkedRoom(call, entry) } };
  return { kind, document: { [kind]: structuredClone(entry.raw) } };
}

function checkCodes(call: Call, instruction: Fields): void {
  const codes = instruction.list('transactionCodes');
  const groups = instruction.list('billingInstructions');
  if (codes.length + groups.length === 0)
    throw refuse(
      'VALUE_MISSING',
      'An instruction names transaction codes or billing instructions.',
      'instructions',
    );
  for (const code of codes) requireCharge(call.hotel, code.required('transactionCode'));
  for (const group of groups) {
    const code = group.required('billingCode');
    if (!BILLING_INSTRUCTIONS.some((known) => known.code === code))
      throw refuse('CODE_UNKNOWN', `Billing instruction ${code} does not exist.`, 'billingCode');
  }
}

function checkWindow(call: Call, folio: Fields): void {
  const window = folio.number('folioWindowNo');
  if (window === undefined || !Number.isInteger(window) || window < 1 || window > 8)
    throw refuse('VALUE_INVALID', 'A folio window is a number from 1 to 8.', 'criteria.folio.folioWindowNo');
  const payee = folio.object('payeeInfo').object('payeeId').text('id');
  if (payee !== undefined && !call.world.profiles.has(payee))
    throw refuse('PROFILE_UNKNOWN', `Profile ${payee} does not exist.`, 'criteria.folio.payeeInfo');
}

function checkedRoom(call: Call, room: Fields): Document {
  const wanted = {
    id: room.object('reservationNameId').text('id'),
    room: room.text('roomId') ?? room.text('roomNumber'),
  };
  const other = staysOf(call.hotel)(wanted);
  if (!other || other.id === stayOf(call).id)
    throw refuse('NOT_FOUND', 'No other guest to route to was found.', 'criteria.room');
  const { roomNumber: _number, ...kept } = structuredClone(room.raw);
  return {
    ...kept,
    roomId: other.roomId,
    reservationNameId: { id: other.id, type: 'Reservation' },
    guestDisplayName: fullName(mainGuest(call.world, other)),
  };
}

/** Once the guest is in the house, a routed window is opened for its payer, and with `refreshFolio` what fits moves at once. */
function apply(call: Call, stay: Reservation, criteria: Fields, entry: Fields): void {
  if (!isChargeable(stay)) return;
  const folio = entry.object('folio');
  if (!folio.empty) {
    const window = windowOf(stay, folio.number('folioWindowNo') ?? 1);
    window.payeeId = folio.object('payeeInfo').object('payeeId').text('id') ?? window.payeeId;
    window.method = folio.text('paymentMethod') ?? window.method;
  }
  if (criteria.flag('refreshFolio') !== true) return;
  const other = entry.object('room').object('reservationNameId').text('id');
  const target = other === undefined ? stay : findStay(call.hotel, other);
  if (!isChargeable(target)) return;
  const to = windowOf(target, other === undefined ? (folio.number('folioWindowNo') ?? 1) : 1);
  for (const { window, posting } of postingsOf(stay)) {
    const fits = instructionsOf(entry).some((instruction) =>
      covers(call.hotel, instruction, posting.code, posting.date),
    );
    const fixed = posting.bucket === 'Payment' || posting.parent !== undefined || window === to;
    if (!fits || fixed || isBilled(window, posting)) continue;
    const moving = [posting, ...taxesOf(window, posting)];
    window.postings = window.postings.filter((each) => !moving.includes(each));
    if (target !== stay) for (const each of moving) each.from ??= originOf(stay);
    to.postings.push(...moving);
  }
}

function add(call: Call): string {
  const stay = stayOf(call);
  const criteria = call.body.object('criteria');
  const { document } = readRouting(call, criteria);
  const id = nextId(call.world, 'record');
  for (const instruction of instructionsOf(new Fields(document)))
    instruction.raw['routingLinkId'] ??= { id, type: 'RoutingLinkId' };
  stay.records.routingInstructions = [...stay.records.routingInstructions, { id, document }];
  apply(call, stay, criteria, new Fields(document));
  record(call.desk, stay, 'ROUTING', 'Added');
  return id;
}

function post(call: Call): Answer {
  return created(`${call.path}/${add(call)}`);
}

function putNew(call: Call): Answer {
  add(call);
  return { status: 200, location: call.path, body: {} };
}

/** What tells one routing from another in a request: its window, payer, guest or room, as far as they are named. */
function marksOf(entry: Fields): Record<string, string | undefined> {
  const folio = entry.object('folio');
  const room = entry.object('room');
  return {
    window: folio.text('folioWindowNo'),
    payer: folio.object('payeeInfo').object('payeeId').text('id'),
    guest: room.object('reservationNameId').text('id'),
    room: room.text('roomId') ?? room.text('roomNumber'),
  };
}

/** The routing of the stay that a request means: of the same kind, with the same marks. Throws 404. */
function meantBy(stay: Reservation, kind: Kind, entry: Fields): Numbered {
  const marks = Object.entries(marksOf(entry)).filter(([, value]) => value !== undefined);
  const found = stay.records.routingInstructions.find(({ document }) => {
    const own = marksOf(new Fields(document));
    return new Fields(document).has(kind) && marks.every(([name, value]) => own[name] === value);
  });
  if (!found) throw refuse('NOT_FOUND', 'The reservation has no such routing.', 'criteria');
  return found;
}

/** Replaces a routing: `newRoutingInfo` in place of the one the criteria name, or the criteria over the one they fit. */
function change(call: Call): Answer {
  const stay = stayOf(call);
  const criteria = call.body.object('criteria');
  const sent = criteria.has('newRoutingInfo') ? criteria.object('newRoutingInfo') : criteria;
  const { kind, document } = readRouting(call, sent, false);
  const old = KINDS.find((each) => criteria.has(each)) ?? kind;
  const known = meantBy(
    stay,
    old,
    KINDS.some((each) => criteria.has(each)) ? criteria : new Fields(document),
  );
  const before = new Fields(known.document).object(kind).raw;
  known.document = { [kind]: { ...before, ...new Fields(document).object(kind).raw } };
  for (const instruction of instructionsOf(new Fields(known.document)))
    instruction.raw['routingLinkId'] ??= { id: known.id, type: 'RoutingLinkId' };
  apply(call, stay, criteria, new Fields(known.document));
  record(call.desk, stay, 'ROUTING', 'Changed');
  return { status: 200, location: call.path, body: {} };
}

function get(call: Call): Answer {
  const { query } = call;
  const day = query.day('effectiveOn');
  const asked: Record<Kind, boolean | undefined> = {
    folio: query.flag('includeWindowRouting'),
    room: query.flag('includeRoomRouting'),
    comp: query.flag('includeCompRouting'),
    request: query.flag('includeCompRoutingRequests'),
  };
  const any = Object.values(asked).some((flag) => flag === true);
  const shown = stayOf(call).records.routingInstructions.filter(({ document }) => {
    const entry = new Fields(document);
    const kind = KINDS.find((each) => entry.has(each));
    const wanted = kind !== undefined && (!any || asked[kind] === true);
    return wanted && (day === undefined || instructionsOf(entry).some((each) => holdsOn(each, day)));
  });
  return shown.length === 0
    ? NONE
    : ok({ routingInstructions: shown.map(({ document }) => withPayee(call, document)) });
}

function holdsOn(instruction: Fields, day: string): boolean {
  const span = instruction.at('duration.timeSpan');
  return (span.day('startDate') ?? day) <= day && day <= (span.day('endDate') ?? day);
}

function withPayee(call: Call, document: Document): Document {
  const folio = new Fields(document).object('folio');
  const payee = profileById(call.world, folio.object('payeeInfo').object('payeeId').text('id'));
  if (!payee) return document;
  const info = { ...folio.object('payeeInfo').raw, payeeName: fullName(payee) };
  return { ...document, folio: { ...folio.raw, payeeInfo: info } };
}

/** Removes routing of a kind, or all; the query may name one window, guest or code. */
function remove(kinds: readonly Kind[]): (call: Call) => Answer {
  return (call) => {
    const stay = stayOf(call);
    const { query } = call;
    const meant = ({ document }: Numbered): boolean => {
      const entry = new Fields(document);
      if (!kinds.some((kind) => entry.has(kind))) return false;
      const window = query.number('folioWindowNo');
      const guest = query.text('reservationNameId');
      const codes = query.texts('transactionCode');
      const own = instructionsOf(entry).flatMap((each) =>
        each.list('transactionCodes').map((code) => code.text('transactionCode')),
      );
      return (
        (window === undefined || entry.object('folio').number('folioWindowNo') === window) &&
        (guest === undefined || entry.object('room').object('reservationNameId').text('id') === guest) &&
        (codes.length === 0 || codes.some((code) => own.includes(code)))
      );
    };
    const kept = stay.records.routingInstructions.filter((entry) => !meant(entry));
    if (kept.length === stay.records.routingInstructions.length)
      throw refuse('NOT_FOUND', 'The reservation has no such routing.', 'reservationId');
    stay.records.routingInstructions = kept;
    record(call.desk, stay, 'ROUTING', 'Removed');
    return { status: 200, location: call.path, body: {} };
  };
}

function getCodes(call: Call): Answer {
  const { hotel } = call;
  const charges = [...hotel.transactionCodes.values()].filter(
    (code) => code.bucket !== 'Payment' && code.bucket !== 'Tax',
  );
  return ok({
    transactionCodes: codesOf(hotel, charges),
    billingInstructions: BILLING_INSTRUCTIONS.map(({ code, description }) => ({
      billingCode: code,
      desc: description,
      hotelId: hotel.profile.id,
    })),
  });
}

/** Who pays what: routing of charges to other windows and other guests. */
export const ROUTING_ROUTES: Routes = {
  'rsv.getRoutingInstructions': get,
  'rsv.postRoutingInstructions': post,
  'rsv.postRoutingInstructionsByExtId': post,
  'rsv.putRoutingInstructionsByExtId': change,
  'rsv.putRoutingInstructions': change,
  'rsv.deleteRoutingInstructions': remove(KINDS),
  'csh.getRoutingInstructions': get,
  'csh.putRoutingInstructions': putNew,
  'csh.changeRoutingInstructions': change,
  'csh.deleteRoutingInstructions': remove(KINDS),
  'csh.deleteFolioRoutingInstructions': remove(['folio']),
  'csh.deleteRoomRoutingInstructions': remove(['room']),
  'csh.getBillingInstructionCodes': getCodes,
};
