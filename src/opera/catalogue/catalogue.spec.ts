import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../../kernel/fault.js';
import { Catalogue } from './catalogue.js';

const DATA = join(import.meta.dirname, 'data');
const catalogue = Catalogue.open();

function faultOf(act: () => unknown): Fault {
  try {
    act();
  } catch (error) {
    if (error instanceof Fault) return error;
  }
  throw new Error('no fault was thrown');
}

describe('the catalogue', () => {
  it('has every callable operation of both releases', () => {
    expect(catalogue.releases).toEqual(['26.2', '25.5']);
    expect(catalogue.operations('26.2')).toHaveLength(3519);
    expect(catalogue.operations('25.5')).toHaveLength(3373);
    expect(catalogue.operations('26.2').filter((operation) => operation.configuration)).toHaveLength(1648);
    expect(catalogue.operations('25.5').filter((operation) => operation.configuration)).toHaveLength(1570);
  });

  it('is small enough to ship', () => {
    const files = readdirSync(DATA, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.json'))
      .map((path) => statSync(join(DATA, path)).size);
    expect(files.reduce((sum, size) => sum + size, 0)).toBeLessThan(8_000_000);
    expect(Math.max(...files)).toBeLessThan(1_500_000);
  });

  it("leaves open only the references that Oracle's own files leave open", () => {
    expect(catalogue.unresolved('26.2')).toEqual(['par#/definitions/ratePostingInterval']);
    expect(catalogue.unresolved('25.5')).toEqual(['blkasync#/definitions/block']);
  });

  it('tells the facts of one operation', () => {
    const fact = catalogue.operation('rsv.postReservation');
    expect(fact).toMatchObject({
      method: 'POST',
      path: '/rsv/v1/hotels/{hotelId}/reservations',
      hasBody: true,
      effect: 'write',
      bodyMaxBytes: 2_097_152,
      answers: [201],
      locations: [201],
    });
    const hotel = fact.parameters.find((parameter) => parameter.name === 'hotelId');
    expect(hotel).toEqual({
      name: 'hotelId',
      in: 'path',
      type: 'string',
      required: true,
      array: false,
      minLength: 1,
      maxLength: 2000,
    });
  });

  it('reads limits, paging and deprecation', () => {
    expect(catalogue.operation('rsv.searchReservationsSummary')).toMatchObject({
      paging: 'offset',
      limits: { maxLimit: 200 },
    });
    expect(catalogue.operation('par.searchHotelAvailability').limits).toEqual({ maxSpanDays: 90 });
    const limits = catalogue.operations().map((operation) => operation.limits);
    expect(limits.filter((limit) => limit.maxLimit !== undefined)).toHaveLength(120);
    expect(limits.filter((limit) => limit.maxSpanDays !== undefined)).toHaveLength(113);
    expect(catalogue.operation('rsv.getReservations', '26.2').deprecated).toBe(true);
    expect(catalogue.operation('rsv.getReservations', '25.5').deprecated).toBe(false);
  });

  it('ties the 38 POST searches to their older GET, both ways', () => {
    const twins = catalogue.operations().filter((operation) => operation.olderTwin);
    const searches = twins.filter((operation) => /search(es)?$/.test(operation.path));
    expect(searches).toHaveLength(38);
    expect(
      twins.filter((operation) => !searches.includes(operation)).map((operation) => operation.id),
    ).toEqual(['csh.postCCAuthorizationInstructionsByProfile', 'csh.postCCAuthorizationInstructions']);
    expect(catalogue.operation('rsv.searchHotelReservations').olderTwin).toBe('rsv.getHotelReservations');
    expect(catalogue.operation('rsv.getHotelReservations', '25.5').newerTwin).toBe(
      'rsv.searchHotelReservations',
    );
    for (const { olderTwin } of twins) expect(catalogue.find(olderTwin ?? '', '25.5')).toBeDefined();
  });

  it('ties every status poll to its start and its result', () => {
    const polls = catalogue.operations().filter((operation) => operation.method === 'HEAD');
    expect(polls).toHaveLength(27);
    for (const poll of polls) {
      expect(poll.async?.status).toBe(poll.id);
      expect(catalogue.operation(poll.async?.start ?? '').statuses).toContain(202);
      expect(catalogue.operation(poll.async?.result ?? '').method).toBe('GET');
    }
  });

  it('names the nearest operations for a wrong id', () => {
    const fault = faultOf(() => catalogue.operation('getFolio'));
    expect(fault.code).toBe('OPERA_OPERATION_UNKNOWN');
    expect(fault.advice).toContain('csh.getFolio');
    expect(fault.details.data?.['nearest']).toContain('csh.getFolio');
    expect(faultOf(() => catalogue.operation('csh.getFolioo')).advice).toContain('csh.getFolio');
  });

  it('knows that an older release lacks an operation', () => {
    expect(catalogue.find('rsv.searchReservations', '25.5')).toBeUndefined();
    expect(catalogue.find('csh.getCCAuthorizationInstructions', '26.2')).toBeUndefined();
    expect(catalogue.find('csh.getCCAuthorizationInstructions', '25.5')).toBeDefined();
  });

  it('routes every operation by its own path', () => {
    for (const release of catalogue.releases) {
      for (const operation of catalogue.operations(release)) {
        const path = operation.path.replaceAll(/\{[^}]+\}/g, 'A%2F1');
        const found = catalogue.route(operation.method, path, release);
        expect(found?.operation.id).toBe(operation.id);
      }
    }
    const found = catalogue.route('get', '/rsv/v1/hotels/SAND01/reservations/a%2Fb');
    expect(found?.pathParameters).toEqual({ hotelId: 'SAND01', reservationId: 'a/b' });
    expect(catalogue.route('PATCH', '/rsv/v1/hotels/SAND01/reservations')).toBeUndefined();
    expect(catalogue.route('GET', '/nothing/here')).toBeUndefined();
  });

  it('gives schemas with their definitions inside, cyclic ones too', () => {
    const schema = catalogue.bodySchema('rsv.postReservation');
    expect(schema?.['$ref']).toBe('#/definitions/createReservation');
    expect(Object.keys(schema?.['definitions'] as object)).toContain('hotelReservationType');
    expect(catalogue.bodySchema('rsv.getReservation')).toBeUndefined();
    expect(catalogue.answerSchema('rsv.getReservation', 400)?.['$ref']).toBe(
      '#/definitions/exceptionDetailType',
    );
    expect(catalogue.answerSchema('rsv.getReservation', 204)).toBeUndefined();
  });
});
