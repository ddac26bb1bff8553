import { findStay } from '../../desk/desk.js';
import { INTEGRATION_USER } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, NONE, ok, type Routes } from '../../gateway/call.js';
import { depositPolicyOf, policyOf } from '../../rules/cancellation.js';
import { holdsInventory } from '../../rules/stay-status.js';
import { wireId } from '../../wire/ids.wire.js';
import { isNamed, searchWords } from '../../wire/person.wire.js';
import { mainGuest } from '../../wire/stay-guest.wire.js';
import { stayRow } from '../../wire/stay-row.wire.js';
import { staysOf } from '../crm/history.js';
import { findProfile } from '../crm/profile-request.js';
import { holderOf } from './linked.routes.js';

/** Every cancellation of the stay, those taken back too, newest first. */
function getCancellations(call: Call): Answer {
  const stay = findStay(call.hotel, call.param('reservationId'));
  const all = [...(stay.cancellations ?? []), ...(stay.cancellation ? [stay.cancellation] : [])].reverse();
  if (all.length === 0) return NONE;
  return ok({
    cxlActivityLog: all.map((one) => ({
      reason: { code: one.reason, description: one.description },
      cxlDate: one.date,
      userName: INTEGRATION_USER,
      cancellationIdList: [wireId(one.number, 'CancellationNumber')],
    })),
  });
}

/** Confirmation letters of the house by the stay they were written for. */
function getLetters(call: Call): Answer {
  const { hotel, world, query } = call;
  const within = (day: string, start: string, end: string): boolean =>
    (query.day(start) ?? day) <= day && day <= (query.day(end) ?? day);
  const names = ['surname', 'givenName'].flatMap((name) => searchWords(query.text(name) ?? ''));
  const letters = Map.groupBy(hotel.records.confirmations.values(), ({ document }) =>
    String(document['reservationId']),
  );
  const rows = [...letters].flatMap(([id, list]) => {
    const stay = hotel.reservations.get(id);
    const guest = stay && mainGuest(world, stay);
    if (!stay || !guest || !isNamed(guest, names)) return [];
    if (!within(stay.arrival, 'arrivalStartDate', 'arrivalEndDate')) return [];
    if (!within(stay.createdOn, 'createdOnStartDate', 'createdOnEndDate')) return [];
    return [
      {
        reservation: stayRow(world, hotel, stay, { revenues: false, indicators: false }),
        confLetters: list.map(({ document }) => {
          const { reservationId: _id, ...letter } = document;
          return letter;
        }),
      },
    ];
  });
  return rows.length === 0 || query.flag('notAttached') === true ? NONE : ok({ resrvationInfoList: rows });
}

/** Whether a profile has stays or blocks before it, so that it cannot just be removed. */
function getFuture(call: Call): Answer {
  const profile = findProfile(call.world, call.param('profileId'));
  const stays = staysOf(call.world, profile).some(({ stay }) => holdsInventory(stay));
  const blocks = [...call.world.hotels.values()].some((hotel) =>
    [...hotel.groups.blocks.values()].some(
      (block) =>
        block.end >= hotel.businessDate && block.profiles.some(({ profileId }) => profileId === profile.id),
    ),
  );
  return ok({ response: stays || blocks });
}

const CHECKS = ['HasDepositPolicies', 'HasCancellationPolicies'] as const;

/** What stays have, by yes or no. */
function getIndicators(call: Call): Answer {
  const ids = call.query.texts('reservationId');
  if (ids.length === 0) throw refuse('VALUE_MISSING', 'reservationId is required.', 'reservationId');
  const asked = call.query.texts('checkInstructions');
  const checks = CHECKS.filter((check) => asked.length === 0 || asked.includes(check));
  return ok({
    checkReservations: ids.map((id) => {
      const { hotel, stay } = holderOf(call, id);
      return {
        hotelId: hotel.profile.id,
        reservationId: { id, type: 'Reservation' },
        results: checks.map((checkInstruction) => ({
          checkInstruction,
          exists:
            (checkInstruction === 'HasDepositPolicies' ? depositPolicyOf : policyOf)(hotel, stay) !==
            undefined,
        })),
      };
    }),
  });
}

/** Gives up a reservation that was only held: waitlisted, or booked without being guaranteed yet. */
function deleteOnHold(call: Call): Answer {
  const stay = findStay(call.hotel, call.param('reservationId'));
  const held = call.hotel.guarantees.get(stay.guarantee)?.onHold === true;
  if (stay.status !== 'Waitlisted' && !(stay.status === 'Reserved' && held))
    throw refuse('STATUS_FORBIDS', 'The reservation is not on hold.');
  call.hotel.reservations.delete(stay.id);
  return ok({});
}

/** What became of reservations, and what they have. */
export const PAST_ROUTES: Routes = {
  'rsv.getCancellationHistory': getCancellations,
  'rsv.getConfirmationLetters': getLetters,
  'rsv.getFutureReservationsOrBlocks': getFuture,
  'rsv.getReservationIndicators': getIndicators,
  'rsv.deleteOnHoldReservation': deleteOnHold,
};
