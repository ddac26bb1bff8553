import { LOCAL_CALLER } from '../../auth/caller.js';
import { callContext, gatewayOptions, operaRig } from '../../../test/support/opera-rig.js';
import {
  FakeGateway,
  isTokenRequest,
  tokenReply,
  type SeenRequest,
} from '../../../test/support/fake-gateway.js';
import type { OperaSettings } from '../opera.options.js';

/** Two chains whose people have the same names and whose hotels have the same code, with the same credentials even. */
describe('tenants', () => {
  const open: { close(): Promise<unknown> }[] = [];
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close();
  });

  /** @param answer to other calls than for tokens; token-1 is north's, token-2 south's */
  async function setUp(answer: (request: SeenRequest) => number, settings: Partial<OperaSettings> = {}) {
    let tokens = 0;
    const gateway = new FakeGateway((request) => {
      if (isTokenRequest(request)) return tokenReply(`token-${(tokens += 1)}`);
      const status = answer(request);
      return { status, body: status === 200 ? { by: request.headers.authorization } : undefined };
    });
    const url = await gateway.listen();
    const of = (tenant: string, more: string) =>
      gatewayOptions(url, {
        tenants: [tenant],
        hotels: [
          { hotelId: 'SAME', version: '26.2' },
          { hotelId: more, version: '26.2' },
        ],
      });
    const rig = operaRig({
      gateways: [of('north', 'NORTH1'), of('south', 'SOUTH1')],
      retry: { maxRetries: 0 },
      ...settings,
    });
    open.push(rig, gateway);
    const context = (tenant: string, hotelId = 'SAME') =>
      callContext(rig.clock, { hotelId, caller: { ...LOCAL_CALLER, subject: 'anna', tenant } });
    const read = (tenant: string, hotelId?: string) =>
      rig.service
        .call(context(tenant, hotelId), {
          operation: 'rsv.getReservation',
          parameters: { reservationId: '7' },
        })
        .then(
          ({ body, ageSeconds }) => ({ body, cached: ageSeconds !== undefined, code: 'ok', message: '' }),
          (error: { code: string; message: string }) => ({
            body: undefined,
            cached: false,
            code: error.code,
            message: error.message,
          }),
        );
    return { rig, gateway, read };
  }

  const isNorth = ({ headers }: SeenRequest): boolean => headers.authorization === 'Bearer token-1';

  it('have tokens and answers of their own', async () => {
    const { read, gateway } = await setUp(() => 200);
    const first = await read('north');
    const other = await read('south');
    const again = await read('north');
    expect([first.body, other.body, again.body]).toEqual([
      { by: 'Bearer token-1' },
      { by: 'Bearer token-2' },
      { by: 'Bearer token-1' },
    ]);
    expect([first, other, again].map(({ cached }) => cached)).toEqual([false, false, true]);
    expect(gateway.tokenRequests).toHaveLength(2);
  });

  it('have breakers of their own, and labels in logs and metrics that tell them apart without naming them', async () => {
    const { read, rig } = await setUp((request) => (isNorth(request) ? 503 : 200), {
      breaker: { minimumCalls: 3, window: 5 },
    });
    for (let call = 0; call < 4; call += 1) await read('north');
    expect((await read('north')).message).toContain('left alone');
    expect((await read('south')).code).toBe('ok');
    const [north, south] = rig.directory.all();
    expect([rig.client.sparedModules(north!), rig.client.sparedModules(south!)]).toEqual([['rsv'], []]);
    expect(north!.key).not.toBe(south!.key);
    expect(`${north!.key} ${south!.key}`).not.toMatch(/north|south|client|secret/i);
  });

  it('have paces and queues of their own', async () => {
    const { read, rig } = await setUp((request) => (isNorth(request) ? 429 : 200));
    expect((await read('north')).code).toBe('OPERA_THROTTLED');
    const [north, south] = rig.directory.all();
    expect(rig.pace.figures(north!.key).rate).toBeLessThan(rig.pace.figures(south!.key).rate);
    expect((await read('south')).code).toBe('ok');
  });

  it('have ceilings of their own, though their people have the same name', async () => {
    const { read } = await setUp(() => 200, { budget: { dailyCallsPerCaller: 1 } });
    expect((await read('north')).code).toBe('ok');
    expect((await read('north', 'NORTH1')).code).not.toBe('ok');
    expect((await read('south', 'SOUTH1')).code).toBe('ok');
  });

  it('see their own hotels only', async () => {
    const { read, rig } = await setUp(() => 200);
    const refused = await read('north', 'SOUTH1');
    expect(refused).toMatchObject({
      code: 'OPERA_HOTEL_UNKNOWN',
      message: expect.stringContaining('NORTH1'),
    });
    expect(refused.message).not.toMatch(/Known hotels:.*SOUTH1/);
    expect(rig.directory.hotelsOf('north')).toEqual(['SAME', 'NORTH1']);
    expect((await read('stranger')).code).toBe('OPERA_HOTEL_UNKNOWN');
  });
});
