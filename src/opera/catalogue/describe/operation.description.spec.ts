import { encode } from 'gpt-tokenizer';
import { Fault } from '../../../kernel/fault.js';
import { Catalogue } from '../catalogue.js';
import { checkBody } from '../guard/body.guard.js';
import { checkParameters } from '../guard/parameter.guard.js';
import type { Shape } from '../shape.js';
import { exampleOf } from './example.builder.js';
import { EXAMPLES } from './example.table.js';
import {
  describeOperation,
  type OperationDescription,
  type PartDescription,
} from './operation.description.js';

const catalogue = Catalogue.open();
const whole = (id: string, depth?: number) =>
  describeOperation(catalogue, id, { depth }) as OperationDescription;
const part = (id: string, path: string) => describeOperation(catalogue, id, { path }) as PartDescription;
const tokens = (value: unknown): number => encode(JSON.stringify(value)).length;

function faultOf(act: () => unknown): Fault {
  try {
    act();
  } catch (error) {
    if (error instanceof Fault) return error;
  }
  throw new Error('no fault was thrown');
}

/** A pseudo-random way from the body down to a scalar, the same on every run. */
function leafPath(id: string, seed: number): string[] {
  const reader = catalogue.shapes(catalogue.operation(id).module);
  const path: string[] = [];
  let shape: Shape = reader.element(reader.read(catalogue.body(id)?.node ?? {}));
  for (
    let step = seed;
    shape.kind === 'object' && shape.properties.size > 0 && path.length < 30;
    step = step * 31 + 7
  ) {
    const fields = [...shape.properties];
    const [name, node] = fields[step % fields.length] ?? ['', {}];
    path.push(name);
    shape = reader.element(reader.read(node));
  }
  return path;
}

describe('the description of an operation', () => {
  it('stays within 1,500 tokens for every operation', () => {
    const lengths = catalogue
      .operations()
      .map(({ id }) => ({ id, length: JSON.stringify(whole(id)).length }));
    lengths.sort((left, right) => right.length - left.length);
    const longest = [
      ...lengths.slice(0, 100).map(({ id }) => id),
      'rsv.postReservation',
      'blk.putBlockReservations',
    ];
    expect(longest.filter((id) => tokens(whole(id)) > 1500)).toEqual([]);
  });

  it('tells what is needed to call', () => {
    const description = whole('rsv.postReservation');
    expect(description).toMatchObject({
      operation: 'rsv.postReservation',
      area: 'Reservations',
      method: 'POST',
      effect: 'write',
      parameters: { 'hotelId*': 'text ≤2000 (path)' },
      example: { source: 'documented' },
    });
    expect(JSON.stringify(description.body)).toContain('roomStay');
    expect(whole('par.searchHotelAvailability').limits).toEqual({ maxSpanDays: 90 });
    expect(whole('rsv.searchReservationsSummary')).toMatchObject({
      paging: 'offset',
      limits: { maxLimit: 200 },
    });
  });

  it('warns of what is old, of set-up and of long jobs', () => {
    expect(whole('rsv.getHotelReservations').notes).toContain('deprecated: use rsv.searchHotelReservations');
    expect(whole('rmcfg.postRoomTypes').notes).toContain('configuration of the hotel');
    expect(whole('invasync.startInventoryStatisticsProcess').notes?.join()).toContain(
      'poll invasync.getInventoryStatisticsProcessStatus',
    );
  });

  it('expands to any leaf, with every value and rule', () => {
    for (const id of ['rsv.postReservation', 'blk.putBlockReservations', 'csh.postBillingCharges']) {
      for (let seed = 1; seed <= 60; seed += 1) {
        const path = `body.${leafPath(id, seed).join('.')}`;
        const expanded = part(id, path);
        expect(expanded.part).toBeDefined();
        expect(tokens(expanded)).toBeLessThan(3000);
      }
    }
    expect(part('rsv.postReservation', 'body.reservations.reservation[0].reservationStatus').part).toBe(
      'Reserved|Requested|NoShow|Cancelled|InHouse|CheckedOut|Waitlisted|DueIn|DueOut|Walkin|PendingCheckout',
    );
    expect(part('rsv.postReservation', 'body.reservations.reservation.roomStay.guarantee').part).toEqual({
      guaranteeCode: 'text ≤20',
      shortDescription: 'text ≤80',
      onHold: 'true|false',
    });
  });

  it('keeps to the depth asked for', () => {
    expect(whole('rsv.postReservation', 1).body).toMatchObject({
      reservations: expect.stringMatching(/^\{\d+\}$/) as string,
    });
    expect(whole('rsv.postReservation', 2).body).toMatchObject({
      reservations: { 'reservation[]': expect.stringMatching(/^\{\d+\}$/) as string },
    });
  });

  it('expands parameters and answers', () => {
    expect(part('rsv.getReservation', 'parameters.fetchInstructions').part).toContain('|Comments|');
    expect(Object.keys(part('rsv.getHotelReservations', 'parameters').part)).toContain('surname');
    expect(JSON.stringify(part('csh.getFolio', 'answer').part)).toContain('folioWindows');
  });

  it('names the nearest for a path that does not exist', () => {
    const deep = faultOf(() => part('rsv.postReservation', 'body.reservations.reservation.roomStays'));
    expect(deep.code).toBe('INPUT_INVALID');
    expect(deep.advice).toContain('body.reservations.reservation.roomStay');
    expect(faultOf(() => part('rsv.getReservation', 'body')).advice).toContain('answer');
    expect(faultOf(() => part('rsv.getReservation', 'parameters.fetchInstruction')).advice).toContain(
      'fetchInstructions',
    );
    expect(faultOf(() => part('rsv.nothing', 'body')).code).toBe('OPERA_OPERATION_UNKNOWN');
  });
});

describe('the example of an operation', () => {
  it.each(catalogue.releases)(
    'passes the guard for every operation of %s without a single finding',
    (release) => {
      const found = catalogue.operations(release).flatMap((operation) => {
        const { parameters, body } = exampleOf(catalogue, operation, release);
        const findings = [
          ...checkParameters(operation, parameters).findings,
          ...checkBody(catalogue, operation, body, release).findings,
        ];
        return findings.map(({ path, problem }) => `${operation.id} ${path} ${problem}`);
      });
      expect(found).toEqual([]);
    },
  );

  it('is documented for the operations of the table, which all exist', () => {
    for (const id of Object.keys(EXAMPLES))
      expect(exampleOf(catalogue, catalogue.operation(id)).source).toBe('documented');
    expect(exampleOf(catalogue, catalogue.operation('act.postActivities')).source).toBe('derived');
  });

  it('shows something of a body that requires nothing', () => {
    const empty = catalogue.operations().filter((operation) => {
      const body = exampleOf(catalogue, operation).body;
      return operation.hasBody && Object.keys(body as object).length === 0;
    });
    expect(empty.length).toBeLessThan(20);
  });
});
