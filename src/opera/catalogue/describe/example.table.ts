import type { ParameterValues } from '../guard/parameter.guard.js';
import type { OperationId } from '../operation.js';

/** A call as Oracle's samples and guides send it, cut to the least. */
export interface DocumentedExample {
  readonly parameters?: ParameterValues;
  readonly body?: unknown;
}

const HOTEL = { hotelId: 'HOTEL1' } as const;
const STAY = { ...HOTEL, reservationId: '12345' } as const;
const RESERVATION_ID = { id: '12345', type: 'Reservation' } as const;
const PROFILE_ID = { id: '67890', type: 'Profile' } as const;
const BLOCK_ID = { id: '555', type: 'Block' } as const;
const AMOUNT = { amount: 100, currencyCode: 'EUR' } as const;

/** The documented calls, checked by the guard in the tests; values are fictional. */
export const EXAMPLES: Readonly<Record<OperationId, DocumentedExample>> = {
  // Availability and rates
  'par.searchHotelAvailability': {
    parameters: HOTEL,
    body: {
      roomStayStartDate: '2026-10-03',
      roomStayEndDate: '2026-10-05',
      roomStayQuantity: 1,
      adults: 2,
      children: 0,
    },
  },
  'par.getReservationGuarantees': { parameters: { ...HOTEL, arrivalDate: '2026-10-03' } },
  'par.getAvailabilityRatePlanInfo': { parameters: { ...HOTEL, ratePlanCode: 'BAR' } },
  'par.postRestriction': {
    parameters: HOTEL,
    body: {
      restriction: {
        start: '2026-10-03',
        end: '2026-10-04',
        restrictionStatus: { code: 'Closed' },
        ratePlanCodes: ['BAR'],
        roomTypes: ['STDK'],
      },
    },
  },
  'inv.getHotelInventory': {
    parameters: { ...HOTEL, dateRangeStart: '2026-10-03', dateRangeEnd: '2026-10-10', roomCountRequested: 1 },
  },
  'inv.getInventoryStatistics': {
    parameters: {
      ...HOTEL,
      dateRangeStart: '2026-10-03',
      dateRangeEnd: '2026-10-10',
      reportCode: 'RoomsAvailabilitySummary',
    },
  },

  // Reservations
  'rsv.searchHotelReservations': {
    parameters: HOTEL,
    body: { surname: 'Doe', arrivalStartDate: '2026-10-03', arrivalEndDate: '2026-10-03', limit: 20 },
  },
  'rsv.searchReservationsSummary': { parameters: HOTEL, body: { lastName: 'Doe', limit: 20 } },
  'rsv.getReservation': { parameters: { ...STAY, fetchInstructions: ['Reservation', 'Comments'] } },
  'rsv.postReservation': {
    parameters: HOTEL,
    body: {
      reservations: {
        reservation: [
          {
            hotelId: 'HOTEL1',
            reservationStatus: 'Reserved',
            roomStay: {
              arrivalDate: '2026-10-03',
              departureDate: '2026-10-04',
              guestCounts: { adults: 2, children: 0 },
              guarantee: { guaranteeCode: '6PM' },
              roomRates: [
                {
                  roomType: 'STDK',
                  roomTypeCharged: 'STDK',
                  ratePlanCode: 'BAR',
                  marketCode: 'TRAN',
                  sourceCode: 'WEB',
                  numberOfUnits: 1,
                  start: '2026-10-03',
                  end: '2026-10-03',
                  pseudoRoom: false,
                  guestCounts: { adults: 2, children: 0 },
                  rates: {
                    rate: [
                      {
                        start: '2026-10-03',
                        end: '2026-10-03',
                        base: { amountBeforeTax: 120, currencyCode: 'EUR' },
                      },
                    ],
                  },
                },
              ],
            },
            reservationGuests: [{ primary: true, profileInfo: { profileIdList: [PROFILE_ID] } }],
            reservationPaymentMethods: [{ paymentMethod: 'CA', folioView: 1 }],
          },
        ],
      },
    },
  },
  'rsv.putReservation': {
    parameters: STAY,
    body: {
      reservations: [
        {
          reservationIdList: [RESERVATION_ID],
          comments: [{ comment: { text: { value: 'Late arrival' }, type: 'GEN', internal: false } }],
        },
      ],
    },
  },
  'rsv.getReservationPolicies': {
    parameters: { ...STAY, fetchCancellationPolicies: true, fetchDepositPolicies: true },
  },
  'rsv.postCancelReservation': {
    parameters: STAY,
    body: {
      reason: { code: 'CHANGED', description: 'Change of plans' },
      reservations: [{ hotelId: 'HOTEL1', reservationIdList: [RESERVATION_ID] }],
      verificationOnly: false,
    },
  },
  'rsv.putReinstateReservation': {
    parameters: STAY,
    body: { hotelId: 'HOTEL1', reservationIdList: [RESERVATION_ID] },
  },
  'rsv.postReservationPackage': {
    parameters: STAY,
    body: {
      hotelId: 'HOTEL1',
      reservationId: RESERVATION_ID,
      reservationPackages: [{ packageCode: 'BFST', startDate: '2026-10-03', endDate: '2026-10-04' }],
    },
  },
  'rsv.postReservationPreference': {
    parameters: STAY,
    body: {
      hotelId: 'HOTEL1',
      reservationId: RESERVATION_ID,
      reservationPreferences: [{ preferenceType: 'FLOOR', preference: [{ preferenceValue: 'HIGH' }] }],
    },
  },
  'rsv.postGuestMessages': {
    parameters: STAY,
    body: {
      hotelId: 'HOTEL1',
      reservationIdList: [RESERVATION_ID],
      guestMessages: [
        {
          message: { messageText: 'Please call the desk', typeOfMessage: 'Tm' },
          delivery: { deliveryStatus: 'Nr' },
        },
      ],
    },
  },
  'rsv.postBulkReservationAlerts': {
    parameters: HOTEL,
    body: {
      reservations: [
        {
          hotelId: 'HOTEL1',
          reservationId: RESERVATION_ID,
          alert: [
            { code: 'VIP', area: 'CheckIn', description: 'Call the manager', screenNotification: true },
          ],
        },
      ],
    },
  },
  'rsv.postUpsellReservation': {
    parameters: STAY,
    body: { hotelId: 'HOTEL1', reservationId: RESERVATION_ID },
  },

  // Front desk
  'fof.getReservationSummaries': {
    parameters: { ...HOTEL, searchType: ['Arrival'], arrivalStart: '2026-10-03', arrivalEnd: '2026-10-03' },
  },
  'fof.getHotelRooms': {
    parameters: {
      ...HOTEL,
      hotelRoomStatus: ['Inspected', 'Clean'],
      hotelFORoomStatus: 'Vacant',
      hotelRoomStartDate: '2026-10-03',
      hotelRoomEndDate: '2026-10-05',
    },
  },
  'fof.getFrontOfficeStatistics': { parameters: { ...HOTEL, statisticsCode: 'HouseSummary' } },
  'fof.postRoomAssignment': {
    parameters: STAY,
    body: {
      criteria: {
        hotelId: 'HOTEL1',
        reservationIdList: [RESERVATION_ID],
        roomId: '101',
        updateRoomTypeCharged: false,
        roomNumberLocked: false,
      },
    },
  },
  'fof.postCheckIn': {
    parameters: STAY,
    body: {
      reservation: { roomId: '101', ignoreWarnings: false, stopCheckin: false, printRegistration: false },
      fetchReservationInstruction: ['ReservationDetail'],
      includeNotifications: true,
    },
  },
  'fof.moveInHouseGuest': {
    parameters: { ...STAY, roomId: '101' },
    body: {
      criteria: {
        hotelId: 'HOTEL1',
        reservationIdList: [RESERVATION_ID],
        roomId: '102',
        reasonCode: 'NOISE',
        updateRoomTypeCharged: false,
      },
    },
  },
  'fof.postServiceRequests': {
    parameters: HOTEL,
    body: {
      serviceRequestsDetails: [
        {
          hotelId: 'HOTEL1',
          code: 'TOWELS',
          status: 'Open',
          reservationIdList: [RESERVATION_ID],
          openDate: '2026-10-03 12:00:00.0',
          comment: 'Two extra towels',
        },
      ],
    },
  },

  // Housekeeping
  'hsk.putRoomRelatedStatus': {
    parameters: HOTEL,
    body: { roomList: [{ roomId: '101' }], housekeepingRoomStatus: 'Clean' },
  },
  'hsk.postOutOfOrderRooms': {
    parameters: HOTEL,
    body: {
      criteria: {
        roomRangeList: {
          roomIds: ['101'],
          roomOutOfOrder: {
            start: '2026-10-03',
            end: '2026-10-04',
            reasonCode: 'PLUMB',
            repairRemarks: 'Leaking tap',
            returnStatus: 'Dirty',
          },
        },
      },
    },
  },

  // Cashiering
  'csh.getFolio': {
    parameters: { ...STAY, fetchInstructions: ['Postings', 'Windowbalances', 'Totalbalance'] },
  },
  'csh.postBillingCharges': {
    parameters: STAY,
    body: {
      criteria: {
        hotelId: 'HOTEL1',
        reservationId: RESERVATION_ID,
        charges: [{ transactionCode: '2000', price: AMOUNT, postingQuantity: 1, folioWindowNo: 1 }],
        cashierId: 1,
        postIt: false,
      },
    },
  },
  'csh.postBillingPayment': {
    parameters: STAY,
    body: {
      criteria: {
        hotelId: 'HOTEL1',
        reservationId: RESERVATION_ID,
        paymentMethod: { paymentMethod: 'CA' },
        postingAmount: AMOUNT,
        folioWindowNo: 1,
        cashierId: 1,
        action: 'Billing',
      },
    },
  },
  'csh.postDepositPayment': {
    parameters: STAY,
    body: {
      criteria: {
        hotelId: 'HOTEL1',
        reservationId: RESERVATION_ID,
        paymentMethod: { paymentMethod: 'CA' },
        postingAmount: AMOUNT,
        cashierId: 1,
      },
    },
  },
  'csh.postReversePayment': {
    parameters: { ...HOTEL, transactionId: '777' },
    body: { payment: { hotelId: 'HOTEL1', transactionNo: 777, reasonCode: 'WRONG', cashierId: 1 } },
  },
  'csh.generateFolio': {
    parameters: STAY,
    body: {
      criteria: {
        hotelId: 'HOTEL1',
        reservationId: RESERVATION_ID,
        profileId: PROFILE_ID,
        eventType: 'CheckOut',
        folioWindowNo: 1,
        fiscalFolioInstruction: 'New',
        cashierId: 1,
      },
    },
  },
  'csh.postCheckOut': {
    parameters: STAY,
    body: {
      reservation: {
        hotelId: 'HOTEL1',
        reservationIdList: [RESERVATION_ID],
        eventType: 'CheckOut',
        cashierId: 1,
        checkoutInstr: { roomStatus: 'Dirty', ignoreWarnings: false },
      },
      verificationOnly: false,
    },
  },

  // Profiles
  'crm.searchProfiles': {
    body: { profileName: 'Doe', givenName: 'Jane', profileType: ['Guest'], limit: 20 },
  },
  'crm.postProfile': {
    body: {
      profileDetails: {
        profileType: 'Guest',
        statusCode: 'Active',
        customer: { personName: [{ surname: 'Doe', givenName: 'Jane', nameType: 'Primary' }], language: 'E' },
      },
    },
  },
  'crm.mergeProfiles': {
    parameters: { survivorProfileId: '67890' },
    body: { victimProfileId: [{ id: '67891', type: 'Profile' }] },
  },
  'crm.postPreference': {
    parameters: { profileId: '67890' },
    body: {
      preferenceCollections: [{ preferenceType: 'FLOOR', preference: [{ preferenceValue: 'HIGH' }] }],
      profileIdList: [PROFILE_ID],
    },
  },

  // Groups, the house
  'blk.searchBlocks': { body: { hotelId: 'HOTEL1', blockName: 'Wedding', limit: 20 } },
  'blk.getBlock': { parameters: { ...HOTEL, blockId: '555' } },
  'blk.postRoomingList': {
    parameters: { blockId: '555' },
    body: {
      blockInfo: { hotelId: 'HOTEL1', blockIdList: [BLOCK_ID] },
      reservations: { reservation: [{ hotelReservation: { hotelId: 'HOTEL1' } }] },
    },
  },
  'bof.getBusinessDate': { parameters: HOTEL },
  'lov.getListOfValues': {
    parameters: { name: 'MarketCodes', parameterName: ['HotelCode'], parameterValue: ['HOTEL1'] },
  },
};
