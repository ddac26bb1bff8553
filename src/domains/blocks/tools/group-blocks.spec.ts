import { z } from 'zod';
import { DomainHarness, faultOf } from '../../../../test/support/domain-harness.js';
import { CheckRoomAvailabilityTool } from '../../availability/tools/check-room-availability.tool.js';
import { ChangeBlockStatusTool } from './change-block-status.tool.js';
import { CreateBlockTool } from './create-block.tool.js';
import { GetBlockPickupTool } from './get-block-pickup.tool.js';
import { GetBlockTool } from './get-block.tool.js';
import { SearchBlocksTool } from './search-blocks.tool.js';
import { SetBlockAllocationTool } from './set-block-allocation.tool.js';
import { SetBlockCutoffTool } from './set-block-cutoff.tool.js';

type NewBlock = Parameters<CreateBlockTool['run']>[0];

describe('tools of group blocks', () => {
  let harness: DomainHarness;
  let day = 60;
  const order = (more: Partial<NewBlock> = {}): NewBlock => {
    day += 5;
    return {
      name: `Verein ${day}`,
      startDate: `+${day}d`,
      endDate: `+${day + 2}d`,
      status: 'TEN',
      ratePlan: 'GRP',
      rooms: [{ roomType: 'STQ', rooms: 5, price: '99.00' }],
      ...more,
    };
  };
  const create = async (more: Partial<NewBlock> = {}) =>
    (await harness.make(CreateBlockTool).run(order(more), harness.call())).data;
  const open = async (block: string) =>
    (await harness.make(GetBlockTool).run({ block }, harness.call())).data;
  const pickup = async (block: string) =>
    (await harness.make(GetBlockPickupTool).run({ block }, harness.call())).data;
  const change = (block: string, status: string, reason?: string) =>
    harness.make(ChangeBlockStatusTool).run({ block, status, reason }, harness.call());

  beforeAll(async () => {
    harness = await DomainHarness.start();
  });
  beforeEach(async () => harness.faults());
  afterAll(async () => harness.stop());

  describe('search_blocks', () => {
    const search = (more: object) =>
      harness.make(SearchBlocksTool).run({ limit: 20, ...more }, harness.call());

    it('lists blocks by name in any script, in pages, and says when there is none', async () => {
      const found = await search({ text: '東京' });
      expect(found.data.blocks).toHaveLength(1);
      expect(found.data.blocks[0]).toMatchObject({
        code: 'TOKYO12',
        status: 'DEF',
        taken: expect.any(Number),
      });
      expect(found.text).toContain('TOKYO12');
      const page = await search({ limit: 2 });
      expect(page.next).toBe(2);
      const next = await harness
        .make(SearchBlocksTool)
        .run({ limit: 2 }, harness.call({ cursor: page.next ?? null }));
      expect(next.data.blocks[0]?.code).not.toBe(page.data.blocks[0]?.code);
      expect((await search({ text: 'nowhere' })).text).toBe('No block fits.');
    });

    it('narrows by status and by who is in house', async () => {
      const { data } = await search({ status: 'def', inHouseOn: 'today' });
      expect(data.blocks.map(({ code }) => code)).toEqual(['KAMMER']);
    });
  });

  describe('get_block and get_block_pickup', () => {
    it('show status, what can follow, and rooms by night', async () => {
      const block = await open('TOKYO12');
      expect(block).toMatchObject({ code: 'TOKYO12', deductsInventory: true, ratePlan: 'GRP' });
      expect(block.nextStatuses).toContain('CXL Cancelled');
      expect(block.comments?.[0]).toContain('untrusted');
      const { held, taken, left, nights } = await pickup('TOKYO12');
      expect(left).toBe((held ?? 0) - (taken ?? 0));
      expect(nights[0]).toMatchObject({ price: { amount: '105.00', currency: 'EUR' } });
      expect(block).toMatchObject({ held, taken });
    });

    it('know a block by name and say when there is none or there are several', async () => {
      expect((await open('Kammerchor Nordlicht')).code).toBe('KAMMER');
      expect(await faultOf(open('Nirgendwo'))).toMatchObject({
        code: 'NOT_FOUND',
        details: { field: 'block' },
      });
      const fault = await faultOf(open('o'));
      expect(fault.code).toBe('INPUT_AMBIGUOUS');
      const [first] = z
        .array(z.looseObject({ blockId: z.string(), code: z.string() }))
        .parse(fault.details.data?.['choices']);
      expect((await open(`id:${first?.blockId}`)).code).toBe(first?.code);
    });
  });

  describe('create_block', () => {
    it('makes the block with its rooms, and a second time nothing', async () => {
      const wish = order({ cutOffDate: `+${day}d`, note: 'Bus at nine' });
      const { data, text } = await harness.make(CreateBlockTool).run(wish, harness.call());
      expect(data).toMatchObject({ status: 'TEN', held: 10, existing: false });
      expect(text).toContain('Created');
      expect((await pickup(data.code ?? '')).nights[0]).toMatchObject({
        held: 5,
        price: { amount: '99.00' },
      });
      const again = await harness.make(CreateBlockTool).run(wish, harness.call());
      expect(again.data).toMatchObject({ blockId: data.blockId, existing: true, held: 10 });
    });

    it('goes on where it stopped when a step failed, and says what was done', async () => {
      const wish = order();
      await harness.faults({ operation: 'blk.putBlockAllocationRange', status: 400, times: 1 });
      const fault = await faultOf(harness.make(CreateBlockTool).run(wish, harness.call()));
      expect(fault.message).toContain('Already done: made block');
      await harness.faults();
      const { data } = await harness.make(CreateBlockTool).run(wish, harness.call());
      expect(data).toMatchObject({ existing: true, held: 10 });
    });

    it('finds the block again when the answer was lost', async () => {
      await harness.faults({ operation: 'blk.postBlock', reset: 'after', times: 1 });
      expect(await create()).toMatchObject({ status: 'TEN', held: 10 });
    });

    it('answers wrong codes and dates with what is right', async () => {
      expect(await faultOf(create({ status: 'ACT' }))).toMatchObject({
        code: 'INPUT_UNKNOWN_CODE',
        details: { field: 'status' },
      });
      expect(await faultOf(create({ ratePlan: 'GRUP' }))).toMatchObject({ details: { field: 'ratePlan' } });
      const fault = await faultOf(create({ endDate: '+1d' }));
      expect(fault).toMatchObject({ code: 'INPUT_INVALID', details: { field: 'endDate' } });
      expect(fault.message).not.toContain('rrival');
    });
  });

  describe('change_block_status', () => {
    it('says first what it does to the availability, then does it', async () => {
      const { code = '', blockId } = await create();
      const tool = harness.make(ChangeBlockStatusTool);
      const args = { block: code, status: 'DEF', reason: undefined };
      const preview = await tool.preview(args, harness.call());
      expect(preview.summary).toContain('10 room nights leave the availability');
      expect(preview.state).toMatchObject({ blockId, status: 'TEN' });
      expect((await open(code)).status).toBe('TEN');
      const answer = await tool.run(args, harness.call());
      expect(answer).toMatchObject({ outcome: 'done', data: { block: code, status: 'DEF' } });
      expect((await open(code)).deductsInventory).toBe(true);
    });

    it('takes rooms from the house that the next look at availability misses', async () => {
      const { code = '' } = await create({ rooms: [{ roomType: 'SUI', rooms: 1 }] });
      const block = await open(code);
      const suites = async () => {
        const look = {
          arrivalDate: block.startDate ?? '',
          departureDate: block.endDate ?? '',
          adults: 2,
          children: 0,
          rooms: 1,
          roomType: 'SUI',
          includeUnavailable: false,
          detail: 'summary' as const,
        };
        return (await harness.make(CheckRoomAvailabilityTool).run(look, harness.call())).text;
      };
      const before = await suites();
      const { nights } = await pickup(code);
      expect(nights[0]?.held).toBe(1);
      const all = { block: code, roomType: 'SUI', rooms: 40 };
      await change(code, 'DEF');
      const fault = await faultOf(harness.make(SetBlockAllocationTool).run(all, harness.call()));
      expect(fault.message).toMatch(/The house has \d+ rooms of type SUI/);
      const most = Number(/has (\d+) rooms/.exec(fault.message)?.[1]);
      await harness.make(SetBlockAllocationTool).run({ ...all, rooms: most }, harness.call());
      expect(before).toContain('SUI');
      expect(await suites()).not.toBe(before);
    });

    it('offers the statuses that can follow, asks for a reason, and knows the reasons', async () => {
      const { code = '' } = await create();
      const fault = await faultOf(change(code, 'ACT'));
      expect(fault).toMatchObject({ code: 'INPUT_UNKNOWN_CODE' });
      expect(fault.advice).toContain('DEF (Definite)');
      expect(await faultOf(change(code, 'CXL'))).toMatchObject({ details: { field: 'reason' } });
      expect((await faultOf(change(code, 'CXL', 'PRI'))).advice).toContain('PRIC');
      expect((await change(code, 'CXL', 'PRIC')).data.status).toBe('CXL');
      expect(await faultOf(change('NOSUCHBLOCK', 'DEF'))).toMatchObject({ code: 'NOT_FOUND' });
    });

    it('is refused while the block has reservations', async () => {
      const fault = await faultOf(change('TOKYO12', 'CXL', 'PRIC'));
      expect(fault.message).toContain('active reservations');
    });
  });

  describe('set_block_allocation and set_block_cutoff', () => {
    it('replaces numbers and prices for some nights', async () => {
      const { code = '' } = await create();
      const block = await open(code);
      const tool = harness.make(SetBlockAllocationTool);
      const args = {
        block: code,
        roomType: 'STQ',
        rooms: 7,
        firstNight: block.startDate,
        lastNight: block.startDate,
        price: '120.50',
      };
      expect((await tool.run(args, harness.call())).data).toMatchObject({ held: 12, left: 12 });
      expect((await pickup(code)).nights[0]).toMatchObject({ held: 7, price: { amount: '120.50' } });
      expect(await faultOf(tool.run({ ...args, firstNight: '+1d' }, harness.call()))).toMatchObject({
        details: { field: 'firstNight' },
      });
      expect(await faultOf(tool.run({ ...args, roomType: 'STX' }, harness.call()))).toMatchObject({
        code: 'INPUT_UNKNOWN_CODE',
      });
    });

    it('sets the cut-off, and releases what nobody took', async () => {
      const { code = '' } = await create();
      const tool = harness.make(SetBlockCutoffTool);
      const set = await tool.run({ block: code, cutOffDate: '+20d', releaseNow: false }, harness.call());
      expect(set.data).toMatchObject({ block: code, cutOffDate: '2026-03-30', held: 10 });
      const released = await tool.run({ block: code, releaseNow: true }, harness.call());
      expect(released.data).toMatchObject({ held: 0, released: 10 });
      expect((await pickup(code)).left).toBe(0);
      expect(await faultOf(tool.run({ block: code, releaseNow: false }, harness.call()))).toMatchObject({
        code: 'INPUT_INVALID',
      });
      const late = tool.run({ block: code, cutOffDate: '+300d', releaseNow: false }, harness.call());
      expect(await faultOf(late)).toMatchObject({ details: { field: 'cutOffDate' } });
    });
  });

  it('works at the hotel of the older release', async () => {
    const { data } = await harness
      .make(SearchBlocksTool)
      .run({ text: 'TOKYO', limit: 20 }, harness.call({ hotelId: 'SAND02' }));
    expect(
      z
        .array(z.looseObject({ code: z.literal('TOKYO12') }))
        .length(1)
        .parse(data.blocks),
    ).toBeDefined();
  });
});
