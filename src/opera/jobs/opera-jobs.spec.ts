import { ManualClock } from '../../../test/support/manual-clock.js';
import { callContext, gatewayOptions, memoryCache } from '../../../test/support/opera-rig.js';
import { Catalogue } from '../catalogue/catalogue.js';
import { CatalogueBook } from '../client/catalogue.book.js';
import type { OperaAnswer, OperaRequest } from '../client/opera-call.js';
import { gatewayOf } from '../gateway/gateway.js';
import type { OperaService } from '../opera.service.js';
import { OperaJobs } from './opera-jobs.js';

const START = 'rsvasync.startReservationsDailySummaryProcess';
const book = new CatalogueBook(Catalogue.open());
const gateway = gatewayOf(gatewayOptions('https://g.example'));
const request = { operation: START, parameters: { extSystemCode: 'MCP' }, body: { criteria: 1 } };

const answer = (more: Partial<OperaAnswer>): OperaAnswer => ({
  status: 200,
  body: undefined,
  warnings: [],
  operaRequestId: 'r',
  ...more,
});

function setUp(states: Partial<OperaAnswer>[]) {
  const clock = new ManualClock();
  const asked: OperaRequest[] = [];
  const opera = {
    hotel: () => ({ gateway, hotelId: 'SAND01', language: 'en' }),
    call: async (_context: unknown, one: OperaRequest) => {
      asked.push(one);
      const method = book.operation(one.operation, '26.2').method;
      if (method === 'POST') return answer({ status: 202, createdId: '77' });
      if (method === 'HEAD') return answer(states.shift() ?? { status: 201, createdId: '88' });
      return answer({ body: { rows: 3 } });
    },
  } as unknown as OperaService;
  const jobs = new OperaJobs(opera, book, memoryCache(clock), clock);
  const context = callContext(clock, { deadline: 600_000 });
  return { jobs, clock, asked, context };
}

const running = { job: { state: 'Running', pollAfterSeconds: 20 } };

describe('OperaJobs', () => {
  it('starts, looks as often as OPERA asks, fetches once and reports progress', async () => {
    const { jobs, clock, asked, context } = setUp([running, running]);
    const told: unknown[] = [];
    const result = jobs.run(context, request, (...progress) => told.push(progress));
    await clock.advance(45_000);
    expect((await result).body).toEqual({ rows: 3 });
    expect(told).toEqual([
      [0, 'Running'],
      [20, 'Running'],
    ]);
    expect(asked.map(({ parameters }) => parameters)).toEqual([
      { extSystemCode: 'MCP' },
      { extSystemCode: 'MCP', summaryId: '77' },
      { extSystemCode: 'MCP', summaryId: '77' },
      { extSystemCode: 'MCP', summaryId: '77' },
      { extSystemCode: 'MCP', summaryId: '88' },
    ]);
  });

  it('looks once a minute when OPERA does not say how often', async () => {
    const { jobs, clock, asked, context } = setUp([{}, {}]);
    const result = jobs.run(context, request);
    await clock.advance(59_000);
    expect(asked).toHaveLength(2);
    await clock.advance(62_000);
    await result;
  });

  it('hands the job over when the time is up, to be taken up elsewhere', async () => {
    const first = setUp([running, running, running]);
    const given = first.jobs
      .run({ ...first.context, deadline: 30_000 }, request)
      .catch((error: unknown) => error);
    await first.clock.advance(40_000);
    const fault = (await given) as { code: string; details: { data: { job: never } } };
    expect(fault.code).toBe('OPERA_TIMEOUT');
    const handle = JSON.parse(JSON.stringify(fault.details.data.job)) as never;
    const second = setUp([]);
    expect((await second.jobs.finish(second.context, handle)).body).toEqual({ rows: 3 });
    expect(second.asked.map(({ operation }) => operation)).not.toContain(START);
  });

  it('does not start the same extract twice and gives a result out again', async () => {
    const { jobs, asked, context } = setUp([]);
    await jobs.run(context, request);
    await jobs.run(context, request);
    const methods = asked.map(({ operation }) => book.operation(operation, '26.2').method);
    expect(methods).toEqual(['POST', 'HEAD', 'GET']);
  });

  it('starts a change each time it is told to', async () => {
    const { jobs, asked, context } = setUp([]);
    const change = { operation: 'rsvasync.startTracesMassUpdateProcess', body: {} };
    await jobs.start(context, change);
    await jobs.start(context, change);
    expect(asked).toHaveLength(2);
  });

  it('says when OPERA gave up, and when there is no job to start', async () => {
    const { jobs, context } = setUp([{ status: 201, job: { state: 'INVALID REQUEST ORA-20001' } }]);
    await expect(jobs.run(context, request)).rejects.toMatchObject({ code: 'OPERA_INVALID_REQUEST' });
    await expect(jobs.start(context, { operation: 'rsv.getReservation' })).rejects.toMatchObject({
      code: 'OPERA_OPERATION_UNKNOWN',
    });
  });
});
