import { callContext, gatewayOptions, operaRig } from '../../../test/support/opera-rig.js';
import {
  FakeGateway,
  isTokenRequest,
  tokenReply,
  type GatewayReply,
  type SeenRequest,
} from '../../../test/support/fake-gateway.js';
import type { GatewayOptions } from '../opera.options.js';

const VERSION: GatewayReply = { status: 200, body: { operaVersion: '25.5.0.0' } };

describe('Doctor', () => {
  const open: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const thing of open.splice(0)) await thing.close();
  });

  async function examine(
    script: (request: SeenRequest) => GatewayReply | undefined,
    options: Partial<GatewayOptions> = {},
  ) {
    const gateway = new FakeGateway((request) => {
      const reply = script(request);
      if (reply !== undefined) return reply;
      if (isTokenRequest(request)) return tokenReply();
      return request.url.endsWith('businessDate') ? { status: 200, body: { hotels: [] } } : VERSION;
    });
    const rig = operaRig({
      gateways: [gatewayOptions(await gateway.listen(), { hotels: [], ...options })],
      pace: { requestsPerSecond: 1e6, burst: 1e6 },
      retry: { maxRetries: 0 },
    });
    open.push(rig, gateway);
    const report = await rig.doctor.examine(callContext(rig.clock));
    const of = (check: string) => report.findings.find((finding) => finding.check === check);
    return { report, of, gateway };
  }

  it('is content with a gateway in order, and names what is only missing for some work', async () => {
    const { report, of } = await examine(() => undefined);
    expect(report).toMatchObject({ hotelId: 'SAND01', status: 'warning', version: '25.5.0.0' });
    expect(report.findings.filter(({ status }) => status !== 'ok').map(({ check }) => check)).toEqual([
      'cashier',
      'external system',
    ]);
    expect(of('cashier')).toMatchObject({
      mender: 'hotel',
      fix: expect.stringContaining('OPERA_CASHIER_ID'),
    });
    const complete = await examine(() => undefined, { cashierId: 7, externalSystem: 'MCP' });
    expect(complete.report.status).toBe('ok');
  });

  it('stops at wrong credentials and says whose they are', async () => {
    const { report, of, gateway } = await examine(
      (request) => (isTokenRequest(request) ? { status: 401, body: { error: 'invalid_client' } } : undefined),
      { clientSecret: 'hush-hush' },
    );
    expect(report.status).toBe('failed');
    expect(of('token')).toMatchObject({
      status: 'failed',
      mender: 'operator',
      fix: expect.stringContaining('OPERA_CLIENT_SECRET'),
    });
    expect(of('hotel')).toBeUndefined();
    expect(gateway.calls.filter(({ method }) => method !== 'HEAD')).toHaveLength(0);
    expect(JSON.stringify(report)).not.toContain('hush-hush');
  });

  it('stops when nobody answers', async () => {
    const { report } = await examine(() => (response) => void response.socket?.resetAndDestroy());
    expect(report.findings[0]).toMatchObject({ check: 'connection', status: 'failed', mender: 'operator' });
    expect(report.findings.map(({ check }) => check)).not.toContain('token');
  });

  it('finds modules that are not subscribed', async () => {
    const { report, of } = await examine((request) =>
      request.url.startsWith('/csh/')
        ? { status: 403, body: { message: 'No Subscribed Plan or API found' } }
        : undefined,
    );
    expect(of('modules')).toMatchObject({
      status: 'warning',
      found: expect.stringContaining('csh (not subscribed)'),
      mender: 'hotel',
    });
    expect(report.modules).toContainEqual({ module: 'csh', state: 'not subscribed' });
    expect(report.modules).toContainEqual({ module: 'rsv', state: 'subscribed' });
  });

  it('tells a hotel the integration user may not see', async () => {
    const body = { title: 'no', 'o:errorCode': 'OPERAWS-GEN01244' };
    const { of } = await examine((request) =>
      request.url.endsWith('businessDate') ? { status: 403, body } : undefined,
    );
    expect(of('hotel')).toMatchObject({
      status: 'failed',
      found: expect.stringContaining('OPERA_FORBIDDEN'),
      mender: 'hotel',
    });
  });

  it.each([
    [30, 'ok'],
    [120, 'warning'],
    [900, 'failed'],
  ])('judges clocks that differ by %i s as %s', async (seconds, status) => {
    const { of } = await examine((request) =>
      request.method === 'HEAD'
        ? {
            status: 404,
            headers: { date: new Date(Date.parse(new Date().toISOString()) - seconds * 1000).toUTCString() },
          }
        : undefined,
    );
    expect(of('clock')).toMatchObject({ status });
  });

  it('notices that OPERA slows us down', async () => {
    let complained = false;
    const { of } = await examine((request) => {
      if (complained || !request.url.startsWith('/hsk/')) return undefined;
      complained = true;
      return { status: 429, headers: { 'retry-after': '0' } };
    });
    expect(of('pace')).toMatchObject({ status: 'warning', mender: 'operator' });
  });
});
