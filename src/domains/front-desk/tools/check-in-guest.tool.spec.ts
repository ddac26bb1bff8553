import { HouseRig } from '../../../../test/support/house-rig.js';
import { Fault } from '../../../kernel/fault.js';
import type { Stay } from '../../reservations/stay.js';
import { CheckInGuestTool } from './check-in-guest.tool.js';

describe('check_in_guest', () => {
  let house: HouseRig;
  let tool: CheckInGuestTool;

  beforeEach(async () => {
    house = await HouseRig.start();
    tool = house.make(CheckInGuestTool);
  });
  afterEach(() => house.stop());

  const checkIn = (reference: string, more: { room?: string; ignoreWarnings?: boolean } = {}) =>
    tool.run({ reservation: reference, ignoreWarnings: false, ...more }, house.call());

  const failure = async (work: Promise<unknown>): Promise<Fault> => {
    const error = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof Fault)) throw new Error('expected a fault');
    return error;
  };

  async function readyArrival(): Promise<Stay> {
    return house.newArrival();
  }

  it('assigns a ready room and brings the guest in, telling each step', async () => {
    const stay = await readyArrival();
    const told: string[] = [];
    const call = house.call({ progress: (_done, _total, message) => told.push(message ?? '') });
    const answer = await tool.run({ reservation: stay.confirmationNumber!, ignoreWarnings: false }, call);
    expect(answer.data).toMatchObject({
      reservationId: stay.reservationId,
      status: 'in_house',
      done: [expect.stringMatching(/^room \w+ assigned$/), 'check-in verified by OPERA', 'checked in'],
    });
    expect(await house.now(stay)).toMatchObject({ status: 'in_house', room: answer.data.room });
    expect(told).toContain('checked in');
    expect(answer.text).toContain(`room ${answer.data.room}`);
    expect(answer.notes).toEqual([]);
  });

  it('is harmless a second time', async () => {
    const stay = await readyArrival();
    await checkIn(stay.confirmationNumber!);
    const sent = house.sent('fof.postCheckIn');
    const again = await checkIn(stay.confirmationNumber!);
    expect(again.data).toMatchObject({ status: 'in_house', done: [] });
    expect(again.text).toContain('in house already');
    expect(house.sent('fof.postCheckIn')).toBe(sent);
  });

  it('splits a booking of several rooms and names those still to come', async () => {
    const stay = await house.newArrival({ rooms: 2, nights: 1 });
    const answer = await checkIn(stay.confirmationNumber!);
    expect(answer.data.done[0]).toBe('booking of 2 rooms split into single rooms');
    expect(answer.data.otherReservations).toHaveLength(1);
    const other = await checkIn(`id:${answer.data.otherReservations![0]}`);
    expect(other.data).toMatchObject({ status: 'in_house' });
    expect(other.data.room).not.toBe(answer.data.room);
  });

  it('explains a refusal of OPERA and goes on in another room', async () => {
    const leaving = await house.stays('due_out');
    const { roomType } = await house.newArrival();
    const stay = await house.stay(
      'due_in',
      (one) => one.roomType === roomType && leaving.some((other) => other.room === one.room),
    );
    const fault = await failure(checkIn(stay.confirmationNumber!));
    expect(fault.message).toContain('This step failed: check in.');
    expect(fault.details.data).toMatchObject({
      done: ['check-in verified by OPERA'],
      failed: 'check in',
      notDone: [],
    });
    expect(fault.advice).toContain('find_rooms');
    expect((await house.now(stay)).status).toBe('due_in');
    const model = await house.services.assignment.best(house.call(), stay);
    const answer = await checkIn(stay.confirmationNumber!, { room: model.room });
    expect(answer.data).toMatchObject({ room: model.room, status: 'in_house' });
  });

  it('goes on where a failure stopped it', async () => {
    const stay = await readyArrival();
    await house.trouble({ operation: 'fof.postCheckIn', status: 500, times: 1 });
    const fault = await failure(checkIn(stay.confirmationNumber!));
    expect(fault.details.data).toMatchObject({
      done: [expect.stringMatching(/assigned$/), 'check-in verified by OPERA'],
      failed: 'check in',
    });
    expect(fault.advice).toContain('call check_in_guest again');
    const assigned = (await house.now(stay)).room;
    const answer = await checkIn(stay.confirmationNumber!);
    expect(answer.data).toMatchObject({ room: assigned, done: ['check-in verified by OPERA', 'checked in'] });
  });

  it('finds out what became of a check-in that got no answer', async () => {
    const stay = await readyArrival();
    await house.trouble({ operation: 'fof.postCheckIn', reset: 'after', times: 1 });
    expect((await checkIn(stay.confirmationNumber!)).data.status).toBe('in_house');
    expect(house.sent('fof.postCheckIn')).toBe(1);
  });

  it('shows alerts, and stops where the hotel says stop', async () => {
    const stay = await readyArrival();
    const alert = async (stopCheckInCheckOut: boolean) =>
      house.elsewhere({
        operation: 'rsv.putReservation',
        parameters: { reservationId: stay.reservationId },
        body: {
          reservations: [
            {
              hotelId: 'SAND01',
              reservationIdList: [{ id: stay.reservationId, type: 'Reservation' }],
              alerts: [
                { code: 'PASS', area: 'CheckIn', description: 'Passport copy missing', stopCheckInCheckOut },
              ],
            },
          ],
        },
      });
    await alert(true);
    const fault = await failure(checkIn(stay.confirmationNumber!));
    expect(fault.code).toBe('NOT_ALLOWED_NOW');
    expect(fault.details.data).toMatchObject({ alertCodes: ['PASS'] });
    expect((await house.now(stay)).status).toBe('due_in');
    const answer = await checkIn(stay.confirmationNumber!, { ignoreWarnings: true });
    expect(answer.data.alerts?.[0]).toContain('Passport copy missing');
    expect(answer.text).toContain('Passport copy missing');
  });

  it('takes in nobody who is not due today', async () => {
    const later = await house.services.searches.search(house.call(), {
      arrival: { from: '2026-03-12', to: '2026-03-12' },
      statuses: ['reserved'],
      limit: 5,
    });
    const early = await failure(checkIn(later.stays[0]!.confirmationNumber!));
    expect(early).toMatchObject({ code: 'NOT_ALLOWED_NOW' });
    expect(early.message).toContain('2026-03-12');
    expect(early.advice).toContain('modify_reservation');
    expect(await failure(checkIn('Nobody Atall'))).toMatchObject({ code: 'NOT_FOUND' });
    const due = await house.stays('due_in');
    const twice = due.find((one) => due.filter((x) => x.guest.surname === one.guest.surname).length > 1)!;
    expect(await failure(checkIn(twice.guest.surname!))).toMatchObject({ code: 'INPUT_AMBIGUOUS' });
    expect(house.sent('fof.postCheckIn')).toBe(0);
  });
});
