import { DomainHarness, faultOf } from '../../../../test/support/domain-harness.js';
import { StaySearchService } from '../../reservations/stay-search.service.js';
import { CreateGuestProfileTool } from './create-guest-profile.tool.js';
import { EnrollMembershipTool } from './enroll-membership.tool.js';
import { ForgetGuestTool } from './forget-guest.tool.js';
import { GetGuestProfileTool } from './get-guest-profile.tool.js';
import { LinkProfilesTool } from './link-profiles.tool.js';
import { MergeGuestProfilesTool } from './merge-guest-profiles.tool.js';
import { RedeemAwardTool } from './redeem-award.tool.js';
import { SearchGuestsTool } from './search-guests.tool.js';
import { UpdateGuestPreferencesTool } from './update-guest-preferences.tool.js';
import { UpdateGuestProfileTool } from './update-guest-profile.tool.js';

describe('changing profiles', () => {
  let house: DomainHarness;
  beforeAll(async () => {
    house = await DomainHarness.start();
  });
  afterAll(() => house.stop());

  async function newGuest(surname: string): Promise<string> {
    const guest = { surname, givenName: 'Testa', allowDuplicate: true };
    const { data } = await house.make(CreateGuestProfileTool).run(guest, house.call());
    return data.profileId!;
  }

  /** The profile of a guest in house. */
  async function someoneInHouse(): Promise<{ profileId: string }> {
    const { stays } = await house
      .make(StaySearchService)
      .search(house.call(), { statuses: ['in_house'], limit: 20 });
    return { profileId: stays.find(({ guest }) => guest.profileId !== undefined)!.guest.profileId! };
  }

  /** A member with points for a small award. */
  async function richMember(): Promise<string> {
    const { data } = await house
      .make(SearchGuestsTool)
      .run({ name: 'M', kind: 'guest', limit: 50 }, house.call());
    for (const { profileId, membership } of data.profiles) {
      if (membership === undefined) continue;
      const { memberships } = await opened(profileId);
      if (Number(/, (\d+) points/.exec(memberships![0]!)?.[1]) >= 500) return profileId;
    }
    throw new Error('the seed has no member with points');
  }

  const opened = async (guest: string) =>
    (await house.make(GetGuestProfileTool).run({ guest }, house.call())).data;

  it('changes what is given, once, and reads it back fresh', async () => {
    const guest = await newGuest('Aendermann');
    await opened(guest);
    const tool = house.make(UpdateGuestProfileTool);
    const wish = {
      guest,
      email: 'new@mail.example',
      phone: '+49 40 1234567',
      city: 'Bremen',
      vip: 'v1'.slice(1),
      language: 'D',
    };
    const first = await tool.run(wish, house.call());
    expect(first.data.changed.sort()).toEqual(['address', 'email', 'language', 'phone', 'vip']);
    expect(await opened(guest)).toMatchObject({
      email: 'new@mail.example',
      phone: '+49 40 1234567',
      vip: '1',
      language: 'D',
    });
    const sent = house.sent('crm.putProfile').length;
    expect((await tool.run(wish, house.call())).data.changed).toEqual([]);
    expect(house.sent('crm.putProfile')).toHaveLength(sent);
    const renamed = await tool.run({ guest, surname: 'Neumann' }, house.call());
    expect(renamed.data.name).toBe('Neumann, Testa');
  });

  it('refuses no change and wrong codes, naming the nearest', async () => {
    const guest = await newGuest('Codemann');
    const tool = house.make(UpdateGuestProfileTool);
    expect(await faultOf(tool.run({ guest }, house.call()))).toMatchObject({ code: 'INPUT_INVALID' });
    expect(await faultOf(tool.run({ guest, vip: 'KING' }, house.call()))).toMatchObject({
      code: 'INPUT_UNKNOWN_CODE',
      details: { field: 'vip' },
    });
  });

  it('says done when the answer to a change was lost but the change was made', async () => {
    const guest = await newGuest('Verlorenmann');
    await house.faults({ operation: 'crm.putProfile', reset: 'after', times: 1 });
    const answer = await house.make(UpdateGuestProfileTool).run({ guest, city: 'Ulm' }, house.call());
    expect(answer.outcome).toBe('done');
    expect((await opened(guest)).address).toContain('Ulm');
  });

  it('adds and takes away preferences; the same again changes nothing', async () => {
    const guest = await newGuest('Vorliebe');
    const tool = house.make(UpdateGuestPreferencesTool);
    const add = [
      { type: 'FLOOR', value: 'HIGH' },
      { type: 'specials', value: 'FOAM' },
    ];
    const first = await tool.run({ guest, add, remove: [] }, house.call());
    expect(first.data.preferences.sort()).toEqual(['FLOOR: HIGH', 'SPECIALS: FOAM']);
    const again = await tool.run({ guest, add, remove: [{ type: 'FLOOR', value: 'LOW' }] }, house.call());
    expect(again.data).toMatchObject({ added: [], removed: [] });
    expect(again.notes?.join(' ')).toContain('FLOOR: LOW');
    const last = await tool.run({ guest, add: [], remove: add.slice(0, 1) }, house.call());
    expect(last.data.preferences).toEqual(['SPECIALS: FOAM']);
    expect(await faultOf(tool.run({ guest, add: [], remove: [] }, house.call()))).toMatchObject({
      code: 'INPUT_INVALID',
    });
    expect(
      await faultOf(tool.run({ guest, add: [{ type: 'FLOR', value: 'X' }], remove: [] }, house.call())),
    ).toMatchObject({ code: 'INPUT_UNKNOWN_CODE', details: { field: 'add.type' } });
  });

  it('enrols once, and redeems only what the points allow', async () => {
    const guest = await newGuest('Mitglied');
    const enrol = house.make(EnrollMembershipTool);
    const first = await enrol.run({ guest, type: 'dune' }, house.call());
    expect(first.data).toMatchObject({
      already: false,
      level: 'SHELL',
      number: expect.stringMatching(/^DF/),
    });
    const again = await enrol.run({ guest, type: 'DUNE' }, house.call());
    expect(again.data).toMatchObject({ already: true, number: first.data.number });
    const redeem = house.make(RedeemAwardTool);
    expect(await faultOf(redeem.preview({ guest, award: 'LATE' }, house.call()))).toMatchObject({
      code: 'NOT_ALLOWED_NOW',
    });
    expect(await faultOf(redeem.preview({ guest, award: 'MOON' }, house.call()))).toMatchObject({
      code: 'INPUT_UNKNOWN_CODE',
      details: { field: 'award' },
    });
    expect(house.sent('crm.redeemAward')).toEqual([]);
  });

  it('redeems an award after a preview with the points before and after', async () => {
    const rich = await richMember();
    const redeem = house.make(RedeemAwardTool);
    const plan = await redeem.preview({ guest: rich, award: 'late' }, house.call());
    const before = Number(plan.state['points']);
    expect(plan.summary).toContain(`${before} before, ${before - 500} after`);
    const done = await redeem.run({ guest: rich, award: 'LATE' }, house.call());
    expect(done.data).toEqual({ award: 'LATE', pointsUsed: 500, pointsLeft: before - 500 });
  });

  it('links two profiles, seen from both sides, once', async () => {
    const [guest, other] = [await newGuest('Gatte'), await newGuest('Gattin')];
    const tool = house.make(LinkProfilesTool);
    const wish = { guest, other, guestIs: 'spouse', otherIs: 'SPOUSE' };
    expect((await tool.run(wish, house.call())).data.already).toBe(false);
    expect((await tool.run(wish, house.call())).data.already).toBe(true);
    expect((await opened(other)).relations).toEqual([expect.stringContaining(`profile ${guest}`)]);
  });

  it('merges what the preview showed: stays move over, the duplicate is gone', async () => {
    const stay = await someoneInHouse();
    const keep = await newGuest('Bleibmann');
    const tool = house.make(MergeGuestProfilesTool);
    const args = { keep, remove: stay.profileId };
    const plan = await tool.preview(args, house.call());
    expect(plan.summary).toContain('cannot be undone');
    expect(house.sent('crm.mergeProfiles')).toEqual([]);
    const { data } = await tool.run(args, house.call());
    expect(data.stays).toBeGreaterThan(0);
    expect((await opened(stay.profileId)).profileId).toBe(keep);
    expect(await faultOf(tool.preview({ keep, remove: keep }, house.call()))).toMatchObject({
      code: 'INPUT_INVALID',
    });
  });

  it('forgets a guest nobody needs, and says why another cannot be forgotten', async () => {
    const tool = house.make(ForgetGuestTool);
    const { profileId: busy } = await someoneInHouse();
    expect(await faultOf(tool.preview({ profileId: busy }, house.call()))).toMatchObject({
      code: 'NOT_ALLOWED_NOW',
    });
    const profileId = await newGuest('Vergissmann');
    expect((await tool.preview({ profileId }, house.call())).summary).toContain('for good');
    expect((await tool.run({ profileId }, house.call())).outcome).toBe('done');
    expect(await faultOf(opened(profileId))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('asked OPERA nothing that breaks its contract', () => {
    expect(house.contractProblems()).toEqual([]);
  });
});
