import { createServer } from 'node:net';
import { once } from 'node:events';
import { Metrics } from '../../src/observability/metrics/metrics.js';
import { type RunningSandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { type Application, composeApplication } from '../support/application.js';
import { type OtlpReceiver, type ReceivedSpan, startOtlpReceiver } from '../support/otlp-receiver.js';

const CLIENT_TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CLIENT_SPAN = '00f067aa0ba902b7';
const TRACEPARENT = `00-${CLIENT_TRACE}-${CLIENT_SPAN}-01`;

jest.setTimeout(30_000);

let sandbox: RunningSandbox;
let receiver: OtlpReceiver;
let application: Application | undefined;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 3, businessDate: '2026-11-23' });
  receiver = await startOtlpReceiver();
});

afterEach(async () => application?.app.close());

afterAll(async () => {
  await receiver?.stop();
  await sandbox?.stop();
});

async function start(environment: Record<string, string>): Promise<void> {
  const { connection } = sandbox;
  application = await composeApplication({
    OPERA_GATEWAY_URL: connection.gatewayUrl,
    OPERA_CLIENT_ID: connection.clientId,
    OPERA_CLIENT_SECRET: connection.clientSecret,
    OPERA_APP_KEY: connection.appKey,
    OPERA_ENTERPRISE_ID: connection.enterpriseId,
    OPERA_DEFAULT_HOTEL_ID: connection.defaultHotelId,
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint,
    OTEL_EXPORTER_OTLP_HEADERS: 'api-key=collector%20key',
    ...environment,
  });
}

async function call(name: string, args: object, headers: object = {}, meta: object = {}): Promise<void> {
  const reply = await application!.app.inject({
    method: 'POST',
    url: '/mcp',
    headers: {
      host: 'localhost',
      accept: 'application/json, text/event-stream',
      'mcp-protocol-version': '2025-11-25',
      ...headers,
    },
    payload: { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args, _meta: meta } },
  });
  expect(reply.statusCode).toBe(200);
}

/** Ends the application, which sends what waits, and gives the spans that came since. */
async function flushed(): Promise<ReceivedSpan[]> {
  const before = receiver.spans.length;
  await application!.app.close();
  application = undefined;
  return receiver.spans.slice(before);
}

function named(spans: readonly ReceivedSpan[], name: string): ReceivedSpan {
  const found = spans.find((span) => span.name === name);
  if (found === undefined)
    throw new Error(`no span ${name} among ${spans.map((span) => span.name).join(', ')}`);
  return found;
}

describe('a trace', () => {
  it("leads from the client's header to the attempt at OPERA, each span under its parent", async () => {
    await start({});
    await call('get_business_date', {}, { traceparent: TRACEPARENT });
    const spans = await flushed();
    expect(new Set(spans.map(({ traceId }) => traceId))).toEqual(new Set([CLIENT_TRACE]));
    const attempt = spans.find(({ attributes }) =>
      attributes['url.template']?.toString().includes('businessDate'),
    )!;
    const tool = named(spans, 'tools/call get_business_date');
    const chain = lineage(spans, attempt).map(({ name, kind }) => [name, kind]);
    expect(chain).toEqual([
      [attempt.name, 3],
      ['cache read', 1],
      ['opera call', 1],
      ['tools/call get_business_date', 2],
    ]);
    expect(tool).toMatchObject({ parentId: CLIENT_SPAN, status: 0 });
    expect(tool.attributes).toMatchObject({
      'gen_ai.tool.name': 'get_business_date',
      'opera_mcp.outcome': 'done',
    });
    expect(attempt.attributes).toMatchObject({
      'http.response.status_code': 200,
      'server.address': '127.0.0.1',
    });
    const told = sandbox.calls().map(({ headers }) => headers['traceparent']);
    expect(told).toContain(`00-${CLIENT_TRACE}-${attempt.spanId}-01`);
    expect(spans.filter(({ name }) => name === 'pace wait').length).toBeGreaterThan(0);
    expect(receiver.resource).toMatchObject({ 'service.name': 'opera-cloud-mcp' });
    expect(receiver.headers).toMatchObject({ 'api-key': 'collector key', 'content-encoding': 'gzip' });
  });

  it('is taken from _meta before the header, and goes on to OPERA', async () => {
    await start({});
    const other = TRACEPARENT.replace(CLIENT_TRACE, 'a'.repeat(32));
    await call('get_business_date', {}, { traceparent: other }, { traceparent: TRACEPARENT });
    const spans = await flushed();
    expect(new Set(spans.map(({ traceId }) => traceId))).toEqual(new Set([CLIENT_TRACE]));
  });

  it('is not kept when the client does not keep it, or chance says so', async () => {
    await start({});
    await call('get_business_date', {}, { traceparent: TRACEPARENT.replace(/01$/, '00') });
    expect(await flushed()).toEqual([]);
    await start({ OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0' });
    await call('get_business_date', {}, { traceparent: TRACEPARENT });
    expect(await flushed()).toEqual([]);
  });

  it('tells of a failure by its code', async () => {
    await start({});
    await call('get_reservation', { reservation: '99999999' });
    const tool = named(await flushed(), 'tools/call get_reservation');
    expect(tool.status).toBe(2);
    expect(tool.attributes['error.type']).toMatch(/^[A-Z_]+$/);
    expect(tool.parentId).toBe('');
  });

  it('costs a counter when the collector is away', async () => {
    // A port that was free a moment ago and is closed now.
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    server.close();
    await once(server, 'close');
    await start({
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
      OTEL_EXPORTER_OTLP_TIMEOUT: '500',
    });
    await call('get_business_date', {});
    const metrics = application!.app.get(Metrics, { strict: false });
    await flushed();
    expect(await metrics.registry.getSingleMetricAsString('opera_mcp_trace_spans_total')).toMatch(
      /result="failed"\} [1-9]/,
    );
  });
});

/** The span and its ancestors among the spans, up to the first that came from elsewhere. */
function lineage(spans: readonly ReceivedSpan[], from: ReceivedSpan): ReceivedSpan[] {
  const parent = spans.find(({ spanId }) => spanId === from.parentId);
  return parent === undefined ? [from] : [from, ...lineage(spans, parent)];
}
