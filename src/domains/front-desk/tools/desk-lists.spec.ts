import { encode } from 'gpt-tokenizer';
import { HouseRig } from '../../../../test/support/house-rig.js';
import { GetDeparturesReportTool } from './get-departures-report.tool.js';
import { GetFrontDeskSummaryTool } from './get-front-desk-summary.tool.js';
import { GetInHouseGuestsTool } from './get-in-house-guests.tool.js';
import { ListRoomMovesTool } from './list-room-moves.tool.js';

const expected = { date: 'today', show: 'expected', limit: 20 } as const;
const everybody = { vipOnly: false, limit: 20 } as const;

describe('what the desk looks at', () => {
  let house: HouseRig;

  beforeAll(async () => {
    house = await HouseRig.start();
  });
  afterAll(() => house.stop());

  it('get_departures_report lists who leaves today, as OPERA counts them, and names for those who may see them', async () => {
    const tool = house.make(GetDeparturesReportTool);
    const due = await house.stays('due_out');
    const { data, text } = await tool.run({ ...expected, limit: 50 }, house.call());
    expect(data.date).toBe('2026-03-10');
    expect(data.departures.map((row) => row.reservationId).toSorted()).toEqual(
      due.map((stay) => stay.reservationId).toSorted(),
    );
    expect(data.departures.every((row) => row.status === 'due_out' && row.balance !== undefined)).toBe(true);
    expect(text).toContain(`room ${data.departures[0]?.room}`);
    const masked = await tool.run(expected, house.maskedCall());
    expect(masked.data.departures.every((row) => row.guest.includes('•'))).toBe(true);
  });

  it('get_departures_report knows later days, those gone already, and days without any', async () => {
    const tool = house.make(GetDeparturesReportTool);
    const later = await tool.run({ ...expected, date: 'tomorrow' }, house.call());
    expect(later.data.departures.length).toBeGreaterThan(0);
    expect(
      later.data.departures.every((row) => ['reserved', 'due_in', 'in_house'].includes(row.status)),
    ).toBe(true);
    const gone = await tool.run({ ...expected, show: 'departed', date: '-1d' }, house.call());
    expect(gone.data.departures.length).toBeGreaterThan(0);
    expect(gone.data.departures.every((row) => row.status === 'checked_out')).toBe(true);
    const none = await tool.run({ ...expected, date: '2028-01-01' }, house.call());
    expect(none.text).toBe('No departures still expected on 2028-01-01.');
  });

  it('get_in_house_guests goes through the house by room, page by page, in few tokens', async () => {
    const tool = house.make(GetInHouseGuestsTool);
    const rooms: string[] = [];
    let cursor: unknown;
    do {
      const page = await tool.run(everybody, house.call({ cursor: cursor as number }));
      rooms.push(...page.data.guests.map((row) => row.room ?? ''));
      expect(encode(JSON.stringify(page.data)).length).toBeLessThan(2500);
      cursor = page.next;
    } while (cursor !== undefined);
    const inside = [...(await house.stays('in_house')), ...(await house.stays('due_out'))];
    expect(rooms).toHaveLength(inside.length);
    expect(rooms).toEqual(rooms.toSorted());
  });

  it('get_in_house_guests finds VIPs and a room type, and masks names', async () => {
    const tool = house.make(GetInHouseGuestsTool);
    const vips = await tool.run({ ...everybody, vipOnly: true }, house.call());
    expect(vips.data.guests.length).toBeGreaterThan(0);
    expect(vips.data.guests.every((row) => row.vip !== undefined)).toBe(true);
    const type = (await house.stay('in_house')).roomType!;
    const some = await tool.run({ ...everybody, roomType: type.toLowerCase() }, house.call());
    expect(some.data.total).toBeGreaterThan(0);
    await expect(tool.run({ ...everybody, roomType: `${type}Q` }, house.call())).rejects.toMatchObject({
      code: 'INPUT_UNKNOWN_CODE',
    });
    const masked = await tool.run(everybody, house.maskedCall());
    expect(masked.data.guests.every((row) => row.guest.includes('•'))).toBe(true);
  });

  it('get_front_desk_summary counts what the lists show', async () => {
    const { data, text } = await house.make(GetFrontDeskSummaryTool).run({}, house.call());
    expect(data.dueOut).toBe((await house.stays('due_out')).length);
    const dueIn = await house.stays('due_in');
    expect(data.dueIn).toBe(dueIn.reduce((sum, stay) => sum + stay.numberOfRooms, 0));
    const inside = [...(await house.stays('in_house')), ...(await house.stays('due_out'))];
    expect(data.occupied).toBe(new Set(inside.map((stay) => stay.room)).size);
    expect(data.occupied + data.vacantReady + data.vacantNotReady + data.blocked).toBe(120);
    for (const row of data.short) expect(row.dueIn).toBeGreaterThan(row.ready);
    expect(text).toContain(`${data.dueIn} to come`);
    expect(text).toContain('Nobody waits for a room.');
  });

  it('list_room_moves tells that nobody moved, and refuses a stay nobody knows', async () => {
    const tool = house.make(ListRoomMovesTool);
    const stay = await house.stay('in_house');
    const { data, text } = await tool.run({ reservation: stay.confirmationNumber! }, house.call());
    expect(data.moves).toEqual([]);
    expect(text).toContain('has not changed rooms');
    await expect(tool.run({ reservation: '99999999' }, house.call())).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
