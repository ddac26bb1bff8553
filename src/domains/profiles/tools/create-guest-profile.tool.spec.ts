import { z } from 'zod';
import { DomainHarness, faultOf } from '../../../../test/support/domain-harness.js';
import { CreatedProfile } from '../profile.schema.js';
import { CreateGuestProfileTool } from './create-guest-profile.tool.js';
import { SearchGuestsTool } from './search-guests.tool.js';

const SURNAMES = [
  'Quillon',
  'Vexley',
  'Dornal',
  'Ombrick',
  'Sarvex',
  'Pellwick',
  'Junovar',
  'Krestal',
  'Lumvane',
  'Tarquell',
  'Wexford',
];

describe.each([undefined, 'MCP'])('create_guest_profile with external system %s', (externalSystem) => {
  let harness: DomainHarness;
  let tool: CreateGuestProfileTool;
  /** A guest nobody else in these tests is. */
  let guest: { surname: string; givenName: string; email: string; phone: string; allowDuplicate: boolean };
  let before = 0;
  let turn = 0;
  const created = () => harness.sent('crm.postProfile').length - before;
  const profiles = async (name: string) => {
    const { data } = await harness
      .make(SearchGuestsTool)
      .run({ name, kind: 'guest', limit: 20 }, harness.call({ fresh: true }));
    return data.profiles;
  };

  beforeAll(async () => {
    harness = await DomainHarness.start({ externalSystem });
    tool = harness.make(CreateGuestProfileTool);
  });
  beforeEach(async () => {
    const surname = SURNAMES[turn]!;
    turn += 1;
    const phone = `+49 170 12345${10 + turn}`;
    guest = { surname, givenName: 'Tina', email: `${surname}@mail.example`, phone, allowDuplicate: false };
    await harness.faults();
    before += created();
  });
  afterAll(async () => harness.stop());

  it('creates a guest who is new, with address and contacts', async () => {
    const answer = await tool.run(
      {
        ...guest,
        email: 'tina@mail.example',
        phone: '+49 170 1234567',
        city: 'Bonn',
        country: 'de',
        language: 'E',
      },
      harness.call(),
    );
    expect(answer.outcome).toBe('done');
    expect(z.strictObject(CreatedProfile.shape).parse(answer.data)).toEqual(answer.data);
    expect(await profiles(guest.surname)).toMatchObject([
      {
        profileId: answer.data.profileId,
        name: 'Quillon, Tina',
        email: 'tina@mail.example',
        city: 'Bonn',
        country: 'DE',
      },
    ]);
  });

  it.each([
    [
      'the same name with other accents',
      'same name',
      () => ({ surname: guest.surname.replace('e', 'é'), givenName: 'tina' }),
    ],
    [
      'the same e-mail under another name',
      'same e-mail',
      () => ({ surname: 'Smith', givenName: 'T', email: guest.email.toUpperCase() }),
    ],
    [
      'the same phone written another way',
      'same phone',
      () => ({ surname: 'Smith', givenName: 'T', phone: guest.phone.slice(4).replace('0 ', '0-') }),
    ],
  ])('creates nothing when there is %s', async (_what, because, again) => {
    await tool.run(guest, harness.call());
    const answer = await tool.run({ allowDuplicate: false, ...again() }, harness.call());
    expect(answer.outcome).toBe('not_done');
    expect(answer.data.likelyDuplicates?.[0]?.because).toContain(because);
    expect(answer.text).toContain('allowDuplicate');
    expect(created()).toBe(1);
  });

  it('creates a namesake when a person says so', async () => {
    const first = await tool.run(guest, harness.call());
    const second = await tool.run({ ...guest, allowDuplicate: true }, harness.call());
    expect(second.outcome).toBe('done');
    expect(second.data.profileId).not.toBe(first.data.profileId);
    expect(await profiles(guest.surname)).toHaveLength(2);
  });

  it('does not take a shared surname for a duplicate', async () => {
    await tool.run(guest, harness.call());
    expect(
      (await tool.run({ surname: guest.surname, givenName: 'Theo', allowDuplicate: false }, harness.call()))
        .outcome,
    ).toBe('done');
  });

  it('finds out that the profile is there when the answer is lost, and sends once', async () => {
    await harness.faults({ operation: 'crm.postProfile', reset: 'after', times: 1 });
    const answer = await tool.run(guest, harness.call());
    expect(answer.outcome).toBe('done');
    expect((await profiles(guest.surname)).map((profile) => profile.profileId)).toEqual([
      answer.data.profileId,
    ]);
    expect(created()).toBe(1);
  });

  it('tells a lost request from a lost answer', async () => {
    await harness.faults({ operation: 'crm.postProfile', reset: 'before', times: 1 });
    const answer = await tool.run(guest, harness.call());
    expect(answer.outcome).toBe('not_done');
    expect(answer.text).toContain('safe to try again');
    expect(await profiles(guest.surname)).toEqual([]);
  });

  it('says that it does not know when OPERA stays silent, and what to do', async () => {
    harness.beforeNext('crm.postProfile', () =>
      harness.faults(
        { operation: 'crm.postProfile', reset: 'after' },
        { operation: 'crm.searchProfiles', status: 503 },
      ),
    );
    const answer = await tool.run(guest, harness.call());
    expect(answer.outcome).toBe('unknown');
    expect(answer.text).toContain('search_guests');
    expect(created()).toBe(1);
  });

  it('refuses a country that is not in the list', async () => {
    const fault = await faultOf(tool.run({ ...guest, country: 'Germania' }, harness.call()));
    expect(fault).toMatchObject({ code: 'INPUT_UNKNOWN_CODE', details: { field: 'country' } });
    expect(created()).toBe(0);
  });

  it("kept to Oracle's contract in every call above", () => {
    expect(harness.contractProblems()).toEqual([]);
    expect(harness.sandbox.calls().length).toBeGreaterThan(3);
  });
});
