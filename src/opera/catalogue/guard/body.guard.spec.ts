import { Catalogue } from '../catalogue.js';
import { checkBody } from './body.guard.js';

const catalogue = Catalogue.open();
const check = (id: string, body: unknown) => checkBody(catalogue, catalogue.operation(id), body);
const booking = (reservation: unknown) => ({ reservations: { reservation } });

describe('the guard of bodies', () => {
  it('lets a right body pass unchanged', () => {
    const body = booking([
      { hotelId: 'SAND01', roomStay: { arrivalDate: '2026-10-03', guestCounts: { adults: 2 } } },
    ]);
    expect(check('rsv.postReservation', body)).toEqual({ findings: [], value: body });
  });

  it('refuses an unknown property, naming the right one where it really is', () => {
    const { findings } = check(
      'rsv.postReservation',
      booking([{ reservationState: 'Reserved', arrivalDate: '2026-10-03' }]),
    );
    expect(findings).toEqual([
      {
        severity: 'error',
        path: 'body.reservations.reservation[0].reservationState',
        problem: 'is not a property of hotelReservationType',
        fix: 'Did you mean body.reservations.reservation[0].reservationStatus?',
      },
      expect.objectContaining({ fix: 'Did you mean body.reservations.reservation[0].roomStay.arrivalDate?' }),
    ]);
  });

  it("takes Oracle's own loose samples and sends the strict shape", () => {
    const single = check('rsv.postReservation', booking({ roomStay: { guestCounts: { adults: '2' } } }));
    expect(single.value).toEqual(booking([{ roomStay: { guestCounts: { adults: 2 } } }]));
    expect(single.findings.map((finding) => [finding.severity, finding.path])).toEqual([
      ['warning', 'body.reservations.reservation'],
      ['warning', 'body.reservations.reservation[0].roomStay.guestCounts.adults'],
    ]);
    const list = check('rsv.postReservation', { reservations: [{ hotelId: 'SAND01' }] });
    expect(list.value).toEqual(booking([{ hotelId: 'SAND01' }]));
    expect(list.findings[0]?.severity).toBe('warning');
  });

  it('refuses wrong codes, dates, lengths and types, each with its path', () => {
    const { findings } = check(
      'rsv.postReservation',
      booking([
        {
          reservationStatus: 'Booked',
          roomStay: { arrivalDate: '03.10.2026', guestCounts: { adults: 1.5 } },
          hotelId: 'X'.repeat(21),
        },
      ]),
    );
    expect(
      findings.map((finding) => [
        finding.path.replace('body.reservations.reservation[0].', ''),
        finding.problem,
      ]),
    ).toEqual([
      ['reservationStatus', 'is not one of the values allowed'],
      ['roomStay.arrivalDate', 'is not a calendar date, YYYY-MM-DD'],
      ['roomStay.guestCounts.adults', 'is not a whole number'],
      ['hotelId', 'is longer than 20 characters'],
    ]);
  });

  it('leaves out what is null and refuses what cannot be an object', () => {
    const { value, findings } = check('rsv.postReservation', { reservations: null, fetchInstructions: null });
    expect(value).toEqual({});
    expect(findings.every((finding) => finding.severity === 'warning')).toBe(true);
    expect(check('rsv.postReservation', 'text').findings[0]).toMatchObject({
      severity: 'error',
      path: 'body',
    });
    expect(check('rsv.postReservation', { reservations: 5 }).findings[0]?.problem).toBe('must be an object');
  });

  it('knows which operations have a body', () => {
    expect(check('rsv.getReservation', {}).findings[0]?.problem).toBe('rsv.getReservation takes no body');
    expect(check('rsv.postReservation', undefined).findings[0]?.problem).toBe(
      'rsv.postReservation requires a body',
    );
    expect(check('rsv.getReservation', undefined).findings).toEqual([]);
  });

  it('sends no more than OPERA takes', () => {
    const message = { message: { messageText: 'x'.repeat(1500) } };
    const { findings } = check('rsv.postGuestMessages', {
      hotelId: 'SAND01',
      guestMessages: Array.from({ length: 90 }, () => message),
    });
    expect(findings.at(-1)?.problem).toContain('OPERA takes at most 102400');
  });

  it('asks for no more rows and days than OPERA gives in a POST search', () => {
    expect(check('crm.searchProfiles', { limit: 900 }).value).toEqual({ limit: 200 });
    const stay = { roomStayStartDate: '2026-01-01', roomStayEndDate: '2026-12-01' };
    expect(check('par.searchHotelAvailability', stay).findings[0]?.path).toBe('body.roomStayEndDate');
  });

  it('is not led astray by hostile input', () => {
    const hostile: unknown = JSON.parse('{"__proto__":{"polluted":true},"constructor":1}');
    const { findings, value } = check('rsv.postReservation', hostile);
    expect(findings.map((finding) => finding.path)).toEqual(['body.__proto__', 'body.constructor']);
    expect(Object.keys(value as object)).toEqual([]);
  });

  it('follows a cyclic definition as deep as the body goes, and stops before the stack does', () => {
    const rule = (levels: number): unknown => {
      let group: unknown = { wrong: 1 };
      for (let level = 0; level < levels; level += 1) group = { conditionGroup: [group] };
      return { globalAlerts: [{ conditions: group }] };
    };
    const shallow = check('rsvcfg.postGlobalAlerts', rule(3)).findings[0];
    expect(shallow?.path).toBe('body.globalAlerts[0].conditions' + '.conditionGroup[0]'.repeat(3) + '.wrong');
    expect(check('rsvcfg.postGlobalAlerts', rule(5000)).findings[0]?.problem).toContain('nested deeper');
  });
});
