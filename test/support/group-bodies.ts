import { type SandboxGateway } from './sandbox-gateway.js';

export const HOTEL = 'SAND01';
export const DAY = (count: number): string =>
  new Date(Date.UTC(2026, 2, 10 + count)).toISOString().slice(0, 10);
export const START = DAY(70);
export const END = DAY(73);
export const at = (blockId: string) => ({ path: { blockId } });
export const own = (id: string): object => ({ id, type: 'Block' });

/** The request that makes a block. */
export function blockBody(name: string, more: object = {}, details: object = {}): object {
  return {
    blocks: {
      blockInfo: [
        {
          block: {
            blockDetails: {
              blockName: name,
              timeSpan: { startDate: START, endDate: END },
              blockStatus: { bookingStatus: { status: { code: 'TEN' } } },
              marketCode: { marketCode: 'GRP' },
              sourceOfSale: { sourceCode: { sourceCode: 'DIR' } },
              reservationType: { reservationType: 'CO' },
              bookingType: { code: 'CONF' },
              ...details,
            },
            reservationDetails: {
              ratePlanCode: [{ ratePlanCode: 'GRP' }],
              inventoryControl: 'NonElastic',
              cutOffDate: DAY(60),
            },
            blockOwners: { owner: [{ ownerCode: 'SALES1', primary: true, ownership: 'Block' }] },
            hotelId: HOTEL,
            ...more,
          },
        },
      ],
    },
  };
}

/** The request that lays rooms of a type over a block's nights. */
export function allocationBody(blockId: string, roomType: string, rooms: number, price = 100): object {
  return {
    criteria: {
      hotelId: HOTEL,
      blockId: own(blockId),
      allocationRoomTypes: [
        {
          roomType,
          allocationGridDates: [
            {
              allocation: 'Actual',
              roomAllocationInfo: [
                {
                  start: START,
                  end: END,
                  inventory: { onePerson: rooms },
                  rate: { onePerson: price, twoPerson: price + 20 },
                },
              ],
            },
          ],
        },
      ],
    },
  };
}

/** The request that changes a block's status. */
export function statusBody(
  blockId: string,
  newBlockStatus: string,
  more: object = {},
  verificationOnly = false,
): object {
  return {
    changeBlockStatus: { hotelId: HOTEL, blockId: own(blockId), newBlockStatus, ...more },
    verificationOnly,
  };
}

/** A guest for a room of the block. */
export function guestBody(surname: string, roomType = 'STQ'): object {
  return {
    hotelId: HOTEL,
    roomStay: {
      arrivalDate: START,
      departureDate: END,
      guestCounts: { adults: 1, children: 0 },
      roomRates: [{ roomType, numberOfUnits: 1, start: START, end: END }],
    },
    reservationGuests: [
      {
        primary: true,
        profileInfo: { profile: { customer: { personName: [{ surname, nameType: 'Primary' }] } } },
      },
    ],
  };
}

/** Rooms of a type that the house can still sell in the block's first night. */
export async function houseHas(opera: SandboxGateway, roomType: string): Promise<number> {
  const { body } = await opera.expect(200, 'inv.getHotelInventory', {
    query: { dateRangeStart: START, dateRangeEnd: START, roomCountRequested: 1, roomTypes: [roomType] },
  });
  return body.hotelInventories[0].roomTypeInventories[0].inventoryCounts[0].availableCount;
}
