import { Fault } from '../../kernel/fault.js';
import type { GetReservationSummariesAnswer } from '../../opera/wire/generated/fof.wire.js';
import { readArrivals } from './arrival.mapper.js';

const row: NonNullable<GetReservationSummariesAnswer['reservationInfoList']>[number] = {
  reservationIdList: [
    { id: '12001', type: 'Reservation' },
    { id: '800012001', type: 'Confirmation' },
  ],
  roomStay: {
    arrivalDate: '2026-11-23',
    departureDate: '2026-11-26',
    expectedTimes: { reservationExpectedArrivalTime: '2026-11-23 15:30:00.0' },
    adultCount: 2,
    childCount: 1,
    roomType: 'DLX',
    numberOfRooms: 1,
    roomId: '512',
  },
  reservationGuest: { surname: 'Okafor', givenName: 'Ada', vip: { vipCode: 'V1' } },
  roomStatus: 'Inspected',
  reservationStatus: 'Reserved',
  computedReservationStatus: 'DueIn',
  preRegistered: true,
};

describe('arrivals from the wire', () => {
  it('reads what the front desk looks at', () => {
    const page = readArrivals({ reservationInfoList: [row], hasMore: true, totalResults: 31 });
    expect(page).toEqual({
      rows: [
        {
          reservationId: '12001',
          confirmationNumber: '800012001',
          guest: { surname: 'Okafor', givenName: 'Ada' },
          vip: 'V1',
          departureDate: '2026-11-26',
          people: 3,
          roomType: 'DLX',
          room: '512',
          roomStatus: 'Inspected',
          eta: '15:30',
          status: 'due_in',
          rooms: 1,
          preRegistered: true,
        },
      ],
      hasMore: true,
      total: 31,
    });
  });

  it('takes no body for no arrivals and missing parts for unknown', () => {
    expect(readArrivals(undefined)).toEqual({ rows: [], hasMore: false, total: undefined });
    const bare = readArrivals({ reservationInfoList: [{ reservationIdList: row.reservationIdList }] })
      .rows[0];
    expect(bare).toMatchObject({ people: 0, rooms: 1, status: 'unknown', preRegistered: false });
    expect(bare?.room).toBeUndefined();
  });

  it('takes midnight for no arrival time', () => {
    const stamp = { reservationExpectedArrivalTime: '2026-11-23T00:00:00' };
    const page = readArrivals({
      reservationInfoList: [{ ...row, roomStay: { ...row.roomStay, expectedTimes: stamp } }],
    });
    expect(page.rows[0]?.eta).toBeUndefined();
  });

  it('refuses a row that cannot be acted on', () => {
    expect(() => readArrivals({ reservationInfoList: [{ reservationIdList: [] }] })).toThrow(Fault);
  });
});
