import { DomainHarness, faultOf } from '../../../../test/support/domain-harness.js';
import { GetReservationTool } from '../../reservations/tools/get-reservation.tool.js';
import { BookInBlockTool } from './book-in-block.tool.js';
import { CreateBlockTool } from './create-block.tool.js';
import { GetBlockPickupTool } from './get-block-pickup.tool.js';
import { ListBlockReservationsTool } from './list-block-reservations.tool.js';
import { UploadRoomingListTool } from './upload-rooming-list.tool.js';

describe('guests of group blocks', () => {
  let harness: DomainHarness;
  let day = 60;
  let block = '';
  const person = { adults: 1, children: 0 };

  const book = (guestName: string, more: object = {}) =>
    harness
      .make(BookInBlockTool)
      .run({ block, guestName, roomType: 'STQ', ...person, ...more }, harness.call());
  const list = async (call = harness.call()) =>
    (await harness.make(ListBlockReservationsTool).run({ block, limit: 20 }, call)).data;
  const guests = (...names: string[]) => ({
    block,
    guests: names.map((name) => ({ name, roomType: 'STQ', adults: 1 })),
  });

  beforeAll(async () => {
    harness = await DomainHarness.start();
  });
  beforeEach(async () => {
    await harness.faults();
    day += 4;
    const { data } = await harness.make(CreateBlockTool).run(
      {
        name: `Reise ${day}`,
        startDate: `+${day}d`,
        endDate: `+${day + 2}d`,
        status: 'DEF',
        ratePlan: 'GRP',
        rooms: [{ roomType: 'STQ', rooms: 3, price: '90.00' }],
      },
      harness.call(),
    );
    block = data.code ?? '';
  });
  afterAll(async () => harness.stop());

  it('book_in_block takes a room of the block at its price, and the same guest once', async () => {
    const { data, text } = await book('Alvarez, Inés');
    expect(data).toMatchObject({ guest: 'Alvarez, Inés', existing: false });
    expect(text).toContain('Booked');
    const stay = await harness
      .make(GetReservationTool)
      .run({ reservation: data.confirmationNumber ?? '', include: [] }, harness.call());
    expect(stay.data).toMatchObject({ ratePlan: 'GRP', roomType: 'STQ' });
    // The list and the pick-up read before are fresh after the write.
    const pickup = await harness.make(GetBlockPickupTool).run({ block }, harness.call());
    expect(pickup.data).toMatchObject({ taken: 2, left: 4 });
    expect((await list()).total).toBe(1);
    const again = await book('alvarez, ines');
    expect(again.data).toMatchObject({ reservationId: data.reservationId, existing: true });
    expect((await list()).total).toBe(1);
  });

  it('book_in_block reads back when the answer was lost', async () => {
    await harness.faults({ operation: 'rsv.postReservationByBlock', reset: 'after', times: 1 });
    const { data, outcome } = await book('Verloren, Vera');
    expect(outcome).toBe('done');
    expect(data).toMatchObject({ guest: 'Verloren, Vera', existing: false });
    expect((await list()).total).toBe(1);
  });

  it('book_in_block says what a block lacks, and refuses dates outside', async () => {
    const fault = await faultOf(book('Fremd, Fritz', { arrivalDate: '+1d' }));
    expect(fault).toMatchObject({ code: 'INPUT_INVALID', details: { field: 'arrivalDate' } });
    expect(await faultOf(book('Typo, Tom', { roomType: 'STZ' }))).toMatchObject({
      code: 'INPUT_UNKNOWN_CODE',
    });
    const cancelled = await faultOf(book('Zu, Spät', { block: 'KONGRES', arrivalDate: undefined }));
    expect(cancelled.message).toContain('no reservation can be made');
    expect(await faultOf(book('Wo, Wer', { block: 'NOSUCHBLOCK' }))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('book_in_block names what is left when a room type is gone', async () => {
    const fault = await faultOf(book('Viele, Vier', { roomType: 'SUI', adults: 9 }));
    expect(fault.advice).toContain('Left in the block:');
    expect(fault.advice).toContain('STQ 3');
  });

  it('list_block_reservations masks names for those without the right', async () => {
    await book('Geheim, Gerda');
    const [row] = (await list(harness.callMasked())).reservations;
    expect(row?.guest).toBe('G•••, G•••');
    expect((await list()).reservations[0]?.guest).toBe('Geheim, Gerda');
  });

  describe('upload_rooming_list', () => {
    it('shows first what it would book, changing nothing, then books it, and only once', async () => {
      await book('Erste, Eva');
      const tool = harness.make(UploadRoomingListTool);
      const args = guests('Erste, Eva', 'Zweite, Zoe', 'Dritte, Dora');
      const preview = await tool.preview(args, harness.call());
      expect(preview.summary).toContain('Book 2 guests');
      expect(preview.facts['already']).toEqual([1]);
      expect((await list()).total).toBe(1);
      const { data, outcome } = await tool.run(args, harness.call());
      expect(outcome).toBe('done');
      expect(data).toMatchObject({ already: [1], refused: [], booked: [{ line: 2 }, { line: 3 }] });
      expect((await list()).total).toBe(3);
      const again = await tool.run(args, harness.call());
      expect(again.data).toMatchObject({ already: [1, 2, 3], booked: [] });
      expect((await list()).total).toBe(3);
    });

    it('tells in the preview what the block lacks', async () => {
      const args = guests('Eins, A', 'Zwei, B', 'Drei, C', 'Vier, D');
      const preview = await harness.make(UploadRoomingListTool).preview(args, harness.call());
      expect(preview.summary).toContain('4 wanted, 3 left');
    });

    it('says of a block without a rate plan what to do, before and after', async () => {
      const { data } = await harness.make(CreateBlockTool).run(
        {
          name: `Ohne ${day}`,
          startDate: `+${day}d`,
          endDate: `+${day + 2}d`,
          status: 'DEF',
          rooms: [{ roomType: 'STQ', rooms: 2, price: '90.00' }],
        },
        harness.call(),
      );
      const args = { ...guests('Ohne, Otto'), block: data.code ?? '' };
      const tool = harness.make(UploadRoomingListTool);
      const told = /no rate plan: have one set in OPERA, or book these guests with create_reservation/;
      expect((await tool.preview(args, harness.call())).summary).toMatch(told);
      const result = await tool.run(args, harness.call());
      expect(result.data.booked).toEqual([]);
      expect(result.data.refused).toMatchObject([{ line: 1, reason: expect.stringMatching(told) as string }]);
    });

    it('books the lines it can and names those it cannot', async () => {
      const args = {
        block,
        guests: [...guests('Gut, Gina').guests, { name: 'Viele, Vier', roomType: 'STQ', adults: 9 }],
      };
      const { data, text } = await harness.make(UploadRoomingListTool).run(args, harness.call());
      expect(data.booked).toHaveLength(1);
      expect(data.refused[0]).toMatchObject({ line: 2, reason: expect.stringContaining('at most') });
      expect(text).toContain('not booked');
    });

    it('reads back when the answer was lost', async () => {
      await harness.faults({ operation: 'blk.postRoomingList', reset: 'after', times: 1 });
      const { data } = await harness.make(UploadRoomingListTool).run(guests('Still, Sara'), harness.call());
      expect(data.booked).toHaveLength(1);
      expect((await list()).total).toBe(1);
    });

    it('names the line with a wrong code or date', async () => {
      const tool = harness.make(UploadRoomingListTool);
      const wrong = { block, guests: [{ name: 'Falsch, Fee', roomType: 'STZ', adults: 1 }] };
      expect(await faultOf(tool.preview(wrong, harness.call()))).toMatchObject({
        details: { field: 'guests[0].roomType' },
      });
      const early = {
        block,
        guests: [{ name: 'Früh, Fee', roomType: 'STQ', adults: 1, arrivalDate: '+1d' }],
      };
      expect(await faultOf(tool.preview(early, harness.call()))).toMatchObject({
        details: { field: 'guests[0].arrivalDate' },
      });
    });

    it('masks names in the preview', async () => {
      const preview = await harness
        .make(UploadRoomingListTool)
        .preview(guests('Zart, Zita'), harness.callMasked());
      expect(preview.summary).not.toContain('Zita');
    });
  });
});
