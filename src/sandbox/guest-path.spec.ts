import { idOf, type Json, SandboxGateway } from '../../test/support/sandbox-gateway.js';

const TODAY = '2026-03-10';

/** Body of a booking of one room for two. */
function booking(profileId: string, arrival: string, departure: string, more: object = {}): object {
  return {
    reservations: {
      reservation: [
        {
          hotelId: 'SAND01',
          reservationStatus: 'Reserved',
          roomStay: {
            arrivalDate: arrival,
            departureDate: departure,
            guestCounts: { adults: 2, children: 0 },
            guarantee: { guaranteeCode: 'CC' },
            roomRates: [
              {
                roomType: 'STQ',
                roomTypeCharged: 'STQ',
                ratePlanCode: 'BAR',
                marketCode: 'IND',
                sourceCode: 'WEB',
                numberOfUnits: 1,
                start: arrival,
                end: departure,
                pseudoRoom: false,
                guestCounts: { adults: 2, children: 0 },
              },
            ],
          },
          reservationGuests: [
            { primary: true, profileInfo: { profileIdList: [{ id: profileId, type: 'Profile' }] } },
          ],
          reservationPaymentMethods: [{ paymentMethod: 'VA', folioView: 1 }],
          ...more,
        },
      ],
    },
  };
}

describe('a guest’s whole stay', () => {
  let opera: SandboxGateway;
  beforeAll(async () => {
    opera = await SandboxGateway.start();
  });
  afterAll(() => opera.stop());

  async function newGuest(surname: string): Promise<string> {
    const answer = await opera.expect(201, 'crm.postProfile', {
      body: {
        profileDetails: {
          profileType: 'Guest',
          statusCode: 'Active',
          customer: { personName: [{ surname, givenName: 'Probe', nameType: 'Primary' }], language: 'E' },
          emails: {
            emailInfo: [
              { email: { emailAddress: `${surname}@mail.example`, type: 'EMAIL', primaryInd: true } },
            ],
          },
        },
      },
    });
    return idOf(answer.location);
  }

  async function stay(reservationId: string): Promise<Json> {
    return (await opera.expect(200, 'rsv.getReservation', { path: { reservationId } })).body.reservations
      .reservation[0];
  }

  it('goes from the search for a room to the check-out', async () => {
    const found = await opera.expect(200, 'par.searchHotelAvailability', {
      body: {
        roomStayStartDate: TODAY,
        roomStayEndDate: '2026-03-12',
        roomStayQuantity: 1,
        adults: 2,
        children: 0,
      },
    });
    const rates: Json[] = found.body.hotelAvailability[0].roomStays[0].roomRates;
    const offered = rates.find((rate) => rate.roomType === 'STQ' && rate.ratePlanCode === 'BAR');
    expect(offered).toMatchObject({ availability: 'Available', total: { currencyCode: 'EUR' } });
    await opera.expect(200, 'par.getReservationGuarantees', {
      query: { arrivalDate: TODAY, ratePlanCode: 'BAR' },
    });

    const profileId = await newGuest('Zwischenruf');
    const booked = await opera.expect(201, 'rsv.postReservation', {
      body: booking(profileId, TODAY, '2026-03-12'),
    });
    const reservationId = idOf(booked.location);
    const before = await stay(reservationId);
    expect(before.computedReservationStatus).toBe('DueIn');
    expect(before.roomStay.total.amountAfterTax).toBe(offered.total.amountAfterTax);

    await opera.expect(200, 'rsv.putReservation', {
      path: { reservationId },
      body: {
        reservations: [
          {
            reservationIdList: [{ id: reservationId, type: 'Reservation' }],
            roomStay: { departureDate: '2026-03-13' },
          },
        ],
      },
    });
    const moved = await stay(reservationId);
    expect(moved.roomStay).toMatchObject({ arrivalDate: TODAY, departureDate: '2026-03-13' });
    expect(moved.roomStay.roomRates[0].rates.rate).toHaveLength(3);

    const rooms = await opera.expect(200, 'fof.getHotelRooms', {
      query: {
        hotelRoomStatus: ['Inspected', 'Clean'],
        hotelFORoomStatus: ['Vacant'],
        roomType: ['STQ'],
        hotelRoomStartDate: TODAY,
        hotelRoomEndDate: '2026-03-13',
      },
    });
    const roomId: string = rooms.body.hotelRoomsDetails.room[0].roomId;
    await opera.expect(201, 'fof.postRoomAssignment', {
      path: { reservationId },
      body: {
        criteria: {
          hotelId: 'SAND01',
          reservationIdList: [{ id: reservationId, type: 'Reservation' }],
          roomId,
        },
      },
    });
    await opera.expect(200, 'fof.verifyCheckinReservation', { path: { reservationId } });
    await opera.expect(201, 'fof.postCheckIn', {
      path: { reservationId },
      body: {
        reservation: { roomId, ignoreWarnings: false, stopCheckin: false, printRegistration: false },
        fetchReservationInstruction: ['ReservationDetail'],
        includeNotifications: true,
      },
    });
    expect(await stay(reservationId)).toMatchObject({
      reservationStatus: 'InHouse',
      roomStay: { currentRoomInfo: { roomId } },
    });

    const charged = await opera.expect(201, 'csh.postBillingCharges', {
      path: { reservationId },
      body: {
        criteria: {
          hotelId: 'SAND01',
          reservationId: { id: reservationId, type: 'Reservation' },
          charges: [
            {
              transactionCode: '2020',
              price: { amount: 25, currencyCode: 'EUR' },
              postingQuantity: 1,
              folioWindowNo: 1,
            },
          ],
          cashierId: 100,
          postIt: false,
        },
      },
    });
    expect(charged.body.postings.map((posting: Json) => posting.postedAmount.amount)).toEqual([25, 4.75]);

    const leaving = {
      hotelId: 'SAND01',
      reservationIdList: [{ id: reservationId, type: 'Reservation' }],
      eventType: 'CheckOut',
      cashierId: 100,
    };
    const checkOut = (verificationOnly: boolean) => ({
      path: { reservationId },
      body: {
        reservation: { ...leaving, checkoutInstr: { roomStatus: 'Dirty', ignoreWarnings: false } },
        verificationOnly,
      },
    });
    await opera.expect(400, 'csh.postCheckOut', checkOut(false));
    await opera.expect(200, 'csh.verifyForEarlyDeparture', { path: { reservationId } });
    await opera.expect(200, 'csh.putForEarlyDeparture', {
      path: { reservationId },
      body: {
        criteria: {
          hotelId: 'SAND01',
          reservationIdList: leaving.reservationIdList,
          postEarlyDeparturePenalty: true,
          cashierId: 100,
        },
      },
    });
    await opera.expect(201, 'csh.applyFinalPostings', {
      path: { reservationId },
      body: { reservation: leaving, responseInstruction: 'None' },
    });
    await opera.expect(201, 'csh.applyFinalPostings', {
      path: { reservationId },
      body: { reservation: leaving, responseInstruction: 'None' },
    });

    const folio = await opera.expect(200, 'csh.getFolio', {
      path: { reservationId },
      query: {
        fetchInstructions: [
          'Postings',
          'Windowbalances',
          'Totalbalance',
          'Payment',
          'Payee',
          'Transactioncodes',
        ],
      },
    });
    const [window] = folio.body.reservationFolioInformation.folioWindows;
    const sum = window.folios[0].postings.reduce(
      (total: number, posting: Json) => total + Math.round(posting.postedAmount.amount * 100),
      0,
    );
    expect(sum).toBe(Math.round(window.balance.amount * 100));
    expect(window.balance.amount).toBeGreaterThan(100);
    const refused = await opera.expect(400, 'csh.postCheckOut', checkOut(true));
    expect(refused.body.detail).toContain('balance');

    await opera.expect(201, 'csh.postBillingPayment', {
      path: { reservationId },
      body: {
        criteria: {
          hotelId: 'SAND01',
          reservationId: { id: reservationId, type: 'Reservation' },
          paymentMethod: { paymentMethod: 'CA' },
          postingAmount: { amount: window.balance.amount, currencyCode: 'EUR' },
          folioWindowNo: 1,
          cashierId: 100,
          action: 'Billing',
        },
      },
    });
    const closed = await opera.expect(201, 'csh.generateFolio', {
      path: { reservationId },
      body: {
        criteria: {
          hotelId: 'SAND01',
          reservationId: { id: reservationId, type: 'Reservation' },
          eventType: 'CheckOut',
          folioWindowNo: 1,
          fiscalFolioInstruction: 'New',
          cashierId: 100,
        },
      },
    });
    expect(closed.body.folioWindows[0].folios[0].folioNo).toBeGreaterThan(0);
    await opera.expect(201, 'csh.postCheckOut', checkOut(true));
    expect((await stay(reservationId)).reservationStatus).toBe('InHouse');
    await opera.expect(201, 'csh.postCheckOut', checkOut(false));
    expect((await stay(reservationId)).reservationStatus).toBe('CheckedOut');
    const board = await opera.expect(200, 'hsk.getHousekeepingOverview', { query: { roomIdText: roomId } });
    expect(
      board.body.housekeepingRoomInfo.housekeepingRooms.room[0].housekeeping.housekeepingRoomStatus,
    ).toMatchObject({ housekeepingRoomStatus: 'Dirty', frontOfficeStatus: 'Vacant' });
  });

  it('cancels a second stay only when verificationOnly is off', async () => {
    const booked = await opera.expect(201, 'rsv.postReservation', {
      body: booking(await newGuest('Abersinn'), '2026-04-27', '2026-04-29'),
    });
    const reservationId = idOf(booked.location);
    const policies = await opera.expect(200, 'rsv.getReservationPolicies', { path: { reservationId } });
    expect(policies.body.cancellationPolicies[0].policy).toMatchObject({
      policyCode: '6PM',
      effective: false,
    });
    const cancel = (verificationOnly: boolean) => ({
      path: { reservationId },
      body: {
        reason: { code: 'CHPL', description: 'Change of plans' },
        reservations: [
          { hotelId: 'SAND01', reservationIdList: [{ id: reservationId, type: 'Reservation' }] },
        ],
        verificationOnly,
      },
    });
    await opera.expect(201, 'rsv.postCancelReservation', cancel(true));
    expect((await stay(reservationId)).reservationStatus).toBe('Reserved');
    const done = await opera.expect(201, 'rsv.postCancelReservation', cancel(false));
    expect(done.body.cxlActivityLog[0].cancellationIdList[0].id).toMatch(/^\d+$/);
    expect((await stay(reservationId)).reservationStatus).toBe('Cancelled');
    await opera.expect(200, 'rsv.putReinstateReservation', {
      path: { reservationId },
      body: { reservationIdList: [{ id: reservationId, type: 'Reservation' }] },
    });
    expect((await stay(reservationId)).reservationStatus).toBe('Reserved');
  });
});
