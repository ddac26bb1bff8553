import { type RunningSandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { readSnapshot } from '../../src/sandbox/state/snapshot.js';
import type { Hotel } from '../../src/sandbox/state/hotel.js';
import { Assistant, type Told } from '../support/assistant.js';
import { violations, wrongStatistics } from '../support/house-invariants.js';
import { startServer, type RunningServer } from '../support/server.js';

const TODAY = '2026-11-23';
const EUR = (amount: string) => ({ amount, currency: 'EUR' });

/** Rows of a list in an answer. */
const rows = (told: Told, name: string): Record<string, string>[] =>
  told.data[name] as Record<string, string>[];

describe.each(['legacy', 'modern'] as const)(
  'a day at the front desk of SAND01, through MCP only (%s)',
  (kind) => {
    let sandbox: RunningSandbox;
    let server: RunningServer;
    let assistant: Assistant;
    /** Calls that each task took, the person's consent counted as one. */
    const calls: number[] = [];

    beforeAll(async () => {
      sandbox = await startSandbox({ port: 0, seed: 5, businessDate: TODAY });
      const { connection } = sandbox;
      server = await startServer({
        OPERA_GATEWAY_URL: connection.gatewayUrl,
        OPERA_CLIENT_ID: connection.clientId,
        OPERA_CLIENT_SECRET: connection.clientSecret,
        OPERA_APP_KEY: connection.appKey,
        OPERA_ENTERPRISE_ID: connection.enterpriseId,
        OPERA_DEFAULT_HOTEL_ID: 'SAND01',
        OPERA_REQUESTS_PER_SECOND: '1000',
        OPERA_BURST_CAPACITY: '1000',
        MCP_CALLS_PER_MINUTE: '100000',
      });
      assistant = await Assistant.over(kind, { url: `${server.url}/x/all` }, false);
    }, 60_000);

    afterAll(async () => {
      await assistant?.close();
      await server?.stop();
      await sandbox?.stop();
    }, 60_000);

    /** One thing a person wants done, and how many calls it took. */
    async function task(work: (call: Assistant['do']) => Promise<Told>): Promise<Told> {
      const before = assistant.calls;
      const told = await work((name, args) => assistant.do(name, args));
      calls.push(assistant.calls - before);
      return told;
    }

    const one = (name: string, args: Record<string, unknown> = {}) => task((call) => call(name, args));

    /** A call that OPERA or we refuse, and the word for it. */
    async function refused(name: string, args: Record<string, unknown>): Promise<string> {
      const told = await assistant.try(name, args);
      expect(told.failed).toBe(true);
      return told.text.split(':')[0]!;
    }

    /** A name of its own for each guest of the day, without digits. */
    const guest = (at: number) =>
      `Tagwerk${'abcdefghijklmnopqrstuvwxyz'[at % 26]!}${'abcdef'[Math.floor(at / 26)]!}, Robin`;
    const confirmations: string[] = [];
    let walkIns: Record<string, string>[] = [];
    let group = '';
    let members: string[] = [];

    it('begins with the brief, and sees off everybody who leaves today', async () => {
      expect((await one('get_morning_brief')).text).toContain('arrivals expected');
      const leaving = rows(await one('get_departures_report', { limit: 50 }), 'departures');
      expect(leaving.length).toBeGreaterThan(15);
      for (const { reservationId } of leaving)
        expect(
          (await one('check_out_guest', { reservation: `id:${reservationId}`, settlementMethod: 'CA' })).data[
            'outcome'
          ],
        ).toBe('done');
      expect(rows(await one('get_outstanding_balances', { leavingToday: true }), 'guests')).toEqual([]);
    }, 60_000);

    it('has every vacant room cleaned', async () => {
      for (;;) {
        const dirty = rows(await one('list_clean_next', { limit: 30 }), 'rooms').map(({ room }) => room!);
        if (dirty.length === 0) break;
        expect((await one('update_room_status', { rooms: dirty, status: 'clean' })).data['outcome']).toBe(
          'done',
        );
      }
    }, 60_000);

    it('takes a group of six: block, names, rooms, arrival', async () => {
      const free = mostFree(await one('get_inventory', { from: 'today', to: '+1d' }));
      const types = free
        .flatMap(({ roomType, left }) => Array.from({ length: Math.max(0, left - 2) }, () => roomType))
        .slice(0, 6);
      expect(types).toHaveLength(6);
      const held = [...new Set(types)].map((roomType) => ({
        roomType,
        rooms: types.filter((one) => one === roomType).length,
        price: '99.00',
      }));
      const block = await one('create_block', {
        name: 'Chor der Werften',
        startDate: 'today',
        endDate: '+2d',
        status: 'DEF',
        ratePlan: 'BAR',
        rooms: held,
      });
      group = String(block.data['code']);
      const guests = Array.from({ length: 6 }, (_, at) => ({
        name: guest(30 + at),
        roomType: types[at],
        adults: 1,
        arrivalDate: 'today',
        departureDate: '+2d',
      }));
      const listed = await one('upload_rooming_list', { block: group, guests });
      expect([rows(listed, 'booked').length, listed.data['refused']]).toEqual([6, []]);
      // The same list again books nobody twice.
      expect(rows(await one('upload_rooming_list', { block: group, guests }), 'already')).toHaveLength(6);
      members = rows(await one('list_block_reservations', { block: group }), 'reservations').map(
        ({ confirmationNumber }) => confirmationNumber!,
      );
      expect(members).toHaveLength(6);
      for (const reservation of members)
        expect((await one('check_in_guest', { reservation, ignoreWarnings: true })).data['outcome']).toBe(
          'done',
        );
    }, 60_000);

    it('moves two of them to other rooms', async () => {
      for (const reservation of members.slice(0, 2)) {
        const told = await one('move_room', { reservation, reason: 'NOIS' });
        expect(told.data['outcome']).toBe('done');
      }
    }, 60_000);

    it('takes twenty bookings by telephone', async () => {
      for (let at = 0; at < 20; at += 1) {
        const days = at < 8 ? [0, 1 + (at % 2)] : [at - 4, at - 2];
        const [arrivalDate, departureDate] = days.map((day) => `+${day}d`);
        const booked = await task(async (call) => {
          const offers = await call('check_room_availability', { arrivalDate, departureDate });
          const open = rows(offers, 'roomTypes');
          const { roomType } = open[at % open.length]!;
          return call('create_reservation', {
            guestName: guest(at),
            arrivalDate,
            departureDate,
            roomType,
            ratePlan: 'BAR',
          });
        });
        confirmations.push(String(word(booked, 'confirmationNumber')));
      }
      expect(new Set(confirmations).size).toBe(20);
    }, 60_000);

    it('takes six people without a booking', async () => {
      for (let at = 20; at < 26; at += 1) {
        const told = await task(async (call) => {
          const [most] = mostFree(await call('get_inventory', { from: 'today', to: 'today' }));
          return call('process_walk_in', {
            guestName: guest(at),
            departureDate: '+2d',
            roomType: most!.roomType,
            ratePlan: 'BAR',
          });
        });
        expect(told.data['outcome']).toBe('done');
        walkIns.push(told.data as Record<string, string>);
      }
      expect(new Set(walkIns.map(({ room }) => room)).size).toBe(6);
    }, 60_000);

    it('checks in seven of the eight who booked for today, one of them upgraded, and ten who had booked before', async () => {
      const offers = rows(await one('list_upsell_offers', { reservation: confirmations[0] }), 'offers');
      const [offer] = offers;
      if (offer !== undefined)
        await one('apply_upsell', { reservation: confirmations[0], offer: offer['offer'] });
      for (const reservation of confirmations.slice(0, 7))
        expect((await one('check_in_guest', { reservation, ignoreWarnings: true })).data['outcome']).toBe(
          'done',
        );
      const early = rows(await one('get_arrivals_report', { limit: 50 }), 'arrivals').filter(
        ({ reservationId, guest: name }) => reservationId !== undefined && !name!.startsWith('Tagwerk'),
      );
      let arrived = 0;
      for (const { reservationId } of early) {
        if (arrived === 10) break;
        const told = await assistant.try('check_in_guest', {
          reservation: `id:${reservationId}`,
          ignoreWarnings: true,
        });
        if (!told.failed) arrived += 1;
      }
      expect(arrived).toBe(10);
    }, 60_000);

    it('takes messages and requests', async () => {
      walkIns = await Promise.all(
        walkIns.map(async (stay) => ({
          ...stay,
          room: String(
            word(await assistant.do('get_reservation', { reservation: stay['confirmationNumber'] }), 'room'),
          ),
        })),
      );
      await one('send_guest_message', {
        reservation: walkIns[0]!['confirmationNumber'],
        message: 'Your sister called, she comes at eight.',
      });
      await one('set_wake_up_call', { reservation: walkIns[1]!['confirmationNumber'], time: '06:30' });
      const request = await one('create_service_request', { room: walkIns[2]!['room'], code: 'TOWE' });
      expect(
        (await one('close_service_request', { requestId: word(request, 'requestId') })).data['outcome'],
      ).toBe('done');
    }, 60_000);

    it('charges, corrects, and takes payment in two parts', async () => {
      for (const { room } of walkIns)
        expect(
          (
            await one('post_charge_to_room', {
              reservation: room,
              transactionCode: '2000',
              amount: EUR('24.00'),
            })
          ).data['outcome'],
        ).toBe('done');
      const wrong = await one('post_charge_to_room', {
        reservation: walkIns[3]!['room'],
        transactionCode: '3000',
        amount: EUR('80.00'),
      });
      const voided = await one('void_transaction', {
        reservation: walkIns[3]!['room'],
        transactionNo: (word(wrong, 'transactionNos') as string[])[0],
        reason: 'CORR',
      });
      expect(voided.data['outcome']).toBe('done');
      const reservation = walkIns[4]!['room'];
      const owed = word(await one('get_guest_folio', { reservation }), 'balance') as { amount: string };
      await one('process_payment', { reservation, paymentMethod: 'CA', amount: EUR('10.00') });
      await one('process_payment', {
        reservation,
        paymentMethod: 'CA',
        amount: EUR((Number(owed.amount) - 10).toFixed(2)),
      });
      expect(word(await assistant.do('get_guest_folio', { reservation }), 'balance')).toEqual(EUR('0.00'));
    }, 60_000);

    it('refuses what must not be, and changes nothing by it', async () => {
      const later = confirmations[16]!;
      const before = await assistant.do('get_reservation', { reservation: later });
      expect(await refused('check_in_guest', { reservation: later })).toMatch(/NOT_ALLOWED_NOW|OPERA_RULE/);
      expect(
        await refused('post_charge_to_room', {
          reservation: later,
          transactionCode: '2000',
          amount: EUR('5.00'),
        }),
      ).toMatch(/NOT_ALLOWED_NOW|OPERA_RULE/);
      expect(await refused('modify_reservation', { reservation: later, departureDate: 'yesterday' })).toBe(
        'INPUT_INVALID',
      );
      const after = await assistant.do('get_reservation', { reservation: later });
      expect(after.data).toEqual(before.data);
    }, 60_000);

    it('knows what keeps the day open', async () => {
      expect((await one('get_end_of_day_readiness')).data['ready']).toBe(false);
      expect(JSON.stringify((await one('get_arrivals_report', { limit: 50 })).data)).toContain(guest(7));
    }, 60_000);

    it('cancels three, one of them late and at a price', async () => {
      for (const reservation of confirmations.slice(18)) {
        const quoted = await one('quote_cancellation', { reservation });
        expect(word(quoted, 'penalty')).toEqual(EUR('0.00'));
        expect((await one('cancel_reservation', { reservation, reason: 'CHPL' })).data['outcome']).toBe(
          'done',
        );
      }
      const seeded = rows(await one('get_arrivals_report', { limit: 50 }), 'arrivals');
      for (const { reservationId } of seeded) {
        const quoted = await assistant.do('quote_cancellation', { reservation: `id:${reservationId}` });
        const penalty = word(quoted, 'penalty') as { amount: string } | undefined;
        if (penalty === undefined || Number(penalty.amount) === 0) continue;
        const told = await one('cancel_reservation', { reservation: `id:${reservationId}`, reason: 'CHPL' });
        expect(JSON.stringify(told.data)).toContain(penalty.amount);
        return;
      }
      throw new Error('No arrival of today costs anything to cancel.');
    }, 60_000);

    it('leaves a house that adds up, tonight and after the day has turned', async () => {
      const hotel = async () => hotelOf(sandbox.connection.gatewayUrl);
      expect(violations(await hotel())).toEqual([]);
      await fetch(`${sandbox.connection.gatewayUrl}/sandbox/control/end-of-day`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ hotelId: 'SAND01' }),
      });
      expect(violations(await hotel())).toEqual([]);
      expect(wrongStatistics(await hotel(), TODAY)).toEqual([]);
      const lost = await one('get_no_show_report', { from: TODAY });
      expect(rows(lost, 'noShows').map(({ guest: name }) => name)).toContain(guest(7));
    }, 60_000);

    it('took two calls a task in the middle, and one more at most with a consent', () => {
      const sorted = calls.toSorted((a, b) => a - b);
      expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(2);
      expect(sorted.at(-1)).toBeLessThanOrEqual(3);
      expect(calls.length).toBeGreaterThan(100);
    });
  },
);

/** Room types with what is left of them on every night, the most first; suites are nobody's choice here. */
function mostFree(inventory: Told): { roomType: string; left: number }[] {
  const nights = inventory.data['days'] as { roomTypes: Record<string, number> }[];
  return Object.keys(nights[0]!.roomTypes)
    .map((roomType) => ({
      roomType,
      left: Math.min(...nights.map(({ roomTypes }) => roomTypes[roomType] ?? 0)),
    }))
    .toSorted((a, b) => b.left - a.left);
}

/** The hotel as the sandbox has it now. */
async function hotelOf(gatewayUrl: string): Promise<Hotel> {
  const snapshot = await (await fetch(`${gatewayUrl}/sandbox/control/snapshot`)).text();
  return readSnapshot(snapshot).hotels.get('SAND01')!;
}

/** The first value of a property of that name, wherever it stands. */
function word(told: Told, name: string): unknown {
  const search = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return undefined;
    if (name in value) return (value as Record<string, unknown>)[name];
    for (const inner of Object.values(value)) {
      const found = search(inner);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return search(told.data);
}
