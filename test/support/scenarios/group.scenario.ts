import {
  allocationBody,
  at,
  blockBody,
  DAY,
  END,
  guestBody,
  HOTEL,
  houseHas,
  own,
  START,
  statusBody,
} from '../group-bodies.js';
import { idOf, type SandboxGateway } from '../sandbox-gateway.js';

/** A block from inquiry to cut-off, with its guests. */
export async function sellToGroups(opera: SandboxGateway): Promise<void> {
  const code = await opera.expect(200, 'blk.getDefaultBlockCode', {
    query: { hotelId: HOTEL, blockName: 'Tagung', startDate: START },
  });
  expect(code.body.blockCode).toMatch(/^TAG\d{6}$/);
  await opera.expect(201, 'blk.postDefaultBlockCode', {
    body: { blocks: [{ hotelId: HOTEL, blockName: 'X', startDate: START }] },
  });
  await opera.expect(200, 'blk.putValidateBlockCode', {
    path: { blockCode: code.body.blockCode },
    body: { hotelId: HOTEL },
  });
  await opera.expect(201, 'blk.postBlockValidate', { body: blockBody('Tagung') });
  const more = { externalReferences: [{ id: 'CRM-1', idContext: 'SALES' }] };
  const made = await opera.expect(201, 'blk.postBlock', {
    body: blockBody('Tagung', more, { blockCode: code.body.blockCode }),
  });
  const blockId = idOf(made.location);
  await opera.expect(400, 'blk.postBlock', {
    body: blockBody('Tagung', {}, { blockCode: code.body.blockCode }),
  });
  await opera.expect(400, 'blk.putValidateBlockCode', {
    path: { blockCode: code.body.blockCode },
    body: { hotelId: HOTEL },
  });
  const byExt = { path: { externalSystemCode: 'SALES', blockExternalId: 'CRM-1' } };
  await opera.expect(200, 'blk.getBlockByExtId', byExt);
  await opera.expect(200, 'blk.putBlockByExtId', {
    ...byExt,
    body: { blocks: [{ blockDetails: { blockName: 'Große Tagung' } }] },
  });
  const note = { comment: { text: { value: 'Bus at 9' }, type: 'GEN', internal: true } };
  const put = await opera.expect(200, 'blk.putBlock', {
    ...at(blockId),
    body: { blocks: [{ hotelId: HOTEL, comments: { commentInfo: [note] } }] },
  });
  expect(put.location).toContain(blockId);
  const shown = await opera.expect(200, 'blk.getBlock', at(blockId));
  expect(shown.body.blocks.blockInfo[0].block).toMatchObject({
    blockDetails: {
      blockName: 'Große Tagung',
      blockCode: code.body.blockCode,
      bookingType: { code: 'CONF' },
    },
    comments: { commentInfo: [{ comment: { text: { value: 'Bus at 9' } } }] },
    reservationDetails: { cutOffDate: DAY(60) },
  });
  await allocateRooms(opera, blockId);
  await takeRooms(opera, blockId);
  await opera.expect(200, 'blk.getBlockOwners', { ...at(blockId), query: { hotelId: HOTEL } });
  await endBlocks(opera, blockId);
}

async function allocateRooms(opera: SandboxGateway, blockId: string): Promise<void> {
  await opera.expect(204, 'blk.getBlockRoomRateGrid', at(blockId));
  await opera.expect(200, 'blk.getBlockRangeInfo', at(blockId));
  const before = await houseHas(opera, 'STQ');
  await opera.expect(200, 'blk.putBlockAllocation', {
    ...at(blockId),
    body: allocationBody(blockId, 'STQ', 4),
  });
  expect(await houseHas(opera, 'STQ')).toBe(before);
  const next = await opera.expect(200, 'blk.getNextBlockStatus', {
    query: { hotelId: HOTEL, currentStatus: 'TEN' },
  });
  expect(
    next.body.blockNextStatusList.map(
      (row: { bookingStatus: { status: { code: string } } }) => row.bookingStatus.status.code,
    ),
  ).toContain('DEF');
  await opera.expect(400, 'blk.putBlockStatus', { ...at(blockId), body: statusBody(blockId, 'ACT') });
  await opera.expect(200, 'blk.putBlockStatus', {
    ...at(blockId),
    body: statusBody(blockId, 'DEF', {}, true),
  });
  expect(await houseHas(opera, 'STQ')).toBe(before);
  await opera.expect(200, 'blk.putBlockStatus', { ...at(blockId), body: statusBody(blockId, 'DEF') });
  expect(await houseHas(opera, 'STQ')).toBe(before - 4);
  await opera.expect(400, 'blk.putBlockAllocation', {
    ...at(blockId),
    body: allocationBody(blockId, 'STQ', before + 1),
  });
  const range = {
    blockAllocationRange: {
      hotelId: HOTEL,
      blockId: own(blockId),
      roomTypes: ['STQ'],
      beginDate: START,
      endDate: DAY(72),
      allocationType: 'Actual',
      incrementFlag: true,
      blockInventory: { onePerson: 1 },
    },
  };
  await opera.expect(200, 'blk.putBlockAllocationRange', { ...at(blockId), body: range });
  await opera.expect(200, 'blk.putBlockAllocationRangeByExtId', {
    path: { externalSystemCode: 'SALES', blockExternalId: 'CRM-1' },
    body: range,
  });
  expect(await houseHas(opera, 'STQ')).toBe(before - 6);
  await opera.expect(200, 'blk.getBlockWashInfo', { query: { hotelId: HOTEL, blockId } });
  await opera.expect(200, 'blk.putBlockAllocationWash', {
    body: {
      blockAllocationWashType: {
        blockId: own(blockId),
        hotelId: HOTEL,
        startDate: START,
        endDate: END,
        roomTypes: ['STQ'],
        byValue: true,
        blockInventory: { onePerson: 2 },
      },
    },
  });
  expect(await houseHas(opera, 'STQ')).toBe(before - 4);
}

async function takeRooms(opera: SandboxGateway, blockId: string): Promise<void> {
  const before = await houseHas(opera, 'STQ');
  const left = await opera.expect(200, 'blk.getBlockAvailability', {
    ...at(blockId),
    query: { arrivalDate: START, nights: 3, adults: 1, rooms: 1 },
  });
  const offer = left.body.blockAvailability.blockTotalAvailability.roomInfo.find(
    (row: { roomType: string }) => row.roomType === 'STQ',
  );
  expect(offer).toMatchObject({ inventory: 4, rate: 100 });
  await opera.expect(204, 'blk.getBlockReservations', { ...at(blockId), query: { hotelId: HOTEL } });
  const booked = await opera.expect(201, 'rsv.postReservationByBlock', {
    ...at(blockId),
    body: { reservations: { reservation: [guestBody('Gruber')] } },
  });
  const stay = await opera.expect(200, 'rsv.getReservation', {
    path: { reservationId: idOf(booked.location) },
  });
  const [rate] = stay.body.reservations.reservation[0].roomStay.roomRates;
  expect(rate).toMatchObject({ ratePlanCode: 'GRP', reservationBlock: { blockIdList: [own(blockId)] } });
  expect(rate.rates.rate[0].base.amountBeforeTax).toBe(100);
  // The room came out of the block, not out of the house.
  expect(await houseHas(opera, 'STQ')).toBe(before);
  const list = {
    blockInfo: { hotelId: HOTEL, blockIdList: [own(blockId)] },
    reservations: {
      reservation: [
        { hotelReservation: guestBody('Huber'), roomingListSequence: 1 },
        { hotelReservation: guestBody('Maier', 'SUI'), roomingListSequence: 2 },
      ],
    },
  };
  const rooming = await opera.expect(201, 'blk.postRoomingList', { ...at(blockId), body: list });
  expect(rooming.body.reservations.reservation.map((row: { success: boolean }) => row.success)).toEqual([
    true,
    false,
  ]);
  const master = await opera.expect(201, 'blk.postBlockPostingMaster', {
    ...at(blockId),
    body: { criteria: { hotelId: HOTEL, blockId: own(blockId) } },
  });
  await opera.expect(200, 'rsv.getReservation', { path: { reservationId: idOf(master.location) } });
  await opera.expect(200, 'blk.getBlockPMReservations', at(blockId));
  const guests = await opera.expect(200, 'blk.getBlockReservations', {
    ...at(blockId),
    query: { hotelId: HOTEL },
  });
  expect(guests.body.reservations.reservations.totalResults).toBe(2);
  const statistics = await opera.expect(200, 'blk.getBlockStatistics', {
    ...at(blockId),
    query: {
      hotelId: HOTEL,
      startDate: START,
      numberOfDays: 3,
      statisticsInstructions: [
        'Actual',
        'Pickup',
        'Available',
        'Rates',
        'Roomrevenue',
        'Avgroomrate',
        'Pickuppersons',
        'Change',
      ],
    },
  });
  const pickup = statistics.body.statisticsDetails.statisticsDetail.find(
    (row: { statisticType: string }) => row.statisticType === 'Pickup',
  );
  expect(pickup.statisticsDates[0][0].total).toBe(2);
  await opera.expect(200, 'blk.getBlockDailyStatistics', {
    query: { hotelId: HOTEL, start: START, end: END },
  });
  const grid = await opera.expect(200, 'blk.getBlockRoomRateGrid', {
    ...at(blockId),
    query: { roomAllocationCriteria: ['Actual', 'Pickup', 'Available', 'Rates', 'CutoffDate'] },
  });
  expect(grid.body.roomAllocations.roomAllocationType).toHaveLength(5);
  await opera.expect(200, 'blk.getBlockRoomTypes', {
    ...at(blockId),
    query: { hotelId: HOTEL, fetchAllocatedRoomTypes: true },
  });
  await opera.expect(400, 'blk.putBlockStatus', {
    ...at(blockId),
    body: statusBody(blockId, 'CXL', { cancellationDetails: { cancellationCode: { code: 'PRIC' } } }),
  });
  await opera.expect(200, 'blk.putBlockCutoff', {
    ...at(blockId),
    body: { hotelId: HOTEL, blockId: own(blockId) },
  });
  expect(await houseHas(opera, 'STQ')).toBe(before + 2);
  await opera.expect(400, 'rsv.postReservationByBlock', {
    ...at(blockId),
    body: { reservations: { reservation: [guestBody('Spaet')] } },
  });
}

async function endBlocks(opera: SandboxGateway, blockId: string): Promise<void> {
  const found = await opera.expect(200, 'blk.searchBlocks', {
    body: { hotelId: HOTEL, blockName: 'tagung', blockStatus: ['DEF'], limit: 5 },
  });
  expect(found.body.blockSummaries.blockInfo[0].block).toMatchObject({
    blockName: 'Große Tagung',
    actualRooms: 6,
  });
  await opera.expect(200, 'blk.getBlocks', { query: { hotelId: HOTEL, stayDate: START } });
  await opera.expect(204, 'blk.searchBlocks', { body: { hotelId: HOTEL, blockCode: 'NOSUCH' } });
  const copyBody = {
    criteria: {
      sourceBlockId: own(blockId),
      newBlock: { hotelId: HOTEL, startDate: DAY(80), blockStatus: 'TEN' },
      copyInstructions: { rooms: true },
    },
  };
  const copied = await opera.expect(201, 'blk.postCopyBlock', {
    path: { sourceBlockId: blockId },
    body: copyBody,
  });
  const copy = idOf(copied.location);
  await opera.expect(400, 'blk.putBlockStatus', { ...at(copy), body: statusBody(copy, 'CXL') });
  await opera.expect(201, 'blk.postCancelBlock', {
    ...at(copy),
    body: {
      cancelBlock: {
        hotelId: HOTEL,
        blockIdList: [own(copy)],
        cancellationDetails: { cancellationCode: { code: 'PRIC' } },
      },
    },
  });
  await opera.expect(200, 'blk.putBlockStatusToOpen', {
    ...at(copy),
    body: { hotelId: HOTEL, blockId: own(copy) },
  });
  const history = await opera.expect(200, 'blk.getBlockStatusChanges', {
    ...at(copy),
    query: { hotelId: HOTEL },
  });
  expect(history.body.blockStatusChanges.map((row: { currentStatus: string }) => row.currentStatus)).toEqual([
    'TEN',
    'CXL',
    'INQ',
  ]);
  await opera.expect(200, 'blk.putBlockStatusByExtId', {
    path: { externalSystemCode: 'SALES', blockExternalId: 'CRM-1' },
    body: statusBody(blockId, 'ACT'),
  });
  await opera.expect(200, 'blk.deleteBlock', at(copy));
  await opera.expect(404, 'blk.getBlock', at(copy));
  await opera.expect(400, 'blk.deleteBlock', at(blockId));
}
