import { LOCAL_CALLER } from '../../auth/caller.js';
import { DomainHarness } from '../../../test/support/domain-harness.js';
import { StayCompletion } from './stay-completion.service.js';

describe('StayCompletion', () => {
  let house: DomainHarness;
  beforeAll(async () => {
    house = await DomainHarness.start();
  });
  afterAll(() => house.stop());

  const complete = (
    typed: string,
    statuses: Parameters<StayCompletion['complete']>[2],
    caller = LOCAL_CALLER,
  ) => house.make(StayCompletion).complete(house.call({ caller }), typed, statuses);

  it('offers rooms and confirmation numbers of guests in house that begin with what was typed', async () => {
    const all = await complete('', ['in_house', 'due_out']);
    expect(all.length).toBeGreaterThan(20);
    const begun = await complete('2', ['in_house', 'due_out']);
    expect(begun.length).toBeGreaterThan(0);
    expect(begun).toEqual(all.filter((value) => value.startsWith('2')));
  });

  it('offers names of today’s arrivals only to those who may read names', async () => {
    const [number] = await complete('', ['due_in']);
    expect(number).toMatch(/^\d+$/);
    const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
    const named = (await Promise.all(letters.map((letter) => complete(letter, ['due_in'])))).flat();
    expect(named.length).toBeGreaterThan(3);
    const blind = { ...LOCAL_CALLER, scopes: new Set(['opera:read']) };
    const masked = await Promise.all(letters.map((letter) => complete(letter, ['due_in'], blind)));
    expect(masked.flat()).toEqual([]);
  });
});
