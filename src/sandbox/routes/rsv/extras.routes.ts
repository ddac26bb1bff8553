import { findStay, record, requireListed } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import type { Reservation } from '../../state/reservation.js';
import { locators, preferenceCollection } from '../../wire/records.wire.js';
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

/** Takes away every package that was added to the stay; those of the rate stay. */
function deletePackages(call: Call): Answer {
  const stay = stayOf(call);
  stay.packages = stay.packages.filter((booked) => booked.source === 'RateHeader');
  record(call.desk, stay, 'PACKAGES', 'Removed');
  return ok({});
}

function getPreferences(call: Call): Answer {
  const types = call.query.texts('preferenceTypeCode');
  const found = stayOf(call).records.preferences.filter(
    ({ document }) => types.length === 0 || types.includes(String(document['group'])),
  );
  return found.length === 0 ? NONE : ok({ reservationPreferences: preferenceCollection(found) });
}

function postPreferences(call: Call): Answer {
  const stay = stayOf(call);
  const groups = call.body.list('reservationPreferences');
  if (groups.length === 0)
    throw refuse('VALUE_MISSING', 'reservationPreferences is required.', 'reservationPreferences');
  groups.forEach((group) =>
    requireListed(call.hotel, 'PreferenceTypes', group.required('preferenceType'), 'preferenceType'),
  );
  groups.forEach((group) => addStayPreferences(call.world, stay, group));
  record(call.desk, stay, 'PREFERENCES', 'Added');
  return created(call.path);
}

/** By value, or a whole group by its code. */
function deletePreference(call: Call): Answer {
  const stay = stayOf(call);
  const code = call.param('preferenceCode');
  const rest = stay.records.preferences.filter(
    ({ document }) => document['value'] !== code && document['group'] !== code,
  );
  if (rest.length === stay.records.preferences.length)
    throw refuse('NOT_FOUND', `Preference ${code} is not on this reservation.`, 'preferenceCode');
  stay.records.preferences = rest;
  return ok({});
}

function getLocators(call: Call): Answer {
  const { records } = stayOf(call);
  return records.locators.length === 0 ? NONE : ok({ reservationLocators: locators(records.locators) });
}

function postLocators(call: Call): Answer {
  const stay = stayOf(call);
  const entries = call.body.list('reservationLocators');
  if (entries.length === 0)
    throw refuse('VALUE_MISSING', 'reservationLocators is required.', 'reservationLocators');
  for (const entry of entries) {
    entry.required('locatorText');
    const { locatorId: _id, ...document } = entry.raw;
    stay.records.locators = placed(call.world, stay.records.locators, undefined, {
      locatorOn: call.at,
      ...document,
    });
  }
  return created(`${call.path}/${stay.records.locators.at(-1)?.id ?? ''}`, {
    reservationLocators: locators(stay.records.locators),
  });
}

function deleteLocator(call: Call): Answer {
  const stay = stayOf(call);
  stay.records.locators = without(stay.records.locators, call.param('locatorId'));
  return ok({});
}

/** Add-ons of a stay: packages, preferences, locators. */
export const STAY_EXTRA_ROUTES: Routes = {
  'rsv.postReservationPackage': postPackages,
  'rsv.deleteReservationPackage': deletePackages,
  'rsv.getReservationPreference': getPreferences,
  'rsv.postReservationPreference': postPreferences,
  'rsv.deleteReservationPreference': deletePreference,
  'rsv.getReservationLocators': getLocators,
  'rsv.postReservationLocators': postLocators,
  'rsv.deleteReservationLocators': deleteLocator,
};
