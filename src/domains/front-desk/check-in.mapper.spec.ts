import { readAlerts, readSplit, toCheckIn, toSplit } from './check-in.mapper.js';

describe('check-in on the wire', () => {
  it('never ignores warnings by itself', () => {
    expect(toCheckIn('512', false)).toEqual({
      reservation: { roomId: '512', ignoreWarnings: false, stopCheckin: false, printRegistration: false },
      fetchReservationInstruction: ['ReservationDetail'],
      includeNotifications: true,
    });
    expect(toCheckIn('512', true)).toMatchObject({ reservation: { ignoreWarnings: true } });
  });

  it('reads alerts, with those that stop a check-in', () => {
    expect(
      readAlerts({
        alerts: [{ code: 'ID', area: 'CheckIn', description: 'Passport', stopCheckInCheckOut: true }, {}],
      }),
    ).toEqual([
      { code: 'ID', text: 'Passport', stops: true },
      { code: undefined, text: '', stops: false },
    ]);
    expect(readAlerts(undefined)).toEqual([]);
  });

  it('asks for the new ids of a split and leaves out the one that was split', () => {
    expect(toSplit('12001')).toMatchObject({
      splitAll: true,
      reservationId: { id: '12001', type: 'Reservation' },
    });
    const list = [
      { id: '12001', type: 'Reservation' },
      { id: '12044', type: 'Reservation' },
      { id: '800012044', type: 'Confirmation' },
    ];
    expect(readSplit({ newReservationIdList: list }, '12001')).toEqual(['12044']);
  });
});
