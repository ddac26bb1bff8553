import { nightsOf, addDays, type Day } from '../../clock/business-date.js';
import { findBlock } from '../../desk/group.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, NONE, ok, type Routes } from '../../gateway/call.js';
import { blockNights, blockPrice, pickupOf, cellKey } from '../../rules/block.js';
import { requirePickup, roomsLeftIn } from '../../rules/block-inventory.js';
import { Inventory } from '../../rules/inventory.js';
import { decimal } from '../../state/money.js';
import type { Block } from '../../state/group.js';
import type { Hotel } from '../../state/hotel.js';
import { blockIds, blockPath, GRID, roomAllocations } from '../../wire/block.wire.js';
import { wireId } from '../../wire/ids.wire.js';
import { changeGrid, layAllocation, layRange } from './allocation-request.js';
import { blockByExtId, hotelOf } from './block.routes.js';

const byPath = (call: Call): Block => findBlock(call.hotel, call.param('blockId'));

function done(call: Call, block: Block): Answer {
  return { status: 200, location: blockPath(call.hotel, block), body: {} };
}

function allocate(call: Call): Answer {
  const block = byPath(call);
  layAllocation(call.desk, block, call.body.object('criteria'));
  return done(call, block);
}

function allocateRange(find: (call: Call) => Block) {
  return (call: Call): Answer => {
    const block = find(call);
    layRange(call.desk, block, call.body.object('blockAllocationRange'));
    return done(call, block);
  };
}

/** Gives a share or a number of the rooms not taken back, day by day. */
function wash(call: Call): Answer {
  const request = call.body.object('blockAllocationWashType');
  const hotel = call.hotelNamed(request.text('hotelId'));
  const block = findBlock(hotel, request.object('blockId').required('id'));
  const types = request.texts('roomTypes');
  const start = request.day('startDate') ?? block.start;
  const end = request.day('endDate') ?? block.end;
  const byDay = request.object('occPercentByDay');
  const names = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
  changeGrid({ ...call.desk, hotel }, block, (draft) => {
    const taken = pickupOf(hotel, draft);
    for (const cell of draft.cells) {
      if (cell.date < start || cell.date > end || (types.length > 0 && !types.includes(cell.roomType)))
        continue;
      const percent = byDay.number(names[new Date(`${cell.date}T00:00:00Z`).getUTCDay()] ?? '') ?? 0;
      const wished =
        request.flag('byValue') === true
          ? (request.object('blockInventory').number('onePerson') ?? 0)
          : Math.round((cell.rooms * percent) / 100);
      const free = cell.rooms - (taken.get(cellKey(cell.date, cell.roomType))?.rooms ?? 0);
      const back = Math.max(0, Math.min(wished, free));
      cell.rooms -= back;
      cell.released += back;
    }
  });
  return done(call, block);
}

function blockInfo(hotel: Hotel, block: Block): object {
  return {
    hotelId: hotel.profile.id,
    blockId: wireId(block.id, 'Block'),
    blockCode: block.code,
    startDate: block.start,
    endDate: block.end,
    inventoryControl: block.control,
  };
}

function washInfo(call: Call): Answer {
  const hotel = hotelOf(call);
  const block = findBlock(hotel, call.query.required('blockId'));
  return ok({ blockWashInformation: { blockInfo: blockInfo(hotel, block), roomTypes: typesOf(block) } });
}

function rangeInfo(call: Call): Answer {
  const block = byPath(call);
  return ok({
    blockRangeInformation: {
      blockInfo: { ...blockInfo(call.hotel, block), rateCode: block.ratePlan, blockStatus: block.status },
      roomTypes: [...call.hotel.roomTypes.keys()],
    },
  });
}

function typesOf(block: Block): string[] {
  return [...new Set(block.cells.map((cell) => cell.roomType))];
}

function days(call: Call, block: Block): readonly Day[] {
  const from = call.query.day('startDate');
  if (from === undefined) return blockNights(block);
  return nightsOf(from, addDays(from, call.query.number('numberOfDays') ?? 14));
}

function grid(call: Call): Answer {
  const block = byPath(call);
  if (block.cells.length === 0) return NONE;
  const asked = call.query.texts('roomAllocationCriteria');
  return ok({
    blockIdList: blockIds(block),
    roomAllocations: roomAllocations(call.hotel, block, asked.length === 0 ? GRID : asked, days(call, block)),
    totalPages: 1,
    offset: 0,
    limit: 1,
    hasMore: false,
    totalResults: 1,
  });
}

function roomTypes(call: Call): Answer {
  const hotel = hotelOf(call);
  const block = findBlock(hotel, call.param('blockId'));
  const held = typesOf(block);
  const all = call.query.flag('fetchAllocatedRoomTypes') !== true;
  const types = [...hotel.roomTypes.values()].filter(({ code }) => all || held.includes(code));
  if (types.length === 0) return NONE;
  return ok({
    roomTypes: {
      roomTypes: types.map((type) => ({
        roomType: type.code,
        hotelId: hotel.profile.id,
        roomClass: type.roomClass,
        description: type.name,
        suite: type.suite,
        roomTypeAttributes: { maximumOccupancy: type.maximumOccupancy, maximumAdults: type.maximumAdults },
        available: held.includes(type.code),
      })),
    },
  });
}

/** What guests of the block can still be given: rooms by day and type, with the block's prices. */
function availability(call: Call): Answer {
  const block = byPath(call);
  const { hotel, query } = call;
  requirePickup(block);
  const arrival = query.day('arrivalDate') ?? block.start;
  const nights = query.number('nights') ?? 1;
  if (nights < 1) throw refuse('VALUE_INVALID', 'nights has to be at least 1.', 'nights');
  const people = { adults: query.number('adults') ?? 1, children: query.number('children') ?? 0 };
  const rooms = query.number('rooms') ?? 1;
  const end = addDays(arrival, nights);
  const inventory = new Inventory(hotel, arrival, end);
  const types = [...hotel.roomTypes.values()].filter((type) => people.adults <= type.maximumAdults);
  const info = (roomType: string, day: Day) => {
    const price = blockPrice(hotel, block, roomType, day, people);
    const left = Math.max(0, roomsLeftIn(inventory, block, roomType, day));
    return { roomType, inventory: left, rate: price === undefined ? undefined : decimal(price) };
  };
  return ok({
    blockAvailability: {
      blockHeaderInfo: {
        ...blockInfo(hotel, block),
        hotelName: hotel.profile.name,
        blockName: block.name,
        currencyCode: hotel.profile.currency,
        rateCode: block.ratePlan,
        marketCode: block.market,
        guaranteeCode: block.guarantee,
        blockStatus: { code: block.status },
      },
      blockAvailability: inventory.days.map((stayDate) => ({
        stayDate,
        extendedStay: stayDate < block.start || stayDate >= block.end,
        roomInfo: types.map(({ code }) => info(code, stayDate)),
      })),
      blockTotalAvailability: {
        stayStartDate: arrival,
        stayEndDate: end,
        rooms,
        roomInfo: types.map(({ code }) => {
          const each = inventory.days.map((day) => info(code, day));
          return {
            roomType: code,
            inventory: Math.min(...each.map((night) => night.inventory)),
            rate: each[0]?.rate,
          };
        }),
      },
    },
  });
}

/** Rooms of a block by day: held, washed, still to be had. */
export const BLOCK_ALLOCATION_ROUTES: Routes = {
  'blk.putBlockAllocation': allocate,
  'blk.putBlockAllocationRange': allocateRange(byPath),
  'blk.putBlockAllocationRangeByExtId': allocateRange(blockByExtId),
  'blk.getBlockRangeInfo': rangeInfo,
  'blk.putBlockAllocationWash': wash,
  'blk.getBlockWashInfo': washInfo,
  'blk.getBlockRoomRateGrid': grid,
  'blk.getBlockRoomTypes': roomTypes,
  'blk.getBlockAvailability': availability,
};
