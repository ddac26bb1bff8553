import { HouseRig } from '../../../../test/support/house-rig.js';
import { FindRoomsTool } from './find-rooms.tool.js';

describe('find_rooms', () => {
  let house: HouseRig;
  let tool: FindRoomsTool;

  beforeAll(async () => {
    house = await HouseRig.start();
    tool = house.make(FindRoomsTool);
  });
  afterAll(() => house.stop());

  it('offers ready rooms of the booked type for an arrival, suggestions of OPERA first', async () => {
    const stay = await house.newArrival();
    const { data, text } = await tool.run({ reservation: stay.confirmationNumber!, limit: 20 }, house.call());
    expect(data).toMatchObject({
      arrivalDate: stay.arrivalDate,
      departureDate: stay.departureDate,
      roomType: stay.roomType,
    });
    expect(data.rooms.length).toBeGreaterThan(0);
    expect(data.rooms.every((room) => room.roomType === stay.roomType && room.occupancy === 'Vacant')).toBe(
      true,
    );
    expect(data.rooms.every((room) => room.status === 'Clean' || room.status === 'Inspected')).toBe(true);
    expect(data.rooms[0]?.suggested).toBe(true);
    expect(text).toContain(`${data.rooms[0]?.room} (suggested by OPERA)`);
  });

  it('finds rooms of a type, a floor and a condition, in pages', async () => {
    const type = (await house.stay('due_in')).roomType!;
    const all = await tool.run({ roomType: type.toLowerCase(), condition: 'any', limit: 50 }, house.call());
    const first = await tool.run({ roomType: type, condition: 'any', limit: 1 }, house.call());
    expect(all.data.rooms.length).toBeGreaterThan(1);
    expect(first.next).toBe(1);
    const second = await tool.run({ roomType: type, condition: 'any', limit: 1 }, house.call({ cursor: 1 }));
    expect([first.data.rooms[0]?.room, second.data.rooms[0]?.room]).toEqual(
      all.data.rooms.slice(0, 2).map((room) => room.room),
    );
    const floor = all.data.rooms[0]!.floor!;
    const onFloor = await tool.run({ roomType: type, condition: 'any', floor, limit: 50 }, house.call());
    expect(onFloor.data.rooms.every((room) => room.floor === floor)).toBe(true);
  });

  it('does not ask for today’s cleanliness on later dates', async () => {
    const later = await tool.run({ arrivalDate: '+20d', departureDate: '+22d', limit: 50 }, house.call());
    expect(later.data.rooms.some((room) => room.status === 'Dirty' || room.occupancy === 'Occupied')).toBe(
      true,
    );
  });

  it('answers a wrong room type with the nearest right ones', async () => {
    const type = (await house.stay('due_in')).roomType!;
    await expect(tool.run({ roomType: `${type}X`, limit: 5 }, house.call())).rejects.toMatchObject({
      code: 'INPUT_UNKNOWN_CODE',
      details: {
        field: 'roomType',
        data: { choices: expect.arrayContaining([expect.objectContaining({ code: type })]) },
      },
    });
  });

  it('refuses dates that make no stay and stays nobody knows', async () => {
    const backwards = { arrivalDate: '+3d', departureDate: '+1d', limit: 5 };
    await expect(tool.run(backwards, house.call())).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(tool.run({ reservation: '99999999', limit: 5 }, house.call())).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('says so when nothing fits', async () => {
    const answer = await tool.run({ floor: '99', limit: 5 }, house.call());
    expect(answer.data.rooms).toEqual([]);
    expect(answer.text).toContain('No room fits');
  });
});
