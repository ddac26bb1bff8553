import { checkIn, checkInObstacle } from '../../desk/check-in.js';
import { type Desk, findStay, record } from '../../desk/desk.js';
import { OperaError, refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, type Routes } from '../../gateway/call.js';
import type { Reservation } from '../../state/reservation.js';
import type { Fields } from '../../wire/fields.js';
import { localTime } from '../rsv/detail-request.js';

/** The stays of `reservationIdList`: each entry names one, unless it is a confirmation number. */
function staysOf(call: Call, criteria: Fields): Reservation[] {
  const ids = criteria.list('reservationIdList').filter((id) => id.text('type') !== 'Confirmation');
  if (ids.length === 0) throw refuse('VALUE_MISSING', 'reservationIdList is required.', 'reservationIdList');
  return ids.map((id) => findStay(call.hotel, id.required('id')));
}

/** Does something for each stay; those that cannot have it come as warnings, and none at all is a refusal. */
function each(call: Call, work: (stay: Reservation) => void): Answer {
  const stays = staysOf(call, call.body.object('criteria'));
  const refused: OperaError[] = [];
  for (const stay of stays) {
    const draft = structuredClone(stay);
    try {
      work(draft);
      call.hotel.reservations.set(draft.id, draft);
    } catch (error) {
      if (!(error instanceof OperaError)) throw error;
      refused.push(error);
    }
  }
  const [first] = refused;
  if (first !== undefined && refused.length === stays.length) throw first;
  const warnings = refused.map((error) => ({ shortText: error.message, value: error.message }));
  return created(call.path, warnings.length === 0 ? {} : { warnings });
}

function massCheckIn(call: Call): Answer {
  const statuses = call.body.at('criteria.additionalCriteria').texts('roomStatuses');
  return each(call, (stay) => {
    const status = call.hotel.rooms.get(stay.roomId ?? '')?.status;
    if (statuses.length > 0 && (status === undefined || !statuses.includes(status)))
      throw refuse(
        'ROOM_NOT_READY',
        `Room ${stay.roomId ?? ''} is not ${statuses.join(' or ')}.`,
        'roomStatuses',
      );
    checkIn(call.desk, stay, { ignoreWarnings: statuses.length > 0 });
  });
}

/** The guest is here, the room is not ready: registered, to come back later. */
function advance(desk: Desk, stay: Reservation, wish: Fields): void {
  const obstacle = checkInObstacle(desk, stay, { ignoreWarnings: true });
  if (obstacle && (obstacle.refusal === 'STATUS_FORBIDS' || obstacle.refusal === 'NOT_DUE_TODAY'))
    throw obstacle;
  if (stay.units > 1) throw refuse('SEVERAL_ROOMS', 'The reservation has several rooms: split it first.');
  if (stay.advanceCheckIn) throw refuse('STATUS_FORBIDS', 'The guest is advance checked in already.');
  stay.advanceCheckIn = {
    at: desk.at,
    returns: localTime(wish.text('expectedReturnTime')),
    comments: wish.text('eTRComments'),
  };
  record(desk, stay, 'ADVANCE CHECK IN', stay.advanceCheckIn.returns ?? '');
}

function postAdvance(call: Call): Answer {
  advance(call.desk, findStay(call.hotel, call.param('reservationId')), call.body.object('reservation'));
  return created(call.path);
}

function deleteAdvance(call: Call): Answer {
  const stay = findStay(call.hotel, call.param('reservationId'));
  if (!stay.advanceCheckIn || stay.status !== 'Reserved')
    throw refuse('STATUS_FORBIDS', 'The guest is not advance checked in.');
  if (stay.windows.some((window) => window.postings.length > 0))
    throw refuse('STATUS_FORBIDS', 'Something was posted since the advance check-in.');
  stay.advanceCheckIn = undefined;
  record(call.desk, stay, 'ADVANCE CHECK IN', 'Taken back');
  return { status: 200, location: call.path, body: {} };
}

/** Check-ins of many guests, and of guests whose room is not ready yet. */
export const MASS_CHECK_IN_ROUTES: Routes = {
  'fof.postMassCheckIn': massCheckIn,
  'fof.postAdvanceCheckIn': postAdvance,
  'fof.deleteAdvanceCheckIn': deleteAdvance,
  'fof.postMassAdvanceCheckIn': (call) =>
    each(call, (stay) => advance(call.desk, stay, call.body.object('criteria'))),
};
