import {
  allocationBody,
  blockBody,
  DAY,
  guestBody,
  houseHas,
  own,
  START,
  statusBody,
} from '../../test/support/group-bodies.js';
import { idOf, SandboxGateway } from '../../test/support/sandbox-gateway.js';

describe('groups in the house', () => {
  let opera: SandboxGateway;
  const at = (blockId: string) => ({ path: { blockId } });
  const definite = async (name: string, control: string, rooms: number, cutOffDate = DAY(60)) => {
    const made = await opera.expect(201, 'blk.postBlock', {
      body: blockBody(name, {
        reservationDetails: {
          ratePlanCode: [{ ratePlanCode: 'GRP' }],
          inventoryControl: control,
          cutOffDate,
        },
      }),
    });
    const blockId = idOf(made.location);
    await opera.expect(200, 'blk.putBlockAllocation', {
      ...at(blockId),
      body: allocationBody(blockId, 'SUI', rooms),
    });
    await opera.expect(200, 'blk.putBlockStatus', { ...at(blockId), body: statusBody(blockId, 'DEF') });
    return blockId;
  };
  const book = (status: number, blockId: string, surname: string, more: object = {}) =>
    opera.expect(status, 'rsv.postReservationByBlock', {
      ...at(blockId),
      body: { reservations: { reservation: [{ ...guestBody(surname, 'SUI'), ...more }] } },
    });

  beforeEach(async () => {
    opera = await SandboxGateway.start();
  });
  afterEach(() => opera.stop());

  it('keep their rooms from others, elastic ones give more when the house has it', async () => {
    const free = await houseHas(opera, 'SUI');
    const rigid = await definite('Starr', 'NonElastic', 1);
    expect(await houseHas(opera, 'SUI')).toBe(free - 1);
    await book(201, rigid, 'Eins');
    await book(400, rigid, 'Zwei');
    expect(await houseHas(opera, 'SUI')).toBe(free - 1);
    const elastic = await definite('Dehnbar', 'Elastic', 1);
    await book(201, elastic, 'Drei');
    await book(201, elastic, 'Vier');
    expect(await houseHas(opera, 'SUI')).toBe(free - 3);
  });

  it('get a cancelled guest’s room back, and are named on the stay', async () => {
    const free = await houseHas(opera, 'SUI');
    const blockId = await definite('Zurück', 'NonElastic', 1);
    const reservationId = idOf((await book(201, blockId, 'Kommt')).location);
    const found = await opera.expect(200, 'rsv.searchHotelReservations', { body: { blockIds: [blockId] } });
    expect(found.body.reservations.reservationInfo[0].roomStay.reservationBlock.blockIdList[0]).toEqual(
      own(blockId),
    );
    await opera.expect(201, 'rsv.postCancelReservation', {
      path: { reservationId },
      body: {
        reason: { code: 'CHPL' },
        reservations: [
          { hotelId: 'SAND01', reservationIdList: [{ id: reservationId, type: 'Reservation' }] },
        ],
        verificationOnly: false,
      },
    });
    await book(201, blockId, 'Doch');
    expect(await houseHas(opera, 'SUI')).toBe(free - 1);
  });

  it('are cut off at the end of their day, so that the rooms nobody took can be sold', async () => {
    const free = await houseHas(opera, 'SUI');
    const blockId = await definite('Frist', 'NonElastic', 3, '2026-03-11');
    await book(201, blockId, 'Rechtzeitig');
    expect(await houseHas(opera, 'SUI')).toBe(free - 3);
    await opera.control('POST', 'end-of-day', { hotelId: 'SAND01' });
    expect(await houseHas(opera, 'SUI')).toBe(free - 1);
    await book(400, blockId, 'Zu spät');
  });

  it('keep stays that change their dates within the block’s rooms', async () => {
    const blockId = await definite('Ändern', 'NonElastic', 1);
    const reservationId = idOf((await book(201, blockId, 'Kürzer')).location);
    const change = (departureDate: string) => ({
      path: { reservationId },
      body: {
        reservations: [
          {
            reservationIdList: [{ id: reservationId, type: 'Reservation' }],
            roomStay: { arrivalDate: START, departureDate },
          },
        ],
      },
    });
    await opera.expect(200, 'rsv.putReservation', change(DAY(71)));
    const statistics = await opera.expect(200, 'blk.getBlockStatistics', {
      ...at(blockId),
      query: { hotelId: 'SAND01', startDate: START, numberOfDays: 3, statisticsInstructions: ['Pickup'] },
    });
    const [days] = statistics.body.statisticsDetails.statisticsDetail[0].statisticsDates;
    expect(days.map((one: { total: number }) => one.total)).toEqual([1, 0, 0]);
  });

  it('survive a snapshot, and answer each guest count with its price', async () => {
    const blockId = await definite('Bild', 'NonElastic', 2);
    const snapshot = await opera.control('GET', 'snapshot');
    const free = await houseHas(opera, 'SUI');
    await opera.expect(200, 'blk.putBlockCutoff', {
      ...at(blockId),
      body: { hotelId: 'SAND01', blockId: own(blockId) },
    });
    expect(await houseHas(opera, 'SUI')).toBe(free + 2);
    await opera.control('POST', 'snapshot', snapshot);
    expect(await houseHas(opera, 'SUI')).toBe(free);
    const query = { arrivalDate: START, nights: 1, adults: 2, rooms: 1 };
    const offer = await opera.expect(200, 'blk.getBlockAvailability', { ...at(blockId), query });
    const rows = offer.body.blockAvailability.blockTotalAvailability.roomInfo;
    expect(rows.find((row: { roomType: string }) => row.roomType === 'SUI')).toMatchObject({
      inventory: 2,
      rate: 120,
    });
  });
});
