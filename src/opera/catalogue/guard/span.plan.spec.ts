import { Catalogue } from '../catalogue.js';
import { checkParameters } from './parameter.guard.js';
import { mergeAnswers } from './span.merge.js';
import { planSpans } from './span.plan.js';

const catalogue = Catalogue.open();
const plan = (id: string, parameters: Record<string, unknown>, body?: unknown) =>
  planSpans(catalogue.operation(id), parameters, body);

describe('a period longer than OPERA allows', () => {
  it('becomes neighbouring calls that pass the guard and leave out no day', () => {
    const parameters = {
      hotelId: 'SAND01',
      roomCountRequested: 1,
      dateRangeStart: '2026-01-01',
      dateRangeEnd: '2026-07-19',
    };
    const planned = plan('inv.getHotelInventory', parameters);
    expect(planned?.calls.map(({ from, to }) => [from, to])).toEqual([
      ['2026-01-01', '2026-03-31'],
      ['2026-04-01', '2026-06-29'],
      ['2026-06-30', '2026-07-19'],
    ]);
    const fact = catalogue.operation('inv.getHotelInventory');
    for (const call of planned?.calls ?? [])
      expect(checkParameters(fact, call.parameters).findings).toEqual([]);
  });

  it('is planned in the body of a POST search, and with times of day', () => {
    const searched = plan(
      'ars.searchARTransactions',
      {},
      { startDate: '2026-01-01', endDate: '2026-02-10', accountName: 'A' },
    );
    expect(searched?.calls.map((call) => call.body)).toEqual([
      { startDate: '2026-01-01', endDate: '2026-01-30', accountName: 'A' },
      { startDate: '2026-01-31', endDate: '2026-02-10', accountName: 'A' },
    ]);
    const timed = plan('evmcfg.getInventoryItems', {
      startDateTime: '2026-01-01 09:00:00.0',
      endDateTime: '2026-01-10 18:00:00.0',
    });
    expect(
      timed?.calls.map((call) => [call.parameters['startDateTime'], call.parameters['endDateTime']]),
    ).toEqual([
      ['2026-01-01 09:00:00.0', '2026-01-07 23:59:59.0'],
      ['2026-01-08 00:00:00.0', '2026-01-10 18:00:00.0'],
    ]);
  });

  it('is not split where that would change the meaning', () => {
    const year = { startDate: '2026-01-01', endDate: '2026-12-31' };
    expect(
      plan(
        'par.searchHotelAvailability',
        { hotelId: 'A' },
        { roomStayStartDate: '2026-01-01', roomStayEndDate: '2026-12-01' },
      ),
    ).toBeUndefined();
    expect(plan('blk.deleteBlockRestriction', { blockId: '1', ...year })).toBeUndefined();
    expect(plan('rtp.getNegotiatedRates', { hotelId: 'A', ...year, offset: 40 })).toBeUndefined();
    expect(
      plan('rtp.getNegotiatedRates', { hotelId: 'A', startDate: '2026-01-01', endDate: '2036-12-31' }),
    ).toBeUndefined();
    expect(
      plan('rtp.getNegotiatedRates', { hotelId: 'A', startDate: '2026-01-01', endDate: '2026-01-31' }),
    ).toBeUndefined();
  });

  it('knows every pair that Oracle names', () => {
    const limited = catalogue.operations().filter((operation) => operation.limits.maxSpanDays !== undefined);
    const without = limited.filter((operation) => {
      const dates = operation.parameters.filter((parameter) => parameter.format?.startsWith('date'));
      if (operation.hasBody || dates.length < 2) return false;
      const values = Object.fromEntries(
        dates.map(({ name }) => [name, /end|to|^departureDate$/i.test(name) ? '2029-01-01' : '2026-01-01']),
      );
      return checkParameters(operation, values).findings.every(
        (finding) => !finding.problem.includes('days after'),
      );
    });
    expect(without.map((operation) => operation.id)).toEqual([]);
  });
});

describe('the answers of several periods', () => {
  it('are joined, with doubles once, totals added and groups continued', () => {
    const january = {
      hasMore: false,
      count: 2,
      rooms: [
        { roomId: '101', start: '2026-01-30', end: '2026-02-02' },
        { roomId: '102', start: '2026-01-02', end: '2026-01-03' },
      ],
      statistics: [{ code: 'Sold', days: [{ date: '2026-01-01', value: 3 }] }],
    };
    const february = {
      hasMore: true,
      count: 1,
      rooms: [{ roomId: '101', start: '2026-01-30', end: '2026-02-02' }],
      statistics: [
        { code: 'Sold', days: [{ date: '2026-02-01', value: 4 }] },
        { code: 'Free', days: [{ date: '2026-02-01', value: 9 }] },
      ],
    };
    expect(mergeAnswers([january, undefined, february])).toEqual({
      hasMore: true,
      count: 3,
      rooms: january.rooms,
      statistics: [
        {
          code: 'Sold',
          days: [
            { date: '2026-01-01', value: 3 },
            { date: '2026-02-01', value: 4 },
          ],
        },
        { code: 'Free', days: [{ date: '2026-02-01', value: 9 }] },
      ],
    });
    expect(mergeAnswers([undefined, undefined])).toBeUndefined();
  });

  it('never melt two records into one', () => {
    const stay = (id: string) => ({ status: 'DueIn', reservationIdList: [{ id, type: 'Reservation' }] });
    expect(mergeAnswers([[stay('1')], [stay('2')]])).toEqual([stay('1'), stay('2')]);
  });
});
