import { blockNights, blockStatus, cellKey, cutOffDay, deducts, pickupOf } from '../rules/block.js';
import type { Block, BlockCell } from '../state/group.js';
import type { Hotel } from '../state/hotel.js';
import { decimal } from '../state/money.js';
import { type Document, isObject } from '../state/document.js';
import type { World } from '../state/world.js';
import { fullName, primaryName, profileById } from './person.wire.js';
import { wireId, type WireId } from './ids.wire.js';

/** True for each part (one of Oracle's fetch instructions) that the answer should contain. */
export type WantedPart = (instruction: string) => boolean;

/** The numbers of a block. */
export function blockIds(block: Block): WireId[] {
  return [wireId(block.id, 'Block'), wireId(block.code, 'BlockCode')];
}

/** Path of a block, for `Location`. */
export function blockPath(hotel: Hotel, block: Block): string {
  return `/blk/v1/hotels/${hotel.profile.id}/blocks/${block.id}`;
}

/** A status as OPERA explains it. */
export function statusWire(code: string): object {
  const rule = blockStatus(code);
  return {
    bookingStatus: {
      status: { code: rule.code, description: rule.name },
      color: rule.color,
    },
    deductInventory: rule.deducts,
    allowPickup: rule.allowsPickup,
    returnToInventory: rule.kind === 'Cancel',
    cancellationType: rule.cancellation,
    statusType: rule.kind,
  };
}

/** A block as one entry of a search. */
export function blockRow(world: World, hotel: Hotel, block: Block): object {
  const rule = blockStatus(block.status);
  const rooms = block.cells.reduce((sum, cell) => sum + cell.rooms, 0);
  return {
    blockIdList: blockIds(block),
    block: {
      hotelId: hotel.profile.id,
      blockCode: block.code,
      blockName: block.name,
      blockStatus: {
        status: { code: rule.code, description: rule.name },
        color: rule.color,
        returnToInventory: rule.kind === 'Cancel',
      },
      status: rule.kind,
      rateCode: block.ratePlan,
      cateringAttendees: attendees(hotel, block),
      startDate: block.start,
      endDate: block.end,
      inventoryControl: block.control,
      rooms,
      actualRooms: [...pickupOf(hotel, block).values()].reduce((sum, taken) => sum + taken.rooms, 0),
      primaryOwners: ownersOf(block),
      blockClassification: 'RegularBooking',
      groupName: groupName(world, block),
      tentativeBlock: !rule.deducts && rule.kind !== 'Cancel',
      cutoffDate: cutOffDay(block),
      reservationType: block.guarantee,
      deductInventory: deducts(block),
      decisionDate: part(block.details, 'reservationDetails')['decisionDate'],
      followupDate: part(block.details, 'reservationDetails')['followupDate'],
      createDateTime: block.createdAt,
      creatorId: 'SALES1',
      lastModifyDateTime: block.modifiedAt,
      lastModifierId: 'SALES1',
    },
  };
}

/** A block in full, as `block` of Oracle's answers. */
export function blockWire(world: World, hotel: Hotel, block: Block, wanted: WantedPart): object {
  const { details } = block;
  const shown = (name: string) =>
    Object.keys(part(details, name)).length > 0 ? part(details, name) : undefined;
  return {
    blockIdList: blockIds(block),
    externalReferences:
      block.externalReferences.length === 0
        ? undefined
        : block.externalReferences.map(({ id, context }) => ({ id, idContext: context })),
    blockDetails: blockDetails(hotel, block, wanted),
    blockOwners: shown('blockOwners'),
    reservationDetails: {
      ...part(details, 'reservationDetails'),
      ratePlanCode: block.ratePlan === undefined ? undefined : [ratePlan(hotel, block.ratePlan)],
      cutOffDate: cutOffDay(block),
      cutOffDays: block.cutOffDays,
      inventoryControl: block.control,
    },
    catering: shown('catering'),
    blockProfiles: block.profiles.length === 0 ? undefined : { blockProfile: profilesWire(world, block) },
    comments: wanted('Comments') && block.comments.length > 0 ? commentsWire(block) : undefined,
    blockStatistics: wanted('Statistics') ? summaryStatistics(hotel, block) : undefined,
    roomAllocations: wanted('RateGrid') ? roomAllocations(hotel, block, GRID) : undefined,
    hotelId: hotel.profile.id,
    createDateTime: block.createdAt,
    lastModifyDateTime: block.modifiedAt,
  };
}

function blockDetails(hotel: Hotel, block: Block, wanted: WantedPart): object {
  const { cancellation } = block;
  return {
    currencyCode: hotel.profile.currency,
    ...part(block.details, 'blockDetails'),
    blockCode: block.code,
    blockName: block.name,
    timeSpan: { startDate: block.start, endDate: block.end },
    blockStatus: statusWire(block.status),
    blockNextStatusList: wanted('BlockNextStatuses')
      ? blockStatus(block.status).next.map(statusWire)
      : undefined,
    blockStatusChangeHistory: wanted('BlockStatusHistory')
      ? block.history.map((change) => ({
          sequence: change.sequence,
          bookingStatus: { code: change.status, description: blockStatus(change.status).name },
          modifyDateTime: change.date,
          modifierId: change.user,
        }))
      : undefined,
    status: blockStatus(block.status).kind,
    reservationType: {
      reservationType: block.guarantee,
      description: hotel.guarantees.get(block.guarantee)?.name,
    },
    marketCode: { marketCode: block.market },
    sourceOfSale: { sourceCode: { sourceCode: block.source } },
    cancellationDetails: cancellation && {
      cancellationNumber: wireId(cancellation.number, 'CancellationNumber'),
      cancellationCode: cancellation.code === undefined ? undefined : { code: cancellation.code },
      cancellationInfo: cancellation.info,
      destination: cancellation.destination,
      cancellationDate: cancellation.date,
    },
    hotelName: hotel.profile.name,
    blockClassification: 'RegularBooking',
  };
}

function ratePlan(hotel: Hotel, code: string): object {
  return {
    ratePlanCode: code,
    description: hotel.ratePlans.get(code)?.name,
    hotelId: hotel.profile.id,
    primary: true,
    currencyCode: hotel.profile.currency,
  };
}

function profilesWire(world: World, block: Block): object[] {
  return block.profiles.map(({ type, profileId, primary }) => {
    const profile = profileById(world, profileId);
    return {
      profileIdList: [wireId(profile?.id ?? profileId, 'Profile')],
      profile: { company: { companyName: primaryName(profile).surname }, profileType: profile?.type },
      primary,
      blockProfileType: type,
    };
  });
}

function commentsWire(block: Block): object {
  return {
    commentInfo: block.comments.map(({ id, document }) => ({ comment: document, id, type: 'Comment' })),
    totalResults: block.comments.length,
    count: block.comments.length,
    hasMore: false,
  };
}

function summaryStatistics(hotel: Hotel, block: Block): object {
  const taken = [...pickupOf(hotel, block).values()];
  const rooms = taken.reduce((sum, item) => sum + item.rooms, 0);
  const revenue = taken.reduce((sum, item) => sum + item.revenue, 0);
  const held = block.cells.reduce((sum, cell) => sum + cell.rooms, 0);
  const promised = block.cells.reduce(
    (sum, cell) => sum + cell.rooms * (cell.prices[1] ?? cell.prices[0] ?? 0),
    0,
  );
  const average = (total: number, count: number) => (count === 0 ? 0 : decimal(Math.round(total / count)));
  return {
    allocatedRoomStatistics: {
      roomCount: held,
      roomRevenue: decimal(promised),
      averageRate: average(promised, held),
    },
    actualRoomStatistics: {
      roomCount: rooms,
      roomRevenue: decimal(revenue),
      averageRate: average(revenue, rooms),
    },
  };
}

/** The parts of a grid that are shown when none is asked for. */
export const GRID = ['Actual', 'Rates', 'Pickup', 'Available'];

/** The grid of a block by kind of figure, day and room type. */
export function roomAllocations(
  hotel: Hotel,
  block: Block,
  kinds: readonly string[],
  days: readonly string[] = blockNights(block),
): object {
  const types = [...new Set(block.cells.map((cell) => cell.roomType))];
  const taken = pickupOf(hotel, block);
  const cells = new Map(block.cells.map((cell) => [cellKey(cell.date, cell.roomType), cell]));
  return {
    roomAllocationType: kinds.map((allocation) => ({
      allocation,
      roomAllocationInfo: days.map((stayDate) => ({
        stayDate,
        extendedStay: false,
        roomGridDetails: types.flatMap((roomType) => {
          const cell = cells.get(cellKey(stayDate, roomType));
          if (!cell) return [];
          return [
            {
              roomType,
              ...figures(allocation, cell, taken.get(cellKey(stayDate, roomType))?.rooms ?? 0, block),
            },
          ];
        }),
      })),
    })),
    startDate: days[0],
    numberOfDays: days.length,
  };
}

function figures(kind: string, cell: BlockCell, taken: number, block: Block): object {
  if (kind === 'Rates') {
    const [one, two, three, four] = cell.prices.map((price) =>
      price === undefined ? undefined : decimal(price),
    );
    return {
      rate: {
        onePerson: one,
        twoPerson: two,
        threePerson: three,
        fourPerson: four,
        extraPerson: cell.extraPerson === undefined ? undefined : decimal(cell.extraPerson),
      },
    };
  }
  if (kind === 'CutoffDate') return { inventory: { cutoffDate: cutOffDay(block) } };
  const counts: Readonly<Record<string, number>> = {
    Initial: cell.initial,
    Contract: cell.initial,
    Actual: cell.rooms,
    Allocated: cell.rooms,
    Pickup: taken,
    Available: Math.max(0, cell.rooms - taken),
    Pickupperc: cell.rooms === 0 ? 0 : Math.round((taken * 100) / cell.rooms),
    Changes: cell.rooms - cell.initial,
    Released: cell.released,
  };
  return { inventory: { onePerson: counts[kind] ?? 0 } };
}

/** Name of the group, company or agent the block is for. */
export function groupName(world: World, block: Block): string | undefined {
  const profile = profileById(
    world,
    (block.profiles.find(({ primary }) => primary) ?? block.profiles[0])?.profileId,
  );
  return profile && fullName(profile);
}

function attendees(hotel: Hotel, block: Block): number | undefined {
  const expected = [...hotel.groups.events.values()]
    .filter((event) => event.blockId === block.id)
    .map((event) => Number(event.attendees['expected'] ?? 0));
  return expected.length === 0 ? undefined : Math.max(...expected);
}

function ownersOf(block: Block): object | undefined {
  const owners = part(block.details, 'blockOwners')['owner'];
  return Array.isArray(owners) && owners.length > 0 ? { owner: owners } : undefined;
}

function part(document: Document, name: string): Document {
  const value = document[name];
  return isObject(value) ? value : {};
}
