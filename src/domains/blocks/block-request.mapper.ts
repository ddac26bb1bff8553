import { addDays } from '../../shared/business-date.js';
import { wireAmount, type Money } from '../../shared/money.js';
import type { BlockGuest } from './block.js';

/** A block to be made. */
export interface NewBlock {
  readonly hotelId: string;
  readonly code: string;
  readonly name: string;
  readonly startDate: string;
  readonly endDate: string;
  readonly status: string;
  readonly profileId?: string;
  readonly ratePlan?: string;
  readonly cutOffDate?: string;
  readonly guarantee?: string;
  readonly market?: string;
  readonly source?: string;
  readonly note?: string;
}

/** Rooms to be held: the same number of one type on every night of a period. */
export interface Holding {
  readonly roomType: string;
  readonly rooms: number;
  /** First night. */
  readonly from: string;
  /** Last night. */
  readonly to: string;
  readonly priceSingle?: Money;
  readonly priceDouble?: Money;
}

/** What a search of blocks asks for. */
export interface BlockCriteria {
  readonly text?: string;
  readonly code?: string;
  readonly status?: string;
  readonly startFrom?: string;
  readonly startTo?: string;
  readonly stayOn?: string;
  readonly limit: number;
  readonly offset?: number;
}

/** The body of `searchBlocks` (Oracle's blk.json). */
export function toBlockSearch(criteria: BlockCriteria, hotelId: string): object {
  return {
    hotelId,
    ...(criteria.text !== undefined && { superSearch: criteria.text }),
    ...(criteria.code !== undefined && { blockCode: criteria.code }),
    ...(criteria.status !== undefined && { blockStatus: [criteria.status] }),
    ...(criteria.startFrom !== undefined && { blockStartStartDate: criteria.startFrom }),
    ...(criteria.startTo !== undefined && { blockStartEndDate: criteria.startTo }),
    ...(criteria.stayOn !== undefined && { stayDate: criteria.stayOn }),
    limit: criteria.limit,
    ...(criteria.offset !== undefined && { offset: criteria.offset }),
  };
}

/** The body of `postBlock`. */
export function toBlock(block: NewBlock): object {
  return {
    blocks: {
      blockInfo: [
        {
          block: {
            hotelId: block.hotelId,
            blockDetails: {
              blockCode: block.code,
              blockName: block.name,
              timeSpan: { startDate: block.startDate, endDate: block.endDate },
              blockStatus: { bookingStatus: { status: { code: block.status } } },
              ...(block.guarantee !== undefined && {
                reservationType: { reservationType: block.guarantee },
              }),
              ...(block.market !== undefined && { marketCode: { marketCode: block.market } }),
              ...(block.source !== undefined && {
                sourceOfSale: { sourceCode: { sourceCode: block.source } },
              }),
            },
            reservationDetails: {
              ...(block.ratePlan !== undefined && { ratePlanCode: [{ ratePlanCode: block.ratePlan }] }),
              ...(block.cutOffDate !== undefined && { cutOffDate: block.cutOffDate }),
            },
            ...(block.profileId !== undefined && {
              blockProfiles: {
                blockProfile: [{ profileIdList: [{ id: block.profileId, type: 'Profile' }], primary: true }],
              },
            }),
            ...(block.note !== undefined && {
              comments: {
                commentInfo: [{ comment: { text: { value: block.note }, type: 'GEN', internal: true } }],
              },
            }),
          },
        },
      ],
    },
  };
}

/** The body of `putBlockAllocationRange`. */
export function toHolding(hotelId: string, blockId: string, holding: Holding): object {
  const { priceSingle, priceDouble } = holding;
  return {
    blockAllocationRange: {
      blockId: { id: blockId, type: 'Block' },
      hotelId,
      roomTypes: [holding.roomType],
      beginDate: holding.from,
      endDate: holding.to,
      allocationType: 'Actual',
      incrementFlag: false,
      blockInventory: { onePerson: holding.rooms },
      ...((priceSingle ?? priceDouble) !== undefined && {
        blockRates: {
          ...(priceSingle !== undefined && { onePerson: wireAmount(priceSingle) }),
          ...(priceDouble !== undefined && { twoPerson: wireAmount(priceDouble) }),
        },
      }),
    },
  };
}

/** A change of a block's status. */
export interface StatusChange {
  readonly blockId: string;
  readonly from: string;
  readonly to: string;
  readonly reason?: string;
}

/** The body of `putBlockStatus`. */
export function toStatusChange(hotelId: string, change: StatusChange, verificationOnly: boolean): object {
  return {
    changeBlockStatus: {
      hotelId,
      blockId: { id: change.blockId, type: 'Block' },
      currentBlockStatus: change.from,
      newBlockStatus: change.to,
      ...(change.reason !== undefined && {
        cancellationDetails: { cancellationCode: { code: change.reason } },
      }),
    },
    verificationOnly,
  };
}

/** The body of `putBlock` that sets the cut-off. */
export function toCutOff(hotelId: string, blockId: string, cutOffDate: string): object {
  return {
    blocks: [{ hotelId, blockIdList: [{ id: blockId, type: 'Block' }], reservationDetails: { cutOffDate } }],
  };
}

/** A guest's stay in a block, for `postReservationByBlock`, with our reference on it. */
export function toBlockStay(hotelId: string, blockId: string, guest: BlockGuest, reference: string): object {
  return {
    reservations: {
      reservation: [{ ...stayOf(hotelId, blockId, guest), customReference: reference }],
    },
  };
}

/** The body of `postRoomingList`: lines are numbered from 1. */
export function toRoomingList(hotelId: string, blockId: string, guests: readonly BlockGuest[]): object {
  return {
    blockInfo: { hotelId, blockIdList: [{ id: blockId, type: 'Block' }] },
    reservations: {
      reservation: guests.map((guest, index) => ({
        hotelReservation: stayOf(hotelId, blockId, guest),
        roomingListSequence: index + 1,
      })),
    },
  };
}

function stayOf(hotelId: string, blockId: string, guest: BlockGuest): object {
  const guestCounts = { adults: guest.adults, children: guest.children };
  return {
    hotelId,
    reservationStatus: 'Reserved',
    roomStay: {
      arrivalDate: guest.arrivalDate,
      departureDate: guest.departureDate,
      guestCounts,
      roomRates: [
        {
          roomType: guest.roomType,
          roomTypeCharged: guest.roomType,
          numberOfUnits: 1,
          start: guest.arrivalDate,
          end: addDays(guest.departureDate, -1),
          guestCounts,
          pseudoRoom: false,
          reservationBlock: { blockIdList: [{ id: blockId, type: 'Block' }] },
        },
      ],
    },
    reservationGuests: [
      {
        primary: true,
        profileInfo:
          guest.profileId === undefined
            ? {
                profile: {
                  profileType: 'Guest',
                  customer: {
                    personName: [
                      {
                        surname: guest.surname,
                        ...(guest.givenName !== undefined && { givenName: guest.givenName }),
                        nameType: 'Primary',
                      },
                    ],
                  },
                },
              }
            : { profileIdList: [{ id: guest.profileId, type: 'Profile' }] },
      },
    ],
  };
}
