import { findStay, record } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import type { Reservation } from '../../state/reservation.js';
import { Fields } from '../../wire/fields.js';
import { numberedRecords } from '../../wire/records.wire.js';
import { placed, without } from '../rsv/detail-request.js';

const stayOf = (call: Call): Reservation => findStay(call.hotel, call.param('reservationId'));

function get(call: Call): Answer {
  const { fixedCharges } = stayOf(call).records;
  return fixedCharges.length === 0
    ? NONE
    : ok({ fixedCharges: numberedRecords(fixedCharges, 'FixedCharge') });
}

/** Adds charges that end of day posts by their schedule. */
function post(call: Call): Answer {
  const stay = stayOf(call);
  const entries = call.body.list('fixedCharges');
  if (entries.length === 0) throw refuse('VALUE_MISSING', 'fixedCharges is required.', 'fixedCharges');
  for (const entry of entries) checkCharge(call, entry);
  for (const entry of entries) {
    const { id: _id, type: _type, ...document } = entry.raw;
    stay.records.fixedCharges = placed(call.world, stay.records.fixedCharges, undefined, document);
  }
  record(call.desk, stay, 'FIXED CHARGES', 'Added');
  return created(`${call.path}/${stay.records.fixedCharges.at(-1)?.id ?? ''}`);
}

/** Throws unless the charge is of a code of the hotel and has an amount. */
function checkCharge(call: Call, entry: Fields): void {
  const charge = entry.object('charge');
  const code = charge.object('transaction').required('code');
  const known = call.hotel.transactionCodes.get(code);
  if (!known || known.bucket === 'Payment' || known.bucket === 'Tax') {
    throw refuse(
      'CODE_UNKNOWN',
      `Transaction code ${code} is not a charge of ${call.hotel.profile.id}.`,
      'charge.transaction.code',
    );
  }
  if (charge.money('chargeAmount') === undefined)
    throw refuse('VALUE_MISSING', 'chargeAmount is required.', 'charge.chargeAmount');
}

/** Changes charges by their ids: only what is sent. */
function update(call: Call): Answer {
  const stay = stayOf(call);
  const entries = call.body.list('fixedCharges');
  if (entries.length === 0) throw refuse('VALUE_MISSING', 'fixedCharges is required.', 'fixedCharges');
  const drafts = structuredClone(stay.records.fixedCharges);
  for (const entry of entries) {
    const { id: _id, type: _type, ...document } = entry.raw;
    placed(call.world, drafts, entry.required('id'), document);
    checkCharge(call, new Fields(drafts.find((each) => each.id === entry.text('id'))?.document ?? {}));
  }
  stay.records.fixedCharges = drafts;
  record(call.desk, stay, 'FIXED CHARGES', 'Changed');
  return { status: 200, location: call.path, body: {} };
}

function remove(call: Call): Answer {
  const stay = stayOf(call);
  const ids = call.query.texts('fixedChargeID');
  if (ids.length === 0) throw refuse('VALUE_MISSING', 'fixedChargeID is required.', 'fixedChargeID');
  for (const id of ids) stay.records.fixedCharges = without(stay.records.fixedCharges, id);
  record(call.desk, stay, 'FIXED CHARGES', 'Removed');
  return ok({});
}

export const FIXED_CHARGE_ROUTES: Routes = {
  'csh.getFixedCharges': get,
  'csh.postFixedCharges': post,
  'csh.updateFixedCharges': update,
  'csh.removeFixedCharges': remove,
};
