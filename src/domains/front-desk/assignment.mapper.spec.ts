import { readRateChange, toAssignment } from './assignment.mapper.js';

const order = {
  hotelId: 'SAND01',
  reservationId: '12001',
  room: '512',
  acceptDirty: false,
  chargeNewType: false,
  lockRoom: false,
};

describe('room assignment on the wire', () => {
  it('overrides nothing unless told', () => {
    expect(toAssignment(order)).toEqual({
      criteria: {
        hotelId: 'SAND01',
        reservationIdList: [{ id: '12001', type: 'Reservation' }],
        roomId: '512',
        updateRoomTypeCharged: false,
        roomNumberLocked: false,
      },
    });
    expect(toAssignment({ ...order, acceptDirty: true, lockRoom: true })).toMatchObject({
      criteria: { overrideInstructions: { dirtyRoom: true }, roomNumberLocked: true },
    });
  });

  it('tells a change of the rate only when there is one', () => {
    const rate = (amountBeforeTax: number) => [{ amountBeforeTax, currencyCode: 'EUR' }];
    expect(readRateChange({ oldRates: rate(129), newRates: rate(149.5) })).toEqual({
      from: { amount: '129.00', currency: 'EUR' },
      to: { amount: '149.50', currency: 'EUR' },
    });
    expect(readRateChange({ oldRates: rate(129), newRates: rate(129) })).toBeUndefined();
    expect(readRateChange(undefined)).toBeUndefined();
  });
});
