import { Catalogue } from '../catalogue.js';
import { checkParameters } from './parameter.guard.js';

const catalogue = Catalogue.open();
const check = (id: string, parameters: Record<string, unknown>) =>
  checkParameters(catalogue.operation(id), parameters);
const search = (parameters: Record<string, unknown>) =>
  check('rsv.getHotelReservations', { hotelId: 'SAND01', ...parameters });

describe('the guard of parameters', () => {
  it('lets a right call pass unchanged', () => {
    const right = {
      hotelId: 'SAND01',
      surname: 'Doe',
      limit: 20,
      arrivalStartDate: '2026-10-03',
      expectedArrivals: true,
    };
    expect(check('rsv.getHotelReservations', right)).toEqual({ findings: [], value: right });
  });

  it('refuses an unknown name with the nearest right one', () => {
    const { findings } = search({ arrivalStartDat: '2026-10-03' });
    expect(findings).toEqual([
      expect.objectContaining({
        severity: 'error',
        path: 'parameters.arrivalStartDat',
        fix: expect.stringContaining('parameters.arrivalStartDate') as string,
      }),
    ]);
  });

  it('says that a field of a POST search may belong into the body', () => {
    const { findings } = check('rsv.searchHotelReservations', { hotelId: 'SAND01', surname: 'Doe' });
    expect(findings[0]).toMatchObject({ severity: 'error', path: 'parameters.surname' });
    expect(findings[0]?.fix).toContain('body');
  });

  it('names what is required and missing', () => {
    expect(check('rsv.getReservation', { hotelId: 'SAND01' }).findings).toEqual([
      { severity: 'error', path: 'parameters.reservationId', problem: 'is required' },
    ]);
  });

  it('does not let a caller set the headers of this server', () => {
    const { findings } = search({ 'x-hotelid': 'OTHER', authorization: 'x' });
    expect(findings.map((finding) => finding.path)).toEqual([
      'parameters.x-hotelid',
      'parameters.authorization',
    ]);
  });

  it('writes types as declared and wraps a single value of a list', () => {
    const { findings, value } = search({
      limit: '20',
      expectedArrivals: 'true',
      roomId: 101,
      blockCodes: 'WED',
    });
    expect(findings).toEqual([]);
    expect(value).toMatchObject({ limit: 20, expectedArrivals: true, blockCodes: ['WED'] });
  });

  it('refuses wrong types and dates that do not exist', () => {
    const { findings } = search({
      limit: 'ten',
      expectedArrivals: 'perhaps',
      arrivalStartDate: '2026-02-30',
    });
    expect(findings.map((finding) => finding.problem)).toEqual([
      'is not a whole number',
      'is neither true nor false',
      'is not a calendar date, YYYY-MM-DD',
    ]);
  });

  it('refuses unknown codes with those allowed, and mends their case', () => {
    const wrong = check('rsv.getReservation', {
      hotelId: 'SAND01',
      reservationId: '1',
      fetchInstructions: ['Coments'],
    });
    expect(wrong.findings[0]).toMatchObject({
      severity: 'error',
      problem: 'is not one of the values allowed',
    });
    expect(wrong.findings[0]?.fix).toContain('Comments');
    const written = check('rsv.getReservation', {
      hotelId: 'SAND01',
      reservationId: '1',
      fetchInstructions: 'comments,Packages',
    });
    expect(written.value['fetchInstructions']).toEqual(['Comments', 'Packages']);
    expect(written.findings.map((finding) => finding.severity)).toEqual(['warning', 'warning']);
  });

  it('keeps a value in its path segment', () => {
    for (const reservationId of ['', '.', '..']) {
      const { findings } = check('rsv.getReservation', { hotelId: 'SAND01', reservationId });
      expect(findings[0]).toMatchObject({ severity: 'error', path: 'parameters.reservationId' });
    }
  });

  it('asks for no more rows than OPERA gives', () => {
    const { findings, value } = check('rsv.getReservationsSummary', { hotelId: 'SAND01', limit: 900 });
    expect(value['limit']).toBe(200);
    expect(findings).toEqual([expect.objectContaining({ severity: 'warning', path: 'parameters.limit' })]);
  });

  it('refuses a period longer than OPERA allows, or one that runs backwards', () => {
    const inventory = { hotelId: 'SAND01', roomCountRequested: 1 };
    const long = check('inv.getHotelInventory', {
      ...inventory,
      dateRangeStart: '2026-01-01',
      dateRangeEnd: '2026-12-31',
    });
    expect(long.findings[0]).toMatchObject({ severity: 'error', path: 'parameters.dateRangeEnd' });
    expect(long.findings[0]?.problem).toContain('90');
    const back = check('inv.getHotelInventory', {
      ...inventory,
      dateRangeStart: '2026-02-01',
      dateRangeEnd: '2026-01-31',
    });
    expect(back.findings[0]?.problem).toBe('lies before dateRangeStart');
  });

  it('repeats no value in its texts', () => {
    const { findings } = search({ limit: 'Jane Doe', arrivalStartDate: 'Jane Doe', searchType: 'Jane Doe' });
    expect(findings).toHaveLength(3);
    expect(JSON.stringify(findings)).not.toContain('Jane');
  });
});
