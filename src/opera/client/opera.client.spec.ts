import { callContext, gatewayOptions, operaRig } from '../../../test/support/opera-rig.js';
import {
  FakeGateway,
  isTokenRequest,
  tokenReply,
  type GatewayReply,
  type SeenRequest,
} from '../../../test/support/fake-gateway.js';
import type { OperaSettings } from '../opera.options.js';
import type { OperaRequest } from './opera-call.js';
import type { OperaAttempt } from './opera.observer.js';

const READ = { operation: 'rsv.getReservation', parameters: { reservationId: '1' } };
const WRITE = { operation: 'rsv.postReservation', body: {} };
const SEARCH = { operation: 'rsv.searchHotelReservations', body: { surname: 'A' } };

const reset: GatewayReply = (response) => void response.socket?.resetAndDestroy();
const halfAnswer: GatewayReply = (response) => {
  response.writeHead(201, { 'content-length': '100', 'content-type': 'application/json', location: '/r/5' });
  response.write('{"half":', () => response.socket?.resetAndDestroy());
};

describe('OperaClient', () => {
  const open: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const thing of open.splice(0)) await thing.close();
  });

  /** A gateway that gives the replies in turn and then 200. */
  async function start(
    replies: GatewayReply[],
    settings: Partial<OperaSettings> = {},
    tokens = ['t1', 't2', 't3', 't4'],
  ) {
    const attempts: OperaAttempt[] = [];
    const gateway = new FakeGateway((request: SeenRequest) =>
      isTokenRequest(request)
        ? tokenReply(tokens.shift())
        : (replies.shift() ?? { status: 200, body: { fine: true } }),
    );
    const url = await gateway.listen();
    const observer = { attempt: (attempt: OperaAttempt) => void attempts.push(attempt) };
    const rig = operaRig({ gateways: [gatewayOptions(url)], ...settings }, { observer });
    open.push(rig, gateway);
    const context = callContext(rig.clock);
    const call = (request: OperaRequest, more = {}) => rig.service.call({ ...context, ...more }, request);
    return { ...rig, gateway, attempts, call, url };
  }

  it.each([502, 503, 504])('tries a read again after %i', async (status) => {
    const { call, gateway, attempts } = await start([
      { status, headers: { 'retry-after': '0' } },
      { status },
    ]);
    expect((await call(READ)).body).toEqual({ fine: true });
    expect(gateway.calls).toHaveLength(3);
    expect(attempts.map(({ attempt, statusClass }) => [attempt, statusClass])).toEqual([
      [1, '5xx'],
      [2, '5xx'],
      [3, '2xx'],
    ]);
    expect(new Set(gateway.calls.map(({ headers }) => headers['x-request-id'])).size).toBe(3);
  });

  it.each<[string, GatewayReply]>([
    ['a reset', reset],
    ['half an answer', halfAnswer],
  ])('tries a read again after %s, whatever its method', async (_name, reply) => {
    const { call, gateway } = await start([reply, reply]);
    await call(READ);
    expect(gateway.calls).toHaveLength(3);
    const search = await start([reply]);
    await search.call(SEARCH);
    expect(search.gateway.calls.map(({ method }) => method)).toEqual(['POST', 'POST']);
  });

  it.each<[string, GatewayReply]>([
    ['a reset', reset],
    ['half an answer', halfAnswer],
    ['an unreadable answer', { status: 200, body: '<html>' }],
    ['500 without a word of OPERA', { status: 500 }],
    ['502', { status: 502 }],
    ['504', { status: 504 }],
    ['a redirect', { status: 302, headers: { location: '/x' } }],
  ])('sends a write once and calls its outcome unknown after %s', async (_name, reply) => {
    const { call, gateway } = await start([reply]);
    await expect(call(WRITE)).rejects.toMatchObject({ code: 'OPERA_OUTCOME_UNKNOWN', retryable: false });
    expect(gateway.calls).toHaveLength(1);
  });

  it('says that OPERA accepted a write whose answer was lost', async () => {
    const { call } = await start([halfAnswer]);
    await expect(call(WRITE)).rejects.toMatchObject({
      details: { status: 201, data: { accepted: true, createdId: '5' } },
    });
  });

  it('sends a write again where the gateway refused it at the door', async () => {
    const { call, gateway } = await start([{ status: 503 }, { status: 503 }]);
    expect((await call(WRITE)).status).toBe(200);
    expect(gateway.calls).toHaveLength(3);
  });

  it('believes OPERA when it refuses a write with its own code', async () => {
    const body = { title: 'No', 'o:errorCode': 'OPERAWS-RSV12345' };
    const { call, gateway } = await start([{ status: 500, body }]);
    await expect(call(WRITE)).rejects.toMatchObject({
      code: 'OPERA_UNAVAILABLE',
      details: { operaCode: 'OPERAWS-RSV12345' },
    });
    expect(gateway.calls).toHaveLength(1);
  });

  it('tells a write without a connection from one that was lost', async () => {
    const { call, gateway, tokens, directory, clock } = await start([]);
    await tokens.token(directory.all()[0]!, callContext(clock));
    await gateway.close();
    open.pop();
    await expect(call(WRITE)).rejects.toMatchObject({ code: 'OPERA_UNAVAILABLE' });
  });

  it('renews the token and repeats the call once after 401, reads and writes alike', async () => {
    for (const request of [READ, WRITE] as const) {
      const { call, gateway } = await start([{ status: 401 }]);
      await call(request);
      expect(gateway.calls.map(({ headers }) => headers.authorization)).toEqual(['Bearer t1', 'Bearer t2']);
      expect(gateway.tokenRequests).toHaveLength(2);
    }
  });

  it('does not repeat a second 401 and asks for no third token', async () => {
    const { call, gateway } = await start(Array.from({ length: 9 }, () => ({ status: 401 })));
    await expect(call(READ)).rejects.toMatchObject({ code: 'OPERA_UNAUTHENTICATED' });
    expect(gateway.calls).toHaveLength(2);
    expect(gateway.tokenRequests).toHaveLength(2);
    await expect(call(READ)).rejects.toMatchObject({ code: 'OPERA_UNAUTHENTICATED' });
    expect(gateway.tokenRequests).toHaveLength(2);
  });

  it('honours Retry-After and gives up at once when it reaches past the deadline', async () => {
    const { call, gateway, clock } = await start([{ status: 503, headers: { 'retry-after': '60' } }]);
    await expect(call(READ, { deadline: clock.monotonic() + 3000 })).rejects.toMatchObject({
      code: 'OPERA_UNAVAILABLE',
      details: { retryAfterSeconds: 60 },
    });
    expect(gateway.calls).toHaveLength(1);
  });

  it('tries again after 429, once the gateway may be asked again', async () => {
    const { call, gateway } = await start([{ status: 429, headers: { 'retry-after': '0' } }]);
    await call(READ);
    await call(WRITE);
    expect(gateway.calls).toHaveLength(3);
  });

  it('slows everybody down after 429', async () => {
    const { call, pace, directory } = await start([{ status: 429, headers: { 'retry-after': '30' } }]);
    await expect(call(READ)).rejects.toMatchObject({
      code: 'OPERA_THROTTLED',
      details: { retryAfterSeconds: 30 },
    });
    expect(pace.figures(directory.all()[0]!.key).rate).toBe(5);
    await expect(call(WRITE)).rejects.toMatchObject({ code: 'OPERA_THROTTLED' });
  });

  it('ends at the deadline', async () => {
    const silent: GatewayReply = () => undefined;
    const { call, clock } = await start([silent, silent, silent, silent]);
    const begun = clock.monotonic();
    await expect(call(READ, { deadline: begun + 120 })).rejects.toMatchObject({ code: 'OPERA_TIMEOUT' });
    await expect(call(WRITE, { deadline: clock.monotonic() + 60 })).rejects.toMatchObject({
      code: 'OPERA_OUTCOME_UNKNOWN',
    });
    await expect(call(WRITE, { deadline: clock.monotonic() - 1 })).rejects.toMatchObject({
      code: 'OPERA_TIMEOUT',
    });
  });

  it('ends with the caller, and a write under way stays unclear', async () => {
    const abort = new AbortController();
    const cancelling: GatewayReply = () => abort.abort();
    const { call, gateway } = await start([cancelling]);
    await expect(call(WRITE, { signal: abort.signal })).rejects.toMatchObject({
      code: 'OPERA_OUTCOME_UNKNOWN',
    });
    await expect(call(WRITE, { signal: abort.signal })).rejects.toMatchObject({
      code: 'OPERA_CANCELLED',
    });
    expect(gateway.calls).toHaveLength(1);
  });

  it('keeps retries a tenth of the traffic', async () => {
    const { gateway, service, clock } = await start(
      Array.from({ length: 1000 }, () => ({ status: 503 })),
      { breaker: { minimumCalls: 1e9 }, pace: { requestsPerSecond: 1e6, burst: 1e6 } },
    );
    for (let call = 0; call < 200; call += 1) {
      const request = { operation: 'rsv.getReservation', parameters: { reservationId: String(call) } };
      await expect(service.call(callContext(clock), request)).rejects.toMatchObject({
        code: 'OPERA_UNAVAILABLE',
      });
    }
    expect(gateway.calls.length).toBeLessThanOrEqual(200 * 1.1 + 10);
    expect(gateway.calls.length).toBeGreaterThan(210);
  });

  it('asks for one token when a thousand cold calls come at once', async () => {
    const { gateway, service, clock } = await start([], { pace: { requestsPerSecond: 1e6, burst: 1e6 } });
    await Promise.all(
      Array.from({ length: 1000 }, (_, index) =>
        service.call(callContext(clock), {
          operation: 'rsv.getReservation',
          parameters: { reservationId: String(index) },
        }),
      ),
    );
    expect(gateway.tokenRequests).toHaveLength(1);
    expect(gateway.calls).toHaveLength(1000);
  });

  it('refuses a body that is too large before sending it', async () => {
    const { call, gateway } = await start([]);
    const body = { reservations: { reservation: [{ customReference: 'x'.repeat(3_000_000) }] } };
    await expect(call({ ...WRITE, body })).rejects.toThrow('bytes');
    expect(gateway.calls).toHaveLength(0);
  });

  it('puts no guest data and no token into faults', async () => {
    const { call } = await start([
      {
        status: 400,
        body: { title: 'Guest "Jane Doe" unknown', detail: 'jane@example.com 4111111111111111' },
      },
    ]);
    const error = (await call(READ).catch((caught: unknown) => caught)) as Error;
    const text = JSON.stringify(error) + String(error);
    expect(text).not.toMatch(/Jane|jane@|4111|Bearer|t1"/);
  });

  it('leaves a failing service alone, others not, and lets a read try whether it is back', async () => {
    const { call, gateway, clock, client, directory } = await start(
      Array.from({ length: 10 }, () => ({ status: 503 })),
      { retry: { maxRetries: 0 }, breaker: { pauseSeconds: 0.05 } },
    );
    const read = (id: string) => call({ operation: 'rsv.getReservation', parameters: { reservationId: id } });
    for (let count = 0; count < 10; count += 1)
      await expect(read(String(count))).rejects.toMatchObject({ details: { status: 503 } });
    await expect(read('a')).rejects.toMatchObject({
      code: 'OPERA_UNAVAILABLE',
      details: { retryAfterSeconds: 1 },
    });
    await expect(call(WRITE)).rejects.toMatchObject({ code: 'OPERA_UNAVAILABLE' });
    expect(gateway.calls).toHaveLength(10);
    expect(client.sparedModules(directory.all()[0]!)).toEqual(['rsv']);
    await call({ operation: 'csh.getFolio', parameters: { reservationId: '1' } });
    await clock.sleep(60);
    await read('b');
    expect(client.sparedModules(directory.all()[0]!)).toEqual([]);
  });

  it('tries a service with its ping before a write', async () => {
    const { call, gateway, clock } = await start(
      Array.from({ length: 11 }, () => ({ status: 503 })),
      { retry: { maxRetries: 0 }, breaker: { pauseSeconds: 0.02 } },
    );
    for (let count = 0; count < 10; count += 1) await call(WRITE).catch(() => undefined);
    await clock.sleep(30);
    await expect(call(WRITE)).rejects.toMatchObject({ code: 'OPERA_UNAVAILABLE' });
    expect(gateway.calls.at(-1)!.url).toMatch(/\/status$/);
    await clock.sleep(60);
    await call(WRITE);
    expect(gateway.calls.slice(-2).map(({ method }) => method)).toEqual(['GET', 'POST']);
  });
});
