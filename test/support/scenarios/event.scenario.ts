import { at, blockBody, DAY, END, HOTEL, own, START } from '../group-bodies.js';
import { idOf, type SandboxGateway } from '../sandbox-gateway.js';

/** The request that makes an event. */
export function eventBody(blockId: string, name: string, more: object = {}, space = 'ELBE'): object {
  return {
    eventDetails: [
      {
        eventPrimaryInfo: { hotelId: HOTEL },
        eventDetail: {
          eventName: { defaultText: name },
          eventType: 'MEE',
          eventTimeSpan: { startDateTime: `${START} 09:00:00.0`, endDateTime: `${START} 12:00:00.0` },
          eventStatus: { status: { code: 'TEN' } },
          attendees: { expected: 16 },
          ...more,
        },
        functionSpaceInformation: { functionSpaceCode: space, setupCode: 'CLA', rentalCode: 'HALF' },
        eventBlockInfo: { blockIdList: [own(blockId)] },
      },
    ],
  };
}

/** Meetings and meals of a group. */
export async function hostEvents(opera: SandboxGateway): Promise<void> {
  const made = await opera.expect(201, 'blk.postBlock', { body: blockBody('Feier') });
  const blockId = idOf(made.location);
  const window = { eventStartDate: `${START} 08:00`, eventEndDate: `${START} 13:00` };
  const free = await opera.expect(200, 'evm.getFunctionSpaceAvailability', {
    query: { ...window, attendeesFrom: 12, setupCodes: ['CLA'] },
  });
  const isFree = (rows: { roomCode: string; available: boolean }[], code: string) =>
    rows.find((row) => row.roomCode === code)?.available;
  expect(isFree(free.body.functionSpacesAvailability, 'ELBE')).toBe(true);
  const created = await opera.expect(201, 'evm.postEvents', { body: eventBody(blockId, 'Workshop') });
  const eventId = idOf(created.location);
  const taken = await opera.expect(200, 'evm.getFunctionSpaceAvailability', {
    query: { ...window, roomCodes: ['ELBE'] },
  });
  expect(isFree(taken.body.functionSpacesAvailability, 'ELBE')).toBe(false);
  await opera.expect(400, 'evm.postEvents', { body: eventBody(blockId, 'Second') });
  await opera.expect(400, 'evm.postEvents', {
    body: eventBody(blockId, 'Too many', { attendees: { expected: 900 } }, 'ALSTER'),
  });
  await opera.expect(404, 'evm.postEvents', { body: eventBody('1', 'Nobody') });
  // Half of the ballroom is taken with the whole of it.
  await opera.expect(201, 'evm.postEvents', { body: eventBody(blockId, 'Ball', {}, 'BALL') });
  await opera.expect(400, 'evm.postEvents', { body: eventBody(blockId, 'Half', {}, 'BALLA') });
  const change = {
    eventDetails: [
      {
        eventPrimaryInfo: { eventId: { id: eventId, type: 'EventId' }, hotelId: HOTEL },
        eventDetail: { attendees: { expected: 18 } },
        eventNotes: [{ comment: 'Water on the tables' }],
      },
    ],
  };
  await opera.expect(200, 'evm.changeEvents', { path: { eventId }, body: change });
  await opera.expect(200, 'evmcfg.getInventoryItems', { query: { itemClassCode: 'AV' } });
  const resources = {
    eventDetails: [
      {
        eventPrimaryInfo: { eventId: { id: eventId, type: 'EventId' }, hotelId: HOTEL },
        eventResources: [{ configResourceId: 'BEAM', resourceType: 'Item', quantity: 2 }],
      },
    ],
  };
  await opera.expect(200, 'evm.changeEventsResources', { body: resources });
  const ordered = await opera.expect(200, 'evm.getEventsResources', {
    query: { blockId, eventIds: [eventId] },
  });
  expect(ordered.body.eventsResourcesList[0].eventResources).toHaveLength(2);
  const shown = await opera.expect(200, 'evm.getEvent', { path: { eventId } });
  expect(shown.body.eventDetails[0]).toMatchObject({
    eventDetail: { eventName: { defaultText: 'Workshop' }, attendees: { expected: 18 } },
    onTheBooksRevenue: { amount: 190 + 180 },
  });
  const list = await opera.expect(200, 'evm.getEventsOneHotel', {
    query: {
      eventStartDate: START,
      eventEndDate: END,
      blockId: [blockId],
      fetchInstructions: ['BlocksInfo'],
    },
  });
  expect(list.body.eventSummaries.totalResults).toBe(2);
  await opera.expect(200, 'evm.getEventCalendar', {
    query: { eventStartDate: `${START} 00:00:00.0`, eventEndDate: END },
  });
  const packaged = await opera.expect(201, 'evm.postCateringPackage', {
    ...at(blockId),
    body: {
      criteria: { hotelId: HOTEL, packageCode: 'DDR', beginDate: DAY(71), attendees: { expected: 20 } },
    },
  });
  expect(packaged.body.createCateringPackageProcessedInfoList).toHaveLength(3);
  await opera.expect(200, 'evm.getCateringPackages', { ...at(blockId), query: { hotelId: HOTEL } });
  await opera.expect(200, 'evm.deleteCateringPackage', {
    path: { blockId, cateringPackageId: idOf(packaged.location) },
  });
  await opera.expect(204, 'evm.getCateringPackages', { ...at(blockId), query: { hotelId: HOTEL } });
  await opera.expect(200, 'evm.deleteEvents', { path: { eventId } });
  await opera.expect(404, 'evm.getEvent', { path: { eventId } });
}
