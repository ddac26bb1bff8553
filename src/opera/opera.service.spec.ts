import { callContext, gatewayOptions, operaRig } from '../../test/support/opera-rig.js';
import {
  FakeGateway,
  isTokenRequest,
  tokenReply,
  type GatewayReply,
} from '../../test/support/fake-gateway.js';
import type { SeenRequest } from '../../test/support/fake-gateway.js';
import { ManualClock } from '../../test/support/manual-clock.js';
import { Fault } from '../kernel/fault.js';
import type { GatewayOptions } from './opera.options.js';

describe('OperaService', () => {
  const open: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const thing of open.splice(0)) await thing.close();
  });

  async function start(
    script: (request: SeenRequest) => GatewayReply,
    options: Partial<GatewayOptions> = {},
  ) {
    const gateway = new FakeGateway((request) => (isTokenRequest(request) ? tokenReply() : script(request)));
    const rig = operaRig({ gateways: [gatewayOptions(await gateway.listen(), options)] });
    open.push(rig, gateway);
    return { gateway, ...rig, context: callContext(rig.clock) };
  }

  const reservation = { operation: 'rsv.getReservation', parameters: { reservationId: '4711' } };

  it('sends a read with the headers OPERA wants and gives its answer', async () => {
    const { service, gateway, context } = await start(() => ({ status: 200, body: { reservations: {} } }), {
      externalSystem: 'MCP',
      language: 'de-DE',
    });

    const answer = await service.call(context, reservation);

    expect(answer).toMatchObject({ status: 200, body: { reservations: {} }, warnings: [] });
    const [call] = gateway.calls;
    expect(call!.method).toBe('GET');
    expect(call!.url).toBe('/rsv/v1/hotels/SAND01/reservations/4711');
    expect(call!.headers).toMatchObject({
      authorization: 'Bearer token-1',
      'x-app-key': '5a9db0c5-0000-4000-8000-000000000001',
      'x-hotelid': 'SAND01',
      'x-request-id': answer.operaRequestId,
      'x-originating-application': 'opera-cloud-mcp',
      'x-externalsystem': 'MCP',
      'accept-language': 'de-DE',
      'accept-encoding': 'gzip',
    });
    expect(answer.operaRequestId).toMatch(/^[0-9a-f]{8}-/);
  });

  it('gives a read from the cache until a write touches it', async () => {
    let version = 0;
    const { service, gateway, context } = await start((request) => {
      if (request.method === 'GET') return { status: 200, body: { version } };
      version += 1;
      return { status: 200, body: {} };
    });

    await service.call(context, reservation);
    const cached = await service.call<{ version: number }>(context, reservation);
    expect(gateway.calls).toHaveLength(1);
    expect(cached).toMatchObject({ body: { version: 0 } });
    expect(cached.ageSeconds).toBeGreaterThanOrEqual(0);

    await service.call(context, {
      operation: 'rsv.putReservation',
      parameters: { reservationId: '4711' },
      body: {},
    });
    const after = await service.call<{ version: number }>(context, reservation);
    expect(after.body).toEqual({ version: 1 });
    expect(after.ageSeconds).toBeUndefined();
  });

  it('asks OPERA again when the caller wants it fresh', async () => {
    const { service, gateway, context } = await start(() => ({ status: 200, body: {} }));
    await service.call(context, reservation);
    await service.call({ ...context, fresh: true }, reservation);
    expect(gateway.calls).toHaveLength(2);
  });

  it('gives what it last knew, marked as such, while OPERA fails, where an old answer does no harm', async () => {
    const clock = new ManualClock();
    let failing = false;
    const gateway = new FakeGateway((request) => {
      if (isTokenRequest(request)) return tokenReply();
      return failing ? { status: 503 } : { status: 200, body: { fine: true } };
    });
    const settings = { gateways: [gatewayOptions(await gateway.listen())], retry: { maxRetries: 0 } };
    const rig = operaRig(settings, { clock });
    open.push(rig, gateway);
    const call = (operation: string) =>
      rig.service.call(callContext(clock), { operation, parameters: { reservationId: '1' } });
    await call('rsv.getReservation');
    await call('csh.getFolio');
    failing = true;
    await clock.advance(120_000);
    expect(await call('rsv.getReservation')).toMatchObject({
      body: { fine: true },
      ageSeconds: 120,
      stale: true,
      warnings: [{ code: 'STALE' }],
    });
    await expect(call('csh.getFolio')).rejects.toMatchObject({ code: 'OPERA_UNAVAILABLE' });
  });

  it('means none by 204 and gives the id of what was created', async () => {
    const { service, context } = await start((request) =>
      request.method === 'GET'
        ? { status: 204 }
        : {
            status: 201,
            headers: { location: 'http://gateway/rsv/v1/hotels/SAND01/reservations/99' },
            body: { links: [] },
          },
    );
    expect((await service.call(context, reservation)).body).toBeUndefined();
    const created = await service.call(context, { operation: 'rsv.postReservation', body: {} });
    expect(created).toMatchObject({ status: 201, createdId: '99' });
  });

  it('passes on warnings of OPERA without what looks personal', async () => {
    const body = { warnings: [{ code: 'W1', value: 'Rate was closed for "Jane Doe" jane@example.com' }] };
    const { service, context } = await start(() => ({ status: 200, body }));
    const { warnings } = await service.call(context, reservation);
    expect(warnings).toEqual([{ code: 'W1', text: 'Rate was closed for … …' }]);
  });

  it('asks the version once for many and searches the older way where the release is older', async () => {
    const { service, gateway, context } = await start(
      (request) =>
        request.url.endsWith('/status')
          ? { status: 200, body: { operaVersion: '25.5.0.0' } }
          : { status: 204 },
      { hotels: [] },
    );
    const search = (surname: string) =>
      service.call(context, {
        operation: 'rsv.searchHotelReservations',
        body: { surname, reservationStatuses: ['DueIn', 'InHouse'], limit: 5 },
      });

    await Promise.all([search('A'), search('B'), search('C')]);

    expect(gateway.calls.filter(({ url }) => url.endsWith('/status'))).toHaveLength(1);
    const sent = gateway.calls.filter(({ url }) => !url.endsWith('/status'));
    expect(sent).toHaveLength(3);
    expect(sent[0]!.method).toBe('GET');
    const url = new URL(sent[0]!.url, 'http://gateway');
    expect(url.pathname).toBe('/rsv/v1/hotels/SAND01/reservations');
    expect(url.searchParams.getAll('reservationStatuses')).toEqual(['DueIn', 'InHouse']);
    expect(url.searchParams.get('limit')).toBe('5');
    expect(await service.release(context)).toBe('25.5');
    expect(await service.version(context)).toBe('25.5.0.0');
  });

  it('refuses before sending what OPERA would refuse or ignore, naming every field', async () => {
    const { service, gateway, context } = await start(() => ({ status: 204 }));
    const body = { surnam: 'A', limit: 'many' };
    const fault = (await service
      .call(context, { operation: 'rsv.searchHotelReservations', body })
      .catch((error: unknown) => error)) as Fault;
    expect(fault.code).toBe('INPUT_INVALID');
    expect(fault.message).toContain('body.surnam');
    expect(fault.message).toContain('body.limit');
    await expect(
      service.call(context, {
        operation: 'rsv.getReservation',
        parameters: { reservationId: '1', fetchInstruction: 'x' },
      }),
    ).rejects.toMatchObject({ code: 'INPUT_INVALID', message: expect.stringContaining('fetchInstructions') });
    await expect(service.call(context, { operation: 'rsv.getReservatio' })).rejects.toMatchObject({
      code: 'OPERA_OPERATION_UNKNOWN',
      advice: expect.stringContaining('rsv.getReservation'),
    });
    expect(gateway.calls).toHaveLength(0);
  });

  it('asks several times for a period longer than OPERA allows and merges the answers', async () => {
    const { service, gateway, context } = await start((request) => {
      const from = new URL(request.url, 'http://gateway').searchParams.get('dateRangeStart');
      return { status: 200, body: { days: [{ date: from }], totalResults: 1 } };
    });
    const parameters = { dateRangeStart: '2026-01-01', dateRangeEnd: '2026-04-30', roomCountRequested: 1 };
    const answer = await service.call(context, { operation: 'inv.getHotelInventory', parameters });
    expect(gateway.calls.length).toBeGreaterThan(1);
    expect((answer.body as { totalResults: number }).totalResults).toBe(gateway.calls.length);
  });

  it('remembers that a gateway lacks the newer search in spite of its version', async () => {
    const { service, gateway, context } = await start((request) =>
      request.method === 'POST' ? { status: 405 } : { status: 200, body: {} },
    );
    const search = { operation: 'rsv.searchHotelReservations', body: { surname: 'A' } };
    await service.call({ ...context, fresh: true }, search);
    await service.call({ ...context, fresh: true }, search);
    expect(gateway.calls.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET']);
  });

  it('names the known hotels for an unknown one and refuses hotels the caller may not act for', async () => {
    const { service, gateway, context } = await start(() => ({ status: 204 }));
    await expect(service.call({ ...context, hotelId: 'OTHER' }, reservation)).rejects.toMatchObject({
      code: 'OPERA_HOTEL_UNKNOWN',
      message: expect.stringContaining('SAND01'),
    });
    const bound = { ...context, caller: { ...context.caller, hotels: ['SAND01'] } };
    await expect(
      service.call(bound, { operation: 'rsv.searchReservations', body: { hotelIds: ['SAND01', 'RIVAL'] } }),
    ).rejects.toMatchObject({ code: 'AUTH_HOTEL_FORBIDDEN' });
    await expect(
      service.call(context, {
        operation: 'rsv.getReservation',
        parameters: { hotelId: 'RIVAL', reservationId: '1' },
      }),
    ).rejects.toMatchObject({ code: 'INPUT_INVALID', details: { field: 'parameters.hotelId' } });
    expect(gateway.calls).toHaveLength(0);
  });

  it.each(['..', '.', ''])('refuses %j as a path value', async (reservationId) => {
    const { service, gateway, context } = await start(() => ({ status: 204 }));
    const attempt = service.call(context, { ...reservation, parameters: { reservationId } });
    await expect(attempt).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    expect(gateway.calls).toHaveLength(0);
  });

  it.each(['../../profiles/1', '1/../../x', '1?hotelId=RIVAL', '1#x', '%2e%2e/1'])(
    'keeps %j inside its segment',
    async (id) => {
      const { service, gateway, context } = await start(() => ({ status: 204 }));
      await service
        .call(context, { ...reservation, parameters: { reservationId: id } })
        .catch((error: unknown) => {
          if (!(error instanceof Fault) || error.code !== 'INPUT_INVALID') throw error;
        });
      for (const { url } of gateway.calls) {
        expect(url).toBe(`/rsv/v1/hotels/SAND01/reservations/${encodeURIComponent(id)}`);
      }
    },
  );

  it('never hands out tokens through the door for operations', async () => {
    const { service, gateway, context } = await start(() => ({ status: 204 }));
    await expect(service.call(context, { operation: 'oauth.getToken' })).rejects.toMatchObject({
      code: 'OPERA_OPERATION_UNKNOWN',
    });
    expect(gateway.seen).toHaveLength(0);
  });
});
