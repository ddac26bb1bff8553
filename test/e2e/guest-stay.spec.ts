import { fileURLToPath } from 'node:url';
import { Catalogue } from '../../src/opera/catalogue/catalogue.js';
import { ContractChecker } from '../../src/opera/catalogue/contract.js';
import { type RecordedCall, type RunningSandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { Assistant } from '../support/assistant.js';
import { startServer, type RunningServer } from '../support/server.js';

const TODAY = '2026-11-23';
const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const checker = new ContractChecker(Catalogue.open());

/** The ways an assistant may come: era and transport, with forms for the person or without. */
const WAYS = [
  { way: '2025-11-25 over HTTP, stateless', kind: 'legacy', asks: false, sessions: false },
  { way: '2025-11-25 over HTTP, with a session and forms', kind: 'legacy', asks: true, sessions: true },
  { way: '2026-07-28 over HTTP, with forms', kind: 'modern', asks: true, sessions: false },
  { way: '2026-07-28 over HTTP, without forms', kind: 'modern', asks: false, sessions: false },
  { way: '2025-11-25 over stdio, with forms', kind: 'stdio', asks: true, sessions: false },
  { way: 'at a hotel on OPERA 25.5', kind: 'modern', asks: true, sessions: false, hotelId: 'SAND02' },
] as const;

describe.each(WAYS)("a guest's whole stay: $way", (one) => {
  const { kind, asks, sessions } = one;
  const hotelId = 'hotelId' in one ? one.hotelId : 'SAND01';
  let sandbox: RunningSandbox;
  let server: RunningServer | undefined;
  let assistant: Assistant;

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, seed: 11, businessDate: TODAY, rememberedCalls: 5000 });
    const env = environment(sandbox, sessions, hotelId);
    if (kind !== 'stdio') server = await startServer(env);
    const target = { url: server?.url, command: process.execPath, args: [MAIN, 'stdio'], env };
    assistant = await Assistant.over(kind, target, asks);
  }, 30_000);

  afterAll(async () => {
    await assistant?.close();
    await server?.stop();
    await sandbox?.stop();
  }, 30_000);

  it('is found, booked, moved, checked in, charged, paid and checked out', async () => {
    expect((await assistant.do('get_business_date')).data['businessDate']).toBe(TODAY);

    const offers = await assistant.do('check_room_availability', {
      arrivalDate: 'today',
      departureDate: '+2d',
    });
    const offer = pickOffer(offers.data);
    expect(await assistant.do('search_guests', { name: 'Winterling' })).toMatchObject({ failed: false });

    const profile = await assistant.do('create_guest_profile', {
      surname: 'Winterling',
      givenName: 'Ada',
      email: 'ada.winterling@mail.example',
      country: 'AT',
      language: 'E',
    });
    const profileId = String(profile.data['profileId']);
    expect(profileId).toMatch(/^\d+$/);

    const booked = await assistant.do('create_reservation', {
      guestProfileId: profileId,
      arrivalDate: TODAY,
      departureDate: '+2d',
      adults: 1,
      ...offer,
    });
    expect(booked.data['outcome']).toBe('done');
    const confirmation = String(deep(booked.data, 'confirmationNumber'));

    const moved = await assistant.do('modify_reservation', {
      reservation: confirmation,
      departureDate: '+3d',
    });
    expect(moved.data['outcome']).toBe('done');
    const read = await assistant.do('get_reservation', { reservation: confirmation });
    expect(deep(read.data, 'departureDate')).toBe('2026-11-26');

    expect(JSON.stringify((await assistant.do('get_arrivals_report', { limit: 50 })).data)).toContain(
      'Winterling',
    );
    const rooms = await assistant.do('find_rooms', { reservation: confirmation });
    const room = String(deep(rooms.data, 'room'));
    await assistant.do('assign_room', { reservation: confirmation, room });
    const arrived = await assistant.do('check_in_guest', { reservation: confirmation });
    expect(arrived.data['outcome']).toBe('done');

    const charged = await assistant.do('post_charge_to_room', {
      reservation: room,
      transactionCode: await chargeCode(assistant, room),
      amount: { amount: '12.50', currency: hotelId === 'SAND01' ? 'EUR' : 'USD' },
    });
    expect(charged.data['outcome']).toBe('done');

    const folio = await assistant.do('get_guest_folio', { reservation: room, detail: 'full' });
    expect(JSON.stringify(folio.data)).toContain('12.5');
    const paid = await assistant.do('process_payment', { reservation: room, paymentMethod: 'CA' });
    expect(paid.data['outcome']).toBe('done');
    // The room of the day is charged only at check-out: what was agreed changes, so the person is asked anew.
    const leave = { reservation: room, settlementMethod: 'CA', earlyDeparture: true };
    await expect(assistant.do('check_out_guest', leave)).rejects.toThrow(
      /Final charges changed what is owed/,
    );
    const left = await assistant.do('check_out_guest', leave);
    expect(left.data['outcome']).toBe('done');

    const gone = await assistant.do('get_reservation', { reservation: confirmation });
    expect(JSON.stringify(gone.data).toLowerCase()).toMatch(/checked.?out/);
  }, 60_000);

  it('and a second one is cancelled', async () => {
    const offers = await assistant.do('check_room_availability', {
      arrivalDate: '+5d',
      departureDate: '+7d',
    });
    const booked = await assistant.do('create_reservation', {
      guestName: 'Sommerfeld, Jonas',
      arrivalDate: '+5d',
      departureDate: '+7d',
      adults: 1,
      ...pickOffer(offers.data),
    });
    const confirmation = String(deep(booked.data, 'confirmationNumber'));
    const cancelled = await assistant.do('cancel_reservation', {
      reservation: confirmation,
      reason: 'CHPL',
    });
    expect(cancelled.data['outcome']).toBe('done');
    expect(String(deep(cancelled.data, 'cancellationNumber'))).toMatch(/\d/);
    expect(
      JSON.stringify(
        (await assistant.do('get_reservation', { reservation: confirmation })).data,
      ).toLowerCase(),
    ).toContain('cancel');
  }, 60_000);

  it('asked the person for every charge, payment, check-out and cancellation where forms are there', () => {
    expect(assistant.questions.length).toBe(asks ? 5 : 0);
  });

  it("kept Oracle's contract on every request and every answer", () => {
    const calls = sandbox.calls().filter(({ url }) => !url.startsWith('/sandbox/'));
    expect(calls.length).toBeGreaterThan(30);
    expect(calls.flatMap(problemsOf)).toEqual([]);
  });
});

function environment(sandbox: RunningSandbox, sessions: boolean, hotelId: string): Record<string, string> {
  const { connection } = sandbox;
  return {
    OPERA_GATEWAY_URL: connection.gatewayUrl,
    OPERA_CLIENT_ID: connection.clientId,
    OPERA_CLIENT_SECRET: connection.clientSecret,
    OPERA_APP_KEY: connection.appKey,
    OPERA_ENTERPRISE_ID: connection.enterpriseId,
    OPERA_DEFAULT_HOTEL_ID: hotelId,
    OPERA_REQUESTS_PER_SECOND: '500',
    OPERA_BURST_CAPACITY: '500',
    MCP_SESSIONS: String(sessions),
  };
}

function problemsOf(call: RecordedCall): string[] {
  const release = call.release === '25.5' ? '25.5' : '26.2';
  const where = `${call.method} ${call.url} -> ${call.status}`;
  return [
    ...checker.checkRequest(call, release).map((problem) => `${where}: request ${problem}`),
    ...checker
      .checkAnswer({ ...call, headers: call.answerHeaders, body: call.answer }, release)
      .map((problem) => `${where}: answer ${problem}`),
  ];
}

function pickOffer(data: Record<string, unknown>): { roomType: string; ratePlan: string } {
  return { roomType: String(deep(data, 'roomType')), ratePlan: String(deep(data, 'ratePlan')) };
}

/** A code that may be posted by hand, learnt the way an assistant learns it: from the refusal of a wrong one. */
async function chargeCode(assistant: Assistant, room: string): Promise<string> {
  const refused = await assistant.try('post_charge_to_room', {
    reservation: room,
    transactionCode: 'MINBAR',
  });
  const offered = /"code":"(\d+)","description":"Minibar/;
  expect(refused.text).toMatch(offered);
  return offered.exec(refused.text)?.[1] ?? '';
}

/** The first value of a property of that name, wherever it stands. */
function deep(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  if (name in value) return (value as Record<string, unknown>)[name];
  for (const inner of Object.values(value)) {
    const found = deep(inner, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
