import { DomainHarness, faultOf } from '../../../../test/support/domain-harness.js';
import { GetGuestLoyaltyInfoTool } from './get-guest-loyalty-info.tool.js';
import { GetGuestPreferencesTool } from './get-guest-preferences.tool.js';
import { GetGuestProfileTool } from './get-guest-profile.tool.js';
import { GetGuestStayHistoryTool } from './get-guest-stay-history.tool.js';
import { SearchGuestsTool } from './search-guests.tool.js';

describe('reading profiles', () => {
  let house: DomainHarness;
  let known: { profileId: string; name: string; membership?: string };

  beforeAll(async () => {
    house = await DomainHarness.start();
    const { data } = await house
      .make(SearchGuestsTool)
      .run({ name: 'M', kind: 'guest', limit: 50 }, house.call());
    known = data.profiles.find((profile) => profile.membership !== undefined)!;
  });
  afterAll(() => house.stop());

  it('opens one person by id, by membership number and by full name, with contact and stays', async () => {
    const tool = house.make(GetGuestProfileTool);
    const number = known.membership!.split(' ').at(-1)!;
    for (const guest of [known.profileId, number, known.name]) {
      const { data, text } = await tool.run({ guest }, house.call());
      expect(data).toMatchObject({ profileId: known.profileId, name: known.name, kind: 'guest' });
      expect(data.memberships?.[0]).toContain(number);
      expect(data.email).toContain('@');
      expect(text).toContain(`profile ${known.profileId}`);
    }
  });

  it('masks a person for a caller without the right to see guests, not a company', async () => {
    const tool = house.make(GetGuestProfileTool);
    const { data, text } = await tool.run({ guest: known.profileId }, house.callMasked());
    const said = `${JSON.stringify(data)} ${text}`;
    for (const part of known.name.split(', ')) expect(said).not.toContain(part);
    expect(data.email).toMatch(/^.•••$/);
    expect(data.address ?? '').toMatch(/^[A-Z]{0,2}$/);
    const firms = await house
      .make(SearchGuestsTool)
      .run({ name: 'A', kind: 'company', limit: 1 }, house.callMasked());
    const firm = firms.data.profiles[0]!;
    const shown = await tool.run({ guest: firm.profileId }, house.callMasked());
    expect(shown.data.name).toBe(firm.name);
    expect(firm.name.length).toBeGreaterThan(4);
  });

  it('says when nobody is meant, and lists who may be when several are', async () => {
    const tool = house.make(GetGuestProfileTool);
    expect(await faultOf(tool.run({ guest: 'Nobodyatall' }, house.call()))).toMatchObject({
      code: 'NOT_FOUND',
    });
    const fault = await faultOf(tool.run({ guest: 'M' }, house.call()));
    expect(fault).toMatchObject({ code: 'INPUT_AMBIGUOUS', details: { field: 'guest' } });
    expect((fault.details.data as { choices: unknown[] }).choices.length).toBeGreaterThan(2);
  });

  it('lists stays of the past and to come', async () => {
    const tool = house.make(GetGuestStayHistoryTool);
    const { data } = await tool.run({ guest: known.profileId, show: 'both', limit: 2 }, house.call());
    expect(data.pastTotal + data.futureTotal).toBeGreaterThan(0);
    expect(data.past!.length).toBeLessThanOrEqual(2);
    for (const stay of data.past!) expect(['checked_out', 'cancelled', 'no_show']).toContain(stay.status);
    const past = await tool.run({ guest: known.profileId, show: 'past', limit: 20 }, house.call());
    expect(past.data.future).toBeUndefined();
    expect(past.data.past).toHaveLength(Math.min(20, data.pastTotal));
  });

  it('shows level, points and what they would buy', async () => {
    const { data, text } = await house
      .make(GetGuestLoyaltyInfoTool)
      .run({ guest: known.profileId }, house.call());
    const [one] = data.memberships;
    expect(one).toMatchObject({ type: 'DUNE', points: expect.any(Number), nights: expect.any(Number) });
    expect((one!.awards ?? []).every((award) => Number(/(\d+) points/.exec(award)![1]) <= one!.points!)).toBe(
      true,
    );
    expect(text).toContain(one!.number);
  });

  it('lists preferences', async () => {
    const { data, text } = await house
      .make(GetGuestPreferencesTool)
      .run({ guest: known.profileId }, house.call());
    for (const { type, value } of data.preferences) expect(text).toContain(`${type}: ${value}`);
  });

  it('asked OPERA nothing that breaks its contract', () => {
    expect(house.contractProblems()).toEqual([]);
  });
});
