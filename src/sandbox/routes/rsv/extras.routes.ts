import { findStay, record } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import type { Reservation } from '../../state/reservation.js';
import { numberedRecords } from '../../wire/records.wire.js';
import { addStayPackage, addStayPreferences, placed, without } from './detail-request.js';

const stayOf = (call: Call): Reservation => findStay(call.hotel, call.param('reservationId'));

function postPackages(call: Call): Answer {
  const stay = stayOf(call);
  const entries = call.body.list('reservationPackages');
  if (entries.length === 0)
    throw refuse('VALUE_MISSING', 'reservationPackages is required.', 'reservationPackages');
  entries.forEach((entry) => addStayPackage(call.desk, stay, entry));
  record(call.desk, stay, 'PACKAGES', entries.map((entry) => entry.text('packageCode')).join(', '));
  return created(call.path);
}

function postPreferences(call: Call): Answer {
  const stay = stayOf(call);
  const groups = call.body.list('reservationPreferences');
  if (groups.length === 0)
    throw refuse('VALUE_MISSING', 'reservationPreferences is required.', 'reservationPreferences');
  groups.forEach((group) => addStayPreferences(call.world, stay, group));
  record(call.desk, stay, 'PREFERENCES', 'Added');
  return created(call.path);
}

function getFixedCharges(call: Call): Answer {
  const { fixedCharges } = stayOf(call).records;
  return fixedCharges.length === 0
    ? NONE
    : ok({ fixedCharges: numberedRecords(fixedCharges, 'FixedCharge') });
}

function postFixedCharges(call: Call): Answer {
  const stay = stayOf(call);
  const entries = call.body.list('fixedCharges');
  if (entries.length === 0) throw refuse('VALUE_MISSING', 'fixedCharges is required.', 'fixedCharges');
  for (const entry of entries) {
    const code = entry.object('charge').object('transaction').text('code');
    if (code !== undefined && !call.hotel.transactionCodes.has(code)) {
      throw refuse(
        'CODE_UNKNOWN',
        `Transaction code ${code} does not exist at ${call.hotel.profile.id}.`,
        'charge.transaction.code',
      );
    }
    const { id: _id, type: _type, ...document } = entry.raw;
    stay.records.fixedCharges = placed(call.world, stay.records.fixedCharges, undefined, document);
  }
  record(call.desk, stay, 'FIXED CHARGES', 'Added');
  return created(`${call.path}/${stay.records.fixedCharges.at(-1)?.id ?? ''}`);
}

function deleteFixedCharge(call: Call): Answer {
  const stay = stayOf(call);
  stay.records.fixedCharges = without(stay.records.fixedCharges, call.param('fixedChargeId'));
  return ok({});
}

/** Add-ons of a stay: packages, preferences, fixed charges. */
export const STAY_EXTRA_ROUTES: Routes = {
  'rsv.postReservationPackage': postPackages,
  'rsv.postReservationPreference': postPreferences,
  'rsv.getFixedCharges': getFixedCharges,
  'rsv.postFixedCharges': postFixedCharges,
  'rsv.deleteFixedCharge': deleteFixedCharge,
};
