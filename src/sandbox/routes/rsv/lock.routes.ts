import { findStay, INTEGRATION_USER } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, ok, type Routes } from '../../gateway/call.js';
import type { Numbered } from '../../state/document.js';
import { nextId } from '../../state/world.js';

const SECONDS_TO_LIVE = 300;

/** The lock on a record that is still in force. */
function lockOn(call: Call, recordId: string): Numbered | undefined {
  const now = call.clock.now();
  return [...call.hotel.records.locks.values()].find(
    ({ document }) => document['recordId'] === recordId && Number(document['expires']) > now,
  );
}

function wire({ id, document }: Numbered): object {
  const { expires, ...shown } = document;
  return {
    ...shown,
    lockHandle: Number(id),
    expiresOn: new Date(Number(expires)).toISOString().slice(0, 10),
    internal: false,
  };
}

/** Takes the lock of a reservation, or says who has it. */
function acquire(call: Call): Answer {
  const stay = findStay(call.hotel, call.param('reservationId'));
  const existing = lockOn(call, stay.id);
  if (existing && call.body.flag('overrideIfLockedByRequestingUser') !== true)
    return { status: 200, location: call.path, body: { existingReservationLock: wire(existing) } };
  if (existing) call.hotel.records.locks.delete(existing.id);
  const lock: Numbered = {
    id: nextId(call.world, 'record'),
    document: {
      recordType: 'Reservation',
      recordId: stay.id,
      createdBy: INTEGRATION_USER,
      createdOn: call.hotel.businessDate,
      timeToLive: SECONDS_TO_LIVE,
      expires: call.clock.now() + SECONDS_TO_LIVE * 1000,
    },
  };
  call.hotel.records.locks.set(lock.id, lock);
  return {
    status: 200,
    location: `/rsv/v1/hotels/${call.hotel.profile.id}/locks/${lock.id}`,
    body: { acquiredReservationLock: wire(lock) },
  };
}

/** The lock of a handle. Throws 404 when there is none or its time is over. */
function lockOf(call: Call): Numbered {
  const lock = call.hotel.records.locks.get(call.param('lockHandle'));
  if (!lock || Number(lock.document['expires']) <= call.clock.now())
    throw refuse('NOT_FOUND', `Lock ${call.param('lockHandle')} is not in force.`, 'lockHandle');
  return lock;
}

function extend(call: Call): Answer {
  const lock = lockOf(call);
  const seconds = call.body.number('additionalTimeToLive') ?? SECONDS_TO_LIVE;
  if (seconds <= 0)
    throw refuse('VALUE_INVALID', 'additionalTimeToLive has to be positive.', 'additionalTimeToLive');
  lock.document = {
    ...lock.document,
    timeToLive: Number(lock.document['timeToLive']) + seconds,
    expires: Number(lock.document['expires']) + seconds * 1000,
  };
  return { status: 200, location: call.path, body: { reservationLock: wire(lock) } };
}

function release(call: Call): Answer {
  call.hotel.records.locks.delete(lockOf(call).id);
  return ok({});
}

function breakLock(call: Call): Answer {
  const stay = findStay(call.hotel, call.param('reservationId'));
  const lock = lockOn(call, stay.id);
  if (!lock) throw refuse('NOT_FOUND', 'The reservation is not locked.', 'reservationId');
  call.hotel.records.locks.delete(lock.id);
  return created(call.path);
}

/** Locks by which clients keep each other from changing a reservation at the same time. */
export const LOCK_ROUTES: Routes = {
  'rsv.putAcquireReservationLock': acquire,
  'rsv.putReservationLock': extend,
  'rsv.deleteReservationLock': release,
  'rsv.postBreakReservationLock': breakLock,
};
