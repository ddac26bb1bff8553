import { z } from 'zod';
import { DomainHarness, faultOf } from '../../../../test/support/domain-harness.js';
import { ProfileList } from '../profile.schema.js';
import { SearchGuestsTool } from './search-guests.tool.js';

describe('search_guests', () => {
  let harness: DomainHarness;
  let tool: SearchGuestsTool;
  const asked = { kind: 'guest' as const, limit: 5 };

  beforeAll(async () => {
    harness = await DomainHarness.start();
    tool = harness.make(SearchGuestsTool);
  });
  afterAll(async () => harness.stop());

  /** Some guest of the seeded hotel. */
  async function someone() {
    const { data } = await tool.run({ ...asked, name: 'A', limit: 1 }, harness.call());
    const [surname, givenName] = data.profiles[0]!.name.split(', ');
    return { ...data.profiles[0]!, surname: surname!, givenName: givenName! };
  }

  it('finds a guest by either way of writing the name, by e-mail and by phone', async () => {
    const { profileId, surname, givenName, email, phone } = await someone();
    const ways = [
      { name: `${surname}, ${givenName}` },
      { name: `${givenName} ${surname}` },
      { email },
      { phone },
    ];
    for (const way of ways) {
      const { data } = await tool.run({ ...asked, ...way, limit: 50 }, harness.call());
      expect(data.profiles.map((profile) => profile.profileId)).toContain(profileId);
      expect(z.strictObject(ProfileList.shape).parse(data)).toEqual(data);
    }
  });

  it('goes through all pages without a guest twice', async () => {
    const seen: string[] = [];
    let cursor: unknown;
    do {
      const answer = await tool.run(
        { ...asked, name: 'M', limit: 10 },
        harness.call({ cursor: cursor as never }),
      );
      seen.push(...answer.data.profiles.map((profile) => profile.profileId));
      cursor = answer.next;
      expect(answer.data.total).toBeGreaterThanOrEqual(seen.length);
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(10);
  });

  it('masks names and contacts for a caller without the right to see them, in data and in text', async () => {
    const { surname, email, phone } = await someone();
    const answer = await tool.run({ ...asked, name: surname }, harness.callMasked());
    const said = `${JSON.stringify(answer.data)} ${answer.text}`;
    for (const secret of [surname, email!, phone!]) expect(said).not.toContain(secret);
    expect(answer.data.profiles[0]?.name).toMatch(/^.•••, .•••$/);
  });

  it('finds companies, whose names are no secret', async () => {
    const { data } = await tool.run({ kind: 'company', name: 'N', limit: 5 }, harness.callMasked());
    expect(data.profiles.length).toBeGreaterThan(0);
    for (const company of data.profiles)
      expect(company).toMatchObject({ kind: 'company', name: expect.not.stringContaining('•') });
  });

  it('says that nobody fits', async () => {
    const answer = await tool.run({ ...asked, name: 'Qwxyz' }, harness.call());
    expect(answer).toMatchObject({ data: { profiles: [] }, text: 'No profile fits.' });
  });

  it('asks for something to search by', async () => {
    const fault = await faultOf(tool.run(asked, harness.call()));
    expect(fault).toMatchObject({ code: 'INPUT_INVALID' });
    expect(fault.advice).toContain('email');
  });

  it('works at a hotel of the older release', async () => {
    const answer = await tool.run({ ...asked, name: 'A' }, harness.call({ hotelId: 'SAND02' }));
    expect(answer.data.profiles.length).toBeGreaterThan(0);
    expect(harness.sandbox.calls().some((call) => call.operationId === 'crm.getProfiles')).toBe(true);
  });

  it("kept to Oracle's contract in every call above", () => {
    expect(harness.contractProblems()).toEqual([]);
    expect(harness.sandbox.calls().length).toBeGreaterThan(3);
  });
});
