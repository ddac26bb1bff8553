import { findBlock } from '../../desk/group.js';
import { OperaError } from '../../errors/opera.error.js';
import type { Answer, Call, Routes } from '../../gateway/call.js';
import { cellKey, cutOffDay, pickupOf } from '../../rules/block.js';
import type { Block, BlockCell } from '../../state/group.js';
import { decimal } from '../../state/money.js';
import { blockWire } from '../../wire/block.wire.js';
import { primaryName, profileById } from '../../wire/person.wire.js';
import { layAllocation, layRange } from '../blk/allocation-request.js';
import { bookRoomingList, lineName, type RoomingLine } from '../blk/reservation.routes.js';
import { jobAnswer, jobStatus, startJob } from './group-job.js';

/** What blocks of a period hold, by day and room type. */
function startSummary(call: Call): Answer {
  const { body, hotel } = call;
  const from = body.day('startDate') ?? body.day('occupancyDate') ?? '';
  const to = body.day('endDate') ?? body.day('occupancyDate') ?? '9999';
  const since = body.text('startLastModifiedDate') ?? '';
  const until = body.text('endLastModifiedDate') ?? '9999';
  const blocks = [...hotel.groups.blocks.values()].filter(
    (block) =>
      block.start <= to && block.end >= from && since <= block.modifiedAt && block.modifiedAt <= until,
  );
  return startJob(call, 'summary', blocks.length === 0 ? null : blocks.map((block) => summary(call, block)));
}

function summary(call: Call, block: Block): object {
  const taken = pickupOf(call.hotel, block);
  const dates = [...new Set(block.cells.map((cell) => cell.date))].sort();
  const profiles = block.profiles.map(({ type, profileId }) => ({
    profileIdList: [{ id: profileId, type: 'Profile' }],
    profile: { company: { companyName: primaryName(profileById(call.world, profileId)).surname } },
    blockProfileType: type,
  }));
  return {
    hotelId: call.hotel.profile.id,
    blockId: Number(block.id),
    currency: call.hotel.profile.currency,
    blockCode: block.code,
    blockName: block.name,
    status: block.status,
    marketCode: block.market,
    sourceCode: block.source,
    ratePlanCode: block.ratePlan,
    startDate: midnight(block.start),
    endDate: midnight(block.end),
    cutOffDate: midnight(cutOffDay(block)),
    cutOffDays: block.cutOffDays,
    cancellationDate: midnight(block.cancellation?.date),
    cancellationCode: block.cancellation?.code,
    createDateTime: block.createdAt,
    lastModifiedDate: block.modifiedAt,
    allocationDates: dates.map((date) => ({
      allocationDate: midnight(date),
      allocations: block.cells
        .filter((cell) => cell.date === date)
        .map((cell) => allocation(cell, taken.get(cellKey(date, cell.roomType))?.rooms ?? 0)),
    })),
    blockProfiles: profiles.length === 0 ? undefined : { blockProfile: profiles },
  };
}

/** A day where a timestamp is wanted. */
function midnight(day: string | undefined): string | undefined {
  return day === undefined ? undefined : `${day} 00:00:00.0`;
}

function allocation(cell: BlockCell, pickupRooms: number): object {
  const price = (index: number) =>
    cell.prices[index] === undefined ? undefined : decimal(cell.prices[index]);
  return {
    roomType: cell.roomType,
    originalRooms: cell.initial,
    currentRooms: cell.rooms,
    pickupRooms,
    inventory: { onePerson: cell.rooms },
    rates: { onePerson: price(0), twoPerson: price(1), threePerson: price(2), fourPerson: price(3) },
  };
}

/** Work that either happens or says why not. */
function tried(work: () => void): object {
  try {
    work();
    return { status: 'Success' };
  } catch (error) {
    if (error instanceof OperaError) return { status: 'Error' };
    throw error;
  }
}

function startAllocation(call: Call): Answer {
  const block = findBlock(call.hotel, call.param('blockId'));
  return startJob(
    call,
    'allocation',
    tried(() => layAllocation(call.desk, block, call.body.object('criteria'))),
  );
}

function startRanges(call: Call): Answer {
  const block = findBlock(call.hotel, call.param('blockId'));
  const ranges = call.body.object('allocationRanges').list('blockAllocationRanges');
  return startJob(
    call,
    'ranges',
    tried(() => ranges.forEach((range) => layRange(call.desk, block, range))),
  );
}

function startFetch(call: Call): Answer {
  const block = findBlock(call.hotel, call.param('blockId'));
  const wire = blockWire(call.world, call.hotel, block, () => true);
  return startJob(call, 'block', {
    blocks: { blockInfo: [{ block: wire }], totalResults: 1, count: 1, hasMore: false },
  });
}

/** A dry run of a rooming list books into a copy of the hotel; the real one does it. */
function startRoomingList(kind: 'validation' | 'creation') {
  return (call: Call): Answer => {
    const live = kind === 'creation';
    const block = findBlock(call.hotel, call.param('blockId'));
    const lines = live ? bookRoomingList(call, block) : rehearse(call, block);
    const status = live ? 'createStatus' : 'validateStatus';
    const reservations = lines.map((line) => ({
      reservationSeqNo: line.sequence,
      guestFullName: lineName(call, line),
      roomType: line.request.object('roomStay').list('roomRates')[0]?.text('roomType'),
      arrivalDate: line.request.object('roomStay').day('arrivalDate') ?? block.start,
      departureDate: line.request.object('roomStay').day('departureDate') ?? block.end,
      [status]: line.refusal ? 'Fail' : 'Success',
      reservationId: live && line.stay ? Number(line.stay.id) : undefined,
      confirmationNo: live && line.stay ? Number(line.stay.confirmation) : undefined,
      outcomeMessages: line.refusal && [line.refusal.message],
    }));
    const base = `/rsv/async/v1/hotels/${call.hotel.profile.id}/roominglist${kind}`;
    return startJob(call, kind, { reservations }, base);
  };
}

function rehearse(call: Call, block: Block): RoomingLine[] {
  const hotel = structuredClone(call.hotel);
  const world = {
    ...call.world,
    sequences: { ...call.world.sequences },
    profiles: new Map(call.world.profiles),
    hotels: new Map([...call.world.hotels, [hotel.profile.id, hotel]]),
  };
  const copy = Object.assign(Object.create(Object.getPrototypeOf(call) as object) as Call, call, {
    world,
    hotel,
  });
  return bookRoomingList(copy, hotel.groups.blocks.get(block.id) ?? block);
}

const PARTS = (
  start: string,
  status: string,
  result: string,
  kind: string,
  run: (call: Call) => Answer,
): Routes => ({
  [start]: run,
  [status]: jobStatus(kind),
  [result]: jobAnswer(kind),
});

/** Long work on blocks: extracts, large allocations, rooming lists. */
export const BLOCK_JOB_ROUTES: Routes = {
  ...PARTS(
    'blkasync.startBlockAllocationSummaryProcess',
    'blkasync.getBlockAllocationSummaryProcessStatus',
    'blkasync.getBlockAllocationSummary',
    'summary',
    startSummary,
  ),
  ...PARTS(
    'blkasync.startBlockAllocationProcess',
    'blkasync.getBlockAllocationProcessStatus',
    'blkasync.getBlockAllocationProcessInfo',
    'allocation',
    startAllocation,
  ),
  ...PARTS(
    'blkasync.startAllocationRangesProcess',
    'blkasync.getAllocationRangesProcessStatus',
    'blkasync.getAllocationRangesProcessInfo',
    'ranges',
    startRanges,
  ),
  ...PARTS(
    'blkasync.postStartFetchBlockProcess',
    'blkasync.headFetchBlockProcessStatus',
    'blkasync.getFetchBlockProcess',
    'block',
    startFetch,
  ),
  ...PARTS(
    'rsvasync.startRoomingListValidationProcess',
    'rsvasync.getRoomingListValidationProcessStatus',
    'rsvasync.getRoomingListValidationProcessResults',
    'validation',
    startRoomingList('validation'),
  ),
  ...PARTS(
    'rsvasync.startRoomingListCreationProcess',
    'rsvasync.getRoomingListCreationProcessStatus',
    'rsvasync.getRoomingListCreationProcessResults',
    'creation',
    startRoomingList('creation'),
  ),
};
