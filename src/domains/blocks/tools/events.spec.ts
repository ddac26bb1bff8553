import { DomainHarness, faultOf } from '../../../../test/support/domain-harness.js';
import { CreateEventTool } from './create-event.tool.js';
import { FindFunctionSpaceTool } from './find-function-space.tool.js';
import { ListEventsTool } from './list-events.tool.js';
import { UpdateEventTool } from './update-event.tool.js';

type NewEvent = Parameters<CreateEventTool['run']>[0];
type Change = Parameters<UpdateEventTool['run']>[0];

describe('tools of events', () => {
  let harness: DomainHarness;
  // The seeded wedding, 24 days ahead.
  const block = 'AZAHAR';
  const order = (name: string, more: Partial<NewEvent> = {}): NewEvent => ({
    block,
    name,
    type: 'MEE',
    date: '+24d',
    from: '09:00',
    to: '11:00',
    people: 12,
    space: 'ELBE',
    ...more,
  });
  const create = (wish: NewEvent) => harness.make(CreateEventTool).run(wish, harness.call());
  const update = (change: Omit<Change, 'items'> & Partial<Change>) =>
    harness.make(UpdateEventTool).run({ items: [], ...change }, harness.call());
  const list = async () =>
    (await harness.make(ListEventsTool).run({ from: '+24d', to: '+26d', limit: 20 }, harness.call())).data;
  const free = async (from: string, to: string, more: object = {}) =>
    (await harness.make(FindFunctionSpaceTool).run({ date: '+24d', from, to, ...more }, harness.call())).data;

  beforeAll(async () => {
    harness = await DomainHarness.start();
  });
  beforeEach(async () => harness.faults());
  afterAll(async () => harness.stop());

  it('list_events shows the days asked for, and a new event at once', async () => {
    const before = await list();
    expect(before.events[0]).toMatchObject({ name: 'Banquete', space: 'BALL', people: 140, status: 'DEF' });
    await create(order('Probe', { from: '07:00', to: '08:00' }));
    expect((await list()).total).toBe((before.total ?? 0) + 1);
    const none = await harness.make(ListEventsTool).run({ from: '+200d', limit: 20 }, harness.call());
    expect(none.text).toContain('No events');
    const long = harness.make(ListEventsTool).run({ from: 'today', to: '+200d', limit: 20 }, harness.call());
    expect(await faultOf(long)).toMatchObject({ details: { field: 'to' } });
  });

  it('find_function_space tells free spaces from taken ones and from too small ones', async () => {
    expect((await free('13:00', '14:00')).spaces.map(({ code }) => code)).toContain('ELBE');
    await create(order('Sitzung', { from: '13:00', to: '14:00' }));
    const now = await free('13:30', '15:00');
    expect(now.taken).toContain('ELBE');
    expect(now.spaces[0]?.rental).toMatch(/EUR$/);
    const large = await free('13:30', '15:00', { people: 100, setup: 'BQT' });
    expect(large.spaces.map(({ code }) => code)).toEqual(['BALL']);
    expect(await faultOf(free('15:00', '14:00'))).toMatchObject({ details: { field: 'to' } });
    expect(await faultOf(free('13:00', '14:00', { setup: 'XXX' }))).toMatchObject({
      code: 'INPUT_UNKNOWN_CODE',
    });
  });

  it('create_event makes an event once', async () => {
    const wish = order('Frühbesprechung', { from: '11:00', to: '12:00' });
    const made = await create(wish);
    expect(made.data).toMatchObject({ space: 'ELBE', status: 'DEF', existing: false });
    const again = await create(wish);
    expect(again.data).toMatchObject({ eventId: made.data.eventId, existing: true });
  });

  it('create_event finds the event again when the answer was lost', async () => {
    await harness.faults({ operation: 'evm.postEvents', reset: 'after', times: 1 });
    const made = await create(order('Stille Post', { from: '05:00', to: '06:00' }));
    expect(made).toMatchObject({ outcome: 'done', data: { existing: false } });
  });

  it('create_event names free spaces when one is taken, and the right codes and days', async () => {
    await create(order('Erste', { from: '15:00', to: '16:00' }));
    const fault = await faultOf(create(order('Zweite', { from: '15:30', to: '16:30' })));
    expect(fault.message).toContain('is taken from 15:00 to 16:00');
    expect(fault.advice).toContain('ALSTER');
    expect(
      (await faultOf(create(order('Voll', { people: 400, from: '03:00', to: '04:00' })))).message,
    ).toContain('at most');
    expect(await faultOf(create(order('Tag', { date: '+60d' })))).toMatchObject({
      details: { field: 'date' },
    });
    expect(await faultOf(create(order('Zeit', { to: '08:00' })))).toMatchObject({ details: { field: 'to' } });
    expect((await faultOf(create(order('Typ', { type: 'MEET' })))).advice).toContain('MEE (Meeting)');
    expect(await faultOf(create(order('Block', { block: 'NOSUCHBLOCK' })))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('update_event changes what is named and orders equipment without doubling it', async () => {
    const { data } = await create(order('Werkstatt', { from: '17:00', to: '18:00', space: 'ALSTER' }));
    const eventId = data.eventId ?? '';
    const change = {
      eventId,
      people: 20,
      to: '19:00',
      items: [{ item: 'BEAM', quantity: 2 }],
      note: 'Water',
    };
    const changed = await update(change);
    expect(changed.data).toMatchObject({ eventId, people: 20, space: 'ALSTER', end: '2026-04-03 19:00' });
    await update(change);
    const orders = harness
      .sent('evm.changeEventsResources')
      .filter((body) => JSON.stringify(body).includes(eventId));
    expect(orders).toHaveLength(1);
    expect((await list()).events.find((event) => event.eventId === eventId)?.people).toBe(20);
  });

  it('update_event says what is wrong and what was refused', async () => {
    const { data } = await create(
      order('Umzug', { from: '19:30', to: '20:30', space: 'LIBRARY', people: 8 }),
    );
    const eventId = data.eventId ?? '';
    expect(await faultOf(update({ eventId }))).toMatchObject({ code: 'INPUT_INVALID' });
    expect(await faultOf(update({ eventId: '1', people: 3 }))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await faultOf(update({ eventId, to: '18:00' }))).toMatchObject({ details: { field: 'to' } });
    expect(await faultOf(update({ eventId, space: 'NOWHERE' }))).toMatchObject({
      code: 'INPUT_UNKNOWN_CODE',
    });
    expect((await faultOf(update({ eventId, people: 50 }))).message).toContain('at most');
    const item = update({ eventId, items: [{ item: 'BEAMER', quantity: 1 }] });
    expect((await faultOf(item)).advice).toContain('BEAM');
  });
});
