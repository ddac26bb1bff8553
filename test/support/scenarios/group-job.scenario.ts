import { allocationBody, at, blockBody, DAY, END, guestBody, HOTEL, own, START } from '../group-bodies.js';
import { idOf, type SandboxGateway } from '../sandbox-gateway.js';

/** Long work on blocks. */
export async function waitForGroups(opera: SandboxGateway): Promise<void> {
  const made = await opera.expect(201, 'blk.postBlock', { body: blockBody('Warten') });
  const blockId = idOf(made.location);
  const run = async (
    start: string,
    status: string,
    result: string,
    request: object,
    path: Record<string, string> = {},
  ) => {
    const started = await opera.expect(202, start, { path: { blockId, ...path }, ...request });
    const requestId = idOf(started.location);
    await opera.expect(201, status, { path: { blockId, requestId, ...path } });
    const answer = await opera.expect(200, result, { path: { blockId, requestId, ...path } });
    await opera.expect(404, result, { path: { blockId, requestId, ...path } });
    return answer.body;
  };
  const laid = await run(
    'blkasync.startBlockAllocationProcess',
    'blkasync.getBlockAllocationProcessStatus',
    'blkasync.getBlockAllocationProcessInfo',
    { body: allocationBody(blockId, 'STQ', 2) },
  );
  expect(laid.status).toBe('Success');
  const range = {
    blockId: own(blockId),
    hotelId: HOTEL,
    roomTypes: ['STT'],
    beginDate: START,
    endDate: DAY(72),
    blockInventory: { onePerson: 1 },
  };
  await run(
    'blkasync.startAllocationRangesProcess',
    'blkasync.getAllocationRangesProcessStatus',
    'blkasync.getAllocationRangesProcessInfo',
    { body: { allocationRanges: { blockAllocationRanges: [range] } } },
  );
  const system = { extSystemCode: 'SALES' };
  const summary = await run(
    'blkasync.startBlockAllocationSummaryProcess',
    'blkasync.getBlockAllocationSummaryProcessStatus',
    'blkasync.getBlockAllocationSummary',
    { body: { startDate: START, endDate: END } },
    system,
  );
  expect(
    summary.find((row: { blockId: number }) => row.blockId === Number(blockId)).allocationDates,
  ).toHaveLength(3);
  await run(
    'blkasync.postStartFetchBlockProcess',
    'blkasync.headFetchBlockProcessStatus',
    'blkasync.getFetchBlockProcess',
    {},
  );
  const list = {
    blockInfo: { hotelId: HOTEL, blockIdList: [own(blockId)] },
    reservations: { reservation: [{ hotelReservation: guestBody('Liste'), roomingListSequence: 1 }] },
  };
  const checked = await run(
    'rsvasync.startRoomingListValidationProcess',
    'rsvasync.getRoomingListValidationProcessStatus',
    'rsvasync.getRoomingListValidationProcessResults',
    { body: list },
  );
  expect(checked.reservations[0]).toMatchObject({ validateStatus: 'Success', guestFullName: 'Liste' });
  await opera.expect(204, 'blk.getBlockReservations', { ...at(blockId), query: { hotelId: HOTEL } });
  const booked = await run(
    'rsvasync.startRoomingListCreationProcess',
    'rsvasync.getRoomingListCreationProcessStatus',
    'rsvasync.getRoomingListCreationProcessResults',
    { body: list },
  );
  await opera.expect(200, 'rsv.getReservation', {
    path: { reservationId: String(booked.reservations[0].reservationId) },
  });
}
