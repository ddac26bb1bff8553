import { Fault } from '../../kernel/fault.js';
import { readReservation, readStays, statusWord, timeOfDay } from './stay.mapper.js';

const ids = [
  { id: '300017', type: 'Reservation' },
  { id: '71000017', type: 'Confirmation' },
];
const row = {
  reservationIdList: ids,
  roomStay: {
    arrivalDate: '2026-03-10',
    departureDate: '2026-03-13',
    adultCount: 2,
    childCount: 1,
    roomType: 'STQ',
    roomId: '219',
    numberOfRooms: 1,
    ratePlanCode: 'BAR',
    rateAmount: { amount: 114, currencyCode: 'EUR' },
    totalAmount: { amount: 383.04, currencyCode: 'EUR' },
    balance: { amount: 0, currencyCode: 'EUR' },
    guarantee: { guaranteeCode: 'CC' },
    expectedTimes: { reservationExpectedArrivalTime: '2026-03-10 15:00:00.0' },
  },
  reservationGuest: { id: '200196', surname: 'Abernathy', givenName: 'Magnolia', vip: { vipCode: '1' } },
  reservationStatus: 'Reserved' as const,
  computedReservationStatus: 'DueIn' as const,
  allowedActions: ['Cancel' as const],
  hotelId: 'SAND01',
};

const stay = {
  reservationId: '300017',
  confirmationNumber: '71000017',
  cancellationNumber: undefined,
  hotelId: 'SAND01',
  status: 'due_in',
  guest: { profileId: '200196', surname: 'Abernathy', givenName: 'Magnolia', vip: '1' },
  arrivalDate: '2026-03-10',
  departureDate: '2026-03-13',
  nights: 3,
  adults: 2,
  children: 1,
  roomType: 'STQ',
  room: '219',
  numberOfRooms: 1,
  ratePlan: 'BAR',
  rate: { amount: '114.00', currency: 'EUR' },
  total: { amount: '383.04', currency: 'EUR' },
  balance: { amount: '0.00', currency: 'EUR' },
  guarantee: 'CC',
  arrivalTime: '15:00',
  preRegistered: undefined,
  allowedActions: ['Cancel'],
};

describe('a stay of the wire', () => {
  it('reads the same from a row and from a full reservation', () => {
    const page = readStays({ reservations: { reservationInfo: [row], hasMore: true, totalResults: 9 } });
    expect(page).toEqual({ stays: [stay], hasMore: true, total: 9 });
    const full = readReservation({
      reservationIdList: ids,
      roomStay: {
        arrivalDate: '2026-03-10',
        departureDate: '2026-03-13',
        guestCounts: { adults: 2, children: 1 },
        currentRoomInfo: { roomType: 'STQ', roomId: '219' },
        roomRates: [
          {
            ratePlanCode: 'BAR',
            numberOfUnits: 1,
            rates: { rate: [{ base: { amountBeforeTax: 114, currencyCode: 'EUR' } }] },
          },
        ],
        guarantee: { guaranteeCode: 'CC' },
        expectedTimes: { reservationExpectedArrivalTime: '2026-03-10T15:00:00' },
        total: { amountBeforeTax: 342, currencyCode: 'EUR' },
      },
      rateSummary: { totalCostOfStay: 383.04 },
      cashiering: { revenuesAndBalances: { balance: { amount: 0, currencyCode: 'EUR' } } },
      reservationGuests: [
        { profileInfo: { profileIdList: [{ id: '1' }] } },
        {
          primary: true,
          profileInfo: {
            profileIdList: [{ id: '200196', type: 'Profile' }],
            profile: {
              customer: {
                vipStatus: '1',
                personName: [
                  { surname: 'Other', nameType: 'Alternate' },
                  { surname: 'Abernathy', givenName: 'Magnolia', nameType: 'Primary' },
                ],
              },
            },
          },
        },
      ],
      reservationStatus: 'Reserved',
      computedReservationStatus: 'DueIn',
      allowedActions: ['Cancel'],
      hotelId: 'SAND01',
    });
    expect(full).toEqual(stay);
  });

  it('is readable when OPERA says next to nothing', () => {
    const bare = {
      reservationIdList: ids,
      roomStay: { arrivalDate: '2026-03-10', departureDate: '2026-03-10' },
    };
    expect(readStays({ reservations: { reservationInfo: [bare] } }).stays[0]).toMatchObject({
      status: 'unknown',
      nights: 0,
      adults: 0,
      numberOfRooms: 1,
      total: undefined,
    });
    expect(readStays(undefined)).toEqual({ stays: [], hasMore: false, total: undefined });
  });

  it('without an id or dates is a shape nobody knows', () => {
    const read = () => readStays({ reservations: { reservationInfo: [{ roomStay: row.roomStay }] } });
    expect(read).toThrow(Fault);
    expect(read).toThrow('no id or no dates');
  });

  it.each([
    ['InHouse', 'in_house'],
    ['NoShow', 'no_show'],
    ['Walkin', 'due_in'],
    ['PendingCheckout', 'due_out'],
    ['Waitlisted', 'waitlisted'],
    ['SomethingNew', 'unknown'],
    [undefined, 'unknown'],
  ])('status %s is %s', (wire, word) => {
    expect(statusWord(wire)).toBe(word);
  });

  it('has no arrival time at midnight, which is how OPERA says that none was given', () => {
    expect(timeOfDay('2026-03-10 00:00:00.0')).toBeUndefined();
    expect(timeOfDay('2026-03-10')).toBeUndefined();
    expect(timeOfDay('2026-03-10T07:05:00')).toBe('07:05');
  });
});
