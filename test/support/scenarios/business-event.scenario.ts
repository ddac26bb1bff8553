import { book, newGuest } from '../bookings.js';
import { type Json, type SandboxGateway } from '../sandbox-gateway.js';

/** Changes of the hotel wait for outside systems, each of which gets every one of them once. */
export async function pollEvents(opera: SandboxGateway): Promise<void> {
  const poll = (extSystemCode: string, limit = 20) =>
    opera.call('int.getBusinessEvents', { path: { extSystemCode }, query: { limit } });
  for (let left = 200; left > 0 && (await poll('PARTNER')).status === 200; left -= 1);
  const status = (housekeepingRoomStatus: string) => ({
    body: { roomList: [{ roomId: '105' }], housekeepingRoomStatus },
  });
  await opera.expect(200, 'hsk.putRoomRelatedStatus', status('Pickup'));
  await opera.expect(200, 'hsk.putRoomRelatedStatus', status('Dirty'));
  const events = await poll('PARTNER');
  expect(events.body.businessEventData.map((entry: Json) => entry.businessEvent)).toMatchObject([
    { header: { moduleName: 'Housekeeping', actionType: 'UPDATE ROOM STATUS', primaryKey: '105' } },
    { details: [{ dataElement: 'ROOM STATUS', oldValue: 'Pickup', newValue: 'Dirty' }] },
  ]);
  expect((await poll('PARTNER')).status).toBe(204);

  // A booking from its profile to its cancellation.
  const reservationId = await book(opera, 'Wexcombe', { arrival: '2026-06-20', departure: '2026-06-22' });
  await opera.expect(200, 'rsv.putReservation', {
    path: { reservationId },
    body: {
      reservations: [
        {
          reservationIdList: [{ id: reservationId, type: 'Reservation' }],
          hotelId: 'SAND01',
          roomStay: { guestCounts: { adults: 1, children: 0 } },
        },
      ],
    },
  });
  await opera.expect(201, 'rsv.postCancelReservation', {
    path: { reservationId },
    body: {
      reason: { code: 'CHPL' },
      reservations: [{ hotelId: 'SAND01', reservationIdList: [{ id: reservationId, type: 'Reservation' }] }],
      verificationOnly: false,
    },
  });
  const life = (await poll('PARTNER')).body.businessEventData.map((entry: Json) => entry.businessEvent);
  expect(life.map((event: Json) => event.header.actionType)).toEqual([
    'NEW PROFILE',
    'NEW RESERVATION',
    'UPDATE RESERVATION',
    'CANCEL RESERVATION',
  ]);
  expect(life[2].details).toMatchObject([{ dataElement: 'ADULTS', oldValue: '2', newValue: '1' }]);
  await newGuest(opera, 'Elsewhere');
  expect((await poll('PARTNER')).body.businessEventData).toHaveLength(1);

  const others = await opera.expect(200, 'int.getBusinessEventsByExternalSystem', {
    path: { extSystemCode: 'OTHER' },
    query: { limit: 1 },
  });
  expect(others.body.businessEventData).toHaveLength(1);
  expect(
    (
      await opera.call('int.getBusinessEvents', {
        path: { extSystemCode: 'OTHER' },
        query: { limit: 21 },
        loose: true,
      })
    ).status,
  ).toBe(400);
}
