import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Catalogue } from '../catalogue/catalogue.js';
import { WIRE_OPERATIONS } from './wire-operations.table.js';
import { buildWireTypes } from './wire-types.builder.js';

const GENERATED = join(import.meta.dirname, 'generated');
const catalogue = Catalogue.open();

describe('the wire types', () => {
  it('are those the catalogue gives today', () => {
    const built = buildWireTypes(catalogue, WIRE_OPERATIONS);
    expect(readdirSync(GENERATED).sort()).toEqual([...built.keys()].sort());
    const stale = [...built].filter(([name, text]) => readFileSync(join(GENERATED, name), 'utf8') !== text);
    expect(stale.map(([name]) => name)).toEqual([]);
  });

  it('name an operation once', () => {
    expect(new Set(WIRE_OPERATIONS).size).toBe(WIRE_OPERATIONS.length);
  });

  it('have a body and an answer per operation, required properties without a question mark', () => {
    const text = buildWireTypes(catalogue, ['rsv.postReservation']).get('rsv.wire.ts') ?? '';
    expect(text).toContain('export type PostReservationBody = CreateReservation;');
    expect(text).toContain('export type PostReservationAnswer = CreateReservationType;');
    const error = buildWireTypes(catalogue, ['oauth.getToken']).get('oauth.wire.ts') ?? '';
    expect(error).toContain('export type GetTokenAnswer');
  });

  it('refuse an operation that does not exist', () => {
    expect(() => buildWireTypes(catalogue, ['rsv.nothing'])).toThrow('no operation');
  });
});
