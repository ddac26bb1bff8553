import { ManualClock } from '../../../test/support/manual-clock.js';
import { SandboxGateway } from '../../../test/support/sandbox-gateway.js';

const START = Date.parse('2026-03-10T09:30:00Z');

describe('the gateway', () => {
  let opera: SandboxGateway;
  beforeAll(async () => {
    opera = await SandboxGateway.start({ clock: new ManualClock(START) });
  });
  afterAll(() => opera.stop());
  afterEach(async () => {
    await opera.control('POST', 'faults', []);
    await opera.control('POST', 'clock', { now: new Date(START).toISOString() });
    await opera.logIn();
  });

  async function token(
    form: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; text: string }> {
    const { connection } = opera.sandbox;
    const sent: Record<string, string> = {
      authorization: `Basic ${Buffer.from(`${connection.clientId}:${connection.clientSecret}`).toString('base64')}`,
      'x-app-key': connection.appKey,
      ...headers,
    };
    for (const name of Object.keys(sent)) if (sent[name] === '') delete sent[name];
    const answer = await fetch(`${connection.gatewayUrl}/oauth/v1/tokens`, {
      method: 'POST',
      headers: sent,
      body: new URLSearchParams(form),
    });
    return { status: answer.status, text: await answer.text() };
  }

  const CLIENT = { grant_type: 'client_credentials', scope: 'urn:opc:hgbu:ws:__myscopes__' };
  const USER = { grant_type: 'password', username: 'OHIP_SANDBOX', password: 'sandbox-password' };

  it('gives tokens by both grants that last an hour', async () => {
    for (const [form, headers] of [
      [CLIENT, { enterpriseId: 'SANDBOX' }],
      [USER, {}],
    ] as const) {
      const answer = await token(form, headers);
      expect(answer.status).toBe(200);
      const body = JSON.parse(answer.text) as {
        access_token: string;
        expires_in: number;
        token_type: string;
      };
      expect(body).toMatchObject({ expires_in: 3600, token_type: 'Bearer' });
      const claims = JSON.parse(
        Buffer.from(body.access_token.split('.')[1] ?? '', 'base64url').toString(),
      ) as { exp: number };
      expect(claims.exp).toBe(START / 1000 + 3600);
    }
  });

  it.each([
    ['no enterprise id', CLIENT, {}, 400, 'Enterprise ID is required'],
    [
      'the header under a wrong name',
      CLIENT,
      { 'x-enterpriseId': 'SANDBOX' },
      400,
      'Enterprise ID is required',
    ],
    ['a wrong enterprise id', CLIENT, { enterpriseId: 'OTHER' }, 401, ''],
    [
      'the grant type in words',
      { ...CLIENT, grant_type: 'Client Credentials' },
      { enterpriseId: 'SANDBOX' },
      401,
      '',
    ],
    [
      'a wrong scope',
      { ...CLIENT, scope: 'urn:opc:hgbu:ws:_myscopes_' },
      { enterpriseId: 'SANDBOX' },
      400,
      'invalid_scope',
    ],
    ['a wrong secret', CLIENT, { enterpriseId: 'SANDBOX', authorization: 'Basic bm86bm8=' }, 401, ''],
    ['no app key', CLIENT, { enterpriseId: 'SANDBOX', 'x-app-key': '' }, 401, ''],
    ['a wrong password', { ...USER, password: 'guess' }, {}, 400, '402 invalid_grant [Wrong Password]'],
  ])('refuses a token for %s', async (_what, form, headers, status, text) => {
    expect(await token(form, headers)).toEqual({ status, text });
  });

  it('answers an expired token with an empty 401', async () => {
    await opera.expect(200, 'bof.getBusinessDate');
    await opera.control('POST', 'clock', { advanceSeconds: 3599 });
    await opera.expect(200, 'bof.getBusinessDate');
    await opera.control('POST', 'clock', { advanceSeconds: 2 });
    expect(await opera.raw('bof.getBusinessDate')).toMatchObject({ status: 401, text: '' });
  });

  it.each([
    [401, { authorization: 'Bearer nonsense' }],
    [401, { 'x-app-key': '00000000-0000-4000-8000-000000000000' }],
    [406, { accept: 'text/html' }],
  ])('answers %i with an empty body to %j', async (status, headers) => {
    expect(await opera.raw('bof.getBusinessDate', { headers })).toMatchObject({ status, text: '' });
  });

  it('wants to know the hotel', async () => {
    const refused = await opera.expect(403, 'bof.getBusinessDate', { headers: { 'x-hotelid': 'NOWHERE' } });
    expect(refused.body).toMatchObject({
      status: 403,
      title: 'Forbidden',
      'o:errorCode': 'OPERAWS-GEN01244',
    });
    await opera.expect(403, 'bof.getBusinessDate', { path: { hotelId: 'NOWHERE' } });
    const both = await opera.expect(400, 'bof.getBusinessDate', {
      headers: { 'x-hubid': 'HUB' },
      loose: true,
    });
    expect(both.body['o:errorCode']).toBe('OPERAWS-GEN01245');
  });

  it('knows paths and methods', async () => {
    const { connection } = opera.sandbox;
    const answer = await opera.raw('bof.getBusinessDate');
    expect(answer.status).toBe(200);
    const headers = { authorization: await bearer(), 'x-app-key': connection.appKey, 'x-hotelid': 'SAND01' };
    const wrong = await fetch(`${connection.gatewayUrl}/bof/v1/hotels/SAND01/businessDate`, {
      method: 'DELETE',
      headers,
    });
    expect([wrong.status, wrong.headers.get('allow'), await wrong.text()]).toEqual([405, 'GET', '']);
    expect((await fetch(`${connection.gatewayUrl}/bof/v1/nothing`, { headers })).status).toBe(404);
  });

  async function bearer(): Promise<string> {
    const answer = await token(USER);
    return `Bearer ${(JSON.parse(answer.text) as { access_token: string }).access_token}`;
  }

  it('looks at enums before it looks at the hotel, and ignores parameters it does not know', async () => {
    const refused = await opera.expect(400, 'fof.getHotelRooms', {
      query: { hotelRoomStatus: ['Shiny'] },
      headers: { 'x-hotelid': 'NOWHERE' },
      loose: true,
    });
    expect(refused.body['o:errorCode']).toBe('OPERAWS-GEN01346');
    const answer = await opera.expect(200, 'fof.getHotelRooms', {
      query: { hotelRoomFrontOfficeStatus: 'Vacant', limit: 200 },
      loose: true,
    });
    expect(answer.body.hotelRoomsDetails.room).toHaveLength(120);
  });

  it('refuses more than the documented limits', async () => {
    const refused = await opera.expect(400, 'crm.searchProfiles', { body: { limit: 201 }, loose: true });
    expect(refused.body['o:errorCode']).toBe('OPERAWS-ODE09998');
    await opera.expect(400, 'par.searchHotelAvailability', {
      body: { roomStayStartDate: '2026-03-10', roomStayEndDate: '2026-07-10' },
    });
  });

  it('refuses properties it does not know and texts that are no numbers', async () => {
    const unknown = await opera.expect(400, 'crm.searchProfiles', { body: { profilName: 'x' }, loose: true });
    expect(unknown.body).toMatchObject({
      'o:errorCode': 'OPERAWS-GEN01242',
      detail: 'Unknown property: profilName',
    });
    const word = await opera.expect(400, 'crm.searchProfiles', { body: { limit: 'ten' }, loose: true });
    expect(word.body['o:errorCode']).toBe('OPERAWS-GEN01278');
    const broken = await opera.raw('crm.searchProfiles', { body: '{"limit":1,}' });
    expect([broken.status, JSON.parse(broken.text)['o:errorCode']]).toEqual([400, 'OPERAWS-SBX00001']);
    expect(
      await opera.raw('crm.searchProfiles', { body: '{}', headers: { 'content-type': 'text/plain' } }),
    ).toMatchObject({ status: 415, text: '' });
    expect(
      await opera.raw('crm.searchProfiles', { body: JSON.stringify({ profileName: 'x'.repeat(120_000) }) }),
    ).toMatchObject({ status: 413, text: '' });
  });

  it('accepts what OPERA accepts: texts for numbers, objects for lists', async () => {
    const strict = await opera.expect(200, 'crm.searchProfiles', {
      body: { profileType: ['Company'], limit: 3, offset: 0 },
    });
    const loose = await opera.expect(200, 'crm.searchProfiles', {
      body: { profileType: 'Company', limit: '3', offset: '0', givenName: null },
      loose: true,
    });
    expect(loose.body).toEqual(strict.body);
  });

  it('says of everything else that it does not serve it', async () => {
    const refused = await opera.expect(501, 'chl.getChannels', {
      loose: true,
    });
    expect(refused.body).toMatchObject({
      status: 501,
      'o:errorCode': 'SANDBOX-NOT-SERVED',
      detail: 'The sandbox does not serve chl.getChannels.',
    });
  });

  it('disturbs calls as ordered', async () => {
    await opera.control('POST', 'faults', {
      faults: [{ operation: 'bof.getBusinessDate', status: 429, retryAfterSeconds: 3, times: 1 }],
    });
    const struck = await opera.raw('bof.getBusinessDate');
    expect([struck.status, struck.headers.get('retry-after')]).toEqual([429, '3']);
    await opera.expect(200, 'bof.getBusinessDate');
    await opera.control('POST', 'faults', [{ operation: '*', reset: 'before' }]);
    await expect(opera.raw('bof.getBusinessDate')).rejects.toThrow('fetch failed');
  });

  it('remembers calls without credentials', async () => {
    await opera.expect(200, 'crm.searchProfiles', { body: { limit: 1 } });
    const { calls } = await opera.control('GET', 'calls?operation=crm.searchProfiles');
    const call = calls.at(-1);
    expect(call).toMatchObject({
      method: 'POST',
      status: 200,
      release: '26.2',
      body: { limit: 1 },
      headers: { authorization: 'Bearer hidden' },
    });
    expect(call.answer.profileSummaries.count).toBe(1);
    expect(opera.sandbox.calls().at(-1)?.operationId).toBe('crm.searchProfiles');
  });

  it('goes back to a snapshot, grows anew from a seed, and grows equal hotels from equal seeds', async () => {
    // As text: comparing a whole chain member by member takes seconds.
    const snapshot = async (): Promise<string> => JSON.stringify(await opera.control('GET', 'snapshot'));
    const before = await snapshot();
    await opera.expect(201, 'crm.postProfile', {
      body: {
        profileDetails: {
          profileType: 'Guest',
          customer: { personName: [{ surname: 'Eintagsfliege', nameType: 'Primary' }] },
        },
      },
    });
    await opera.expect(200, 'crm.searchProfiles', { body: { profileName: 'Eintagsfliege' } });
    await opera.control('POST', 'snapshot', before);
    await opera.expect(204, 'crm.searchProfiles', { body: { profileName: 'Eintagsfliege' } });
    expect((await snapshot()) === before).toBe(true);
    await opera.control('POST', 'reset', { seed: 8 });
    expect((await snapshot()) === before).toBe(false);
    await opera.control('POST', 'reset', { seed: 7 });
    expect((await snapshot()) === before).toBe(true);
  });

  it('refuses controls it does not have and what is no snapshot', async () => {
    await expect(opera.control('POST', 'explode')).rejects.toThrow('404');
    await expect(opera.control('POST', 'snapshot', '{"a":1}')).rejects.toThrow('400');
    await expect(opera.control('POST', 'reset', 'nonsense')).rejects.toThrow('400');
    await expect(opera.control('POST', 'end-of-day', { hotelId: 'NOWHERE' })).rejects.toThrow('400');
  });
});
