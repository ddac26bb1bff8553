import { violations, wrongStatistics } from '../support/house-invariants.js';
import { DeskDay, everyRow, mostFree, rows, word } from '../support/desk-day.js';
import type { Told } from '../support/assistant.js';

const TODAY = '2026-11-23';
const EUR = (amount: string) => ({ amount, currency: 'EUR' });

describe.each(['legacy', 'modern'] as const)(
  'a day at the front desk of SAND01, through MCP only (%s)',
  (kind) => {
    let day: DeskDay;
    const one = (name: string, args?: Record<string, unknown>): Promise<Told> => day.one(name, args);
    const call = (name: string, args?: Record<string, unknown>) => day.assistant.do(name, args);

    beforeAll(async () => {
      day = await DeskDay.start(kind, TODAY);
    }, 60_000);

    afterAll(async () => day?.stop(), 60_000);

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
        const booked = await day.task(async (call) => {
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
        const told = await day.task(async (call) => {
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
        const told = await day.assistant.try('check_in_guest', {
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
            word(
              await day.assistant.do('get_reservation', { reservation: stay['confirmationNumber'] }),
              'room',
            ),
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
      expect(word(await day.assistant.do('get_guest_folio', { reservation }), 'balance')).toEqual(
        EUR('0.00'),
      );
    }, 60_000);

    it('refuses what must not be, and changes nothing by it', async () => {
      const later = confirmations[16]!;
      const before = await day.assistant.do('get_reservation', { reservation: later });
      expect(await day.refusal('check_in_guest', { reservation: later })).toMatch(
        /NOT_ALLOWED_NOW|OPERA_RULE/,
      );
      expect(
        await day.refusal('post_charge_to_room', {
          reservation: later,
          transactionCode: '2000',
          amount: EUR('5.00'),
        }),
      ).toMatch(/NOT_ALLOWED_NOW|OPERA_RULE/);
      expect(
        await day.refusal('modify_reservation', { reservation: later, departureDate: 'yesterday' }),
      ).toBe('INPUT_INVALID');
      const after = await day.assistant.do('get_reservation', { reservation: later });
      expect(after.data).toEqual(before.data);
    }, 60_000);

    it('knows what keeps the day open', async () => {
      expect((await one('get_end_of_day_readiness')).data['ready']).toBe(false);
      const expected = await everyRow(call, 'get_arrivals_report', {}, 'arrivals');
      expect(expected.map(({ guest: name }) => name)).toContain(guest(7));
    }, 60_000);

    it('cancels three, one of them late and at a price', async () => {
      for (const reservation of confirmations.slice(18)) {
        const quoted = await one('quote_cancellation', { reservation });
        expect(word(quoted, 'penalty')).toEqual(EUR('0.00'));
        expect((await one('cancel_reservation', { reservation, reason: 'CHPL' })).data['outcome']).toBe(
          'done',
        );
      }
      const seeded = await everyRow(call, 'get_arrivals_report', {}, 'arrivals');
      for (const { reservationId, guest: name } of seeded) {
        // He is to be the no-show, even in the evening, when cancelling him would cost something too.
        if (name === guest(7)) continue;
        const quoted = await day.assistant.do('quote_cancellation', { reservation: `id:${reservationId}` });
        const penalty = word(quoted, 'penalty') as { amount: string } | undefined;
        if (penalty === undefined || Number(penalty.amount) === 0) continue;
        const told = await one('cancel_reservation', { reservation: `id:${reservationId}`, reason: 'CHPL' });
        expect(JSON.stringify(told.data)).toContain(penalty.amount);
        return;
      }
      throw new Error('No arrival of today costs anything to cancel.');
    }, 60_000);

    it('leaves a house that adds up, tonight and after the day has turned', async () => {
      expect(violations(await day.hotel())).toEqual([]);
      await day.endOfDay();
      expect(violations(await day.hotel())).toEqual([]);
      expect(wrongStatistics(await day.hotel(), TODAY)).toEqual([]);
      const lost = await everyRow(call, 'get_no_show_report', { from: TODAY }, 'noShows');
      expect(lost.map(({ guest: name }) => name)).toContain(guest(7));
    }, 60_000);

    it('took two calls a task in the middle, and one more at most with a consent', () => {
      const { calls } = day;
      const sorted = calls.toSorted((a, b) => a - b);
      expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(2);
      expect(sorted.at(-1)).toBeLessThanOrEqual(3);
      expect(calls.length).toBeGreaterThan(100);
    });
  },
);
