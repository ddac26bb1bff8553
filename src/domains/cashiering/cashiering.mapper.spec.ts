import { readChargeCodes, toCharge } from './charge.mapper.js';
import { readPenalty, toCheckOut, toEarlyDeparture, toFinalCharges, toFolio } from './check-out.mapper.js';
import { toPayment } from './payment.mapper.js';

const eur = (amount: string) => ({ amount, currency: 'EUR' });

describe('charges on the wire', () => {
  const order = {
    hotelId: 'SAND01',
    reservationId: '12001',
    code: '2000',
    price: eur('12.50'),
    quantity: 2,
    reference: 'MCP-abc',
  };

  it('lets routing choose the window unless one is named', () => {
    expect(toCharge(order)).toMatchObject({
      criteria: {
        reservationId: { id: '12001', type: 'Reservation' },
        charges: [
          {
            transactionCode: '2000',
            price: { amount: 12.5, currencyCode: 'EUR' },
            postingQuantity: 2,
            postingReference: 'MCP-abc',
            applyRoutingInstructions: true,
          },
        ],
        postIt: false,
      },
    });
    expect(toCharge({ ...order, window: 2, cashierId: 7 })).toMatchObject({
      criteria: {
        charges: [{ folioWindowNo: 2, applyRoutingInstructions: false, cashierId: 7 }],
        cashierId: 7,
      },
    });
  });

  it('reads codes with their price and limits', () => {
    const wire = { amount: 8, currencyCode: 'EUR' };
    expect(
      readChargeCodes({
        trxCodes: [
          {
            transactionCode: '2000',
            description: 'Minibar',
            price: wire,
            minimumPrice: { amount: 0 },
            maximumPrice: wire,
          },
          { description: 'no code' },
        ],
      }),
    ).toEqual([
      { code: '2000', description: 'Minibar', price: eur('8.00'), minimum: undefined, maximum: eur('8.00') },
    ]);
    expect(readChargeCodes(undefined)).toEqual([]);
  });
});

describe('payments and check-out on the wire', () => {
  it('names the method and never a card', () => {
    const body = toPayment({
      hotelId: 'SAND01',
      reservationId: '12001',
      method: 'CA',
      amount: eur('100.10'),
      window: 1,
      reference: 'MCP-abc',
      cashierId: 7,
    });
    expect(body).toMatchObject({
      criteria: {
        paymentMethod: { paymentMethod: 'CA' },
        postingAmount: { amount: 100.1, currencyCode: 'EUR' },
        folioWindowNo: 1,
        action: 'Billing',
        cashierId: 7,
      },
    });
  });

  it('never ignores warnings at check-out and leaves the room dirty', () => {
    const order = { hotelId: 'SAND01', reservationId: '12001', cashierId: 7 };
    expect(toCheckOut(order, true)).toEqual({
      reservation: {
        hotelId: 'SAND01',
        reservationIdList: [{ id: '12001', type: 'Reservation' }],
        eventType: 'CheckOut',
        cashierId: 7,
        checkoutInstr: { roomStatus: 'Dirty', ignoreWarnings: false },
      },
      verificationOnly: true,
    });
    expect(toFinalCharges(order)).toMatchObject({ reservation: { eventType: 'CheckOut' } });
    expect(toFolio(order, 2, '4711')).toMatchObject({
      criteria: {
        folioWindowNo: 2,
        profileId: { id: '4711', type: 'Profile' },
        fiscalFolioInstruction: 'New',
      },
    });
    expect(toFolio(order, 1, undefined)).not.toHaveProperty('criteria.profileId');
  });

  it('asks for the penalty of an early departure and reads what it is', () => {
    expect(toEarlyDeparture({ hotelId: 'SAND01', reservationId: '12001' })).toMatchObject({
      criteria: {
        postEarlyDeparturePenalty: true,
        reservationIdList: [{ id: '12001', type: 'Reservation' }],
      },
    });
    const wire = (amount: number) => ({
      earlyDepartureDetails: { penaltyAmount: { amount, currencyCode: 'EUR' } },
    });
    expect(readPenalty(wire(129))).toEqual(eur('129.00'));
    expect(readPenalty(wire(0))).toBeUndefined();
    expect(readPenalty(undefined)).toBeUndefined();
  });
});
