import { Catalogue } from '../catalogue/catalogue.js';
import type { OperationFact, ParameterFact } from '../catalogue/operation.js';
import { urlOf } from './url.js';

const catalogue = Catalogue.open();

/** The address with two values for one parameter, and something in every place of the path. */
function urlWith(fact: OperationFact, { name }: ParameterFact): URL {
  const inPath = fact.parameters.filter(({ in: place }) => place === 'path').map((one) => [one.name, 'x']);
  return new URL(
    urlOf('http://opera.example', fact, { ...Object.fromEntries(inPath), [name]: ['a', 'b c'] }),
  );
}

const lists = catalogue
  .operations()
  .flatMap((fact) =>
    fact.parameters
      .filter(({ in: place, array }) => place === 'query' && array)
      .map((one) => ({ fact, one })),
  );
const joined = lists.filter(({ one }) => one.csv === true);
const repeated = lists.filter(({ one }) => one.csv !== true);

describe('lists in the query', () => {
  it('are written as one comma-separated value where Oracle declares it so', () => {
    expect(joined).toHaveLength(23);
    for (const { fact, one } of joined) {
      expect(urlWith(fact, one).searchParams.getAll(one.name)).toEqual(['a,b c']);
    }
  });

  it('repeat the name everywhere else', () => {
    expect(repeated.length).toBeGreaterThan(1000);
    for (const { fact, one } of repeated) {
      expect(urlWith(fact, one).searchParams.getAll(one.name)).toEqual(['a', 'b c']);
    }
  });
});

describe('values in the path', () => {
  const fact = catalogue.operation('rsv.getReservation');
  const withId = (reservationId: string): string =>
    urlOf('http://opera.example', fact, { hotelId: 'SAND01', reservationId });

  it.each(['..', '.', '../x', 'a/../b', '..\\x', '%2e%2e%2fx', 'a%2F..', 'a\r\nx: y', 'a\u0000'])(
    'may not be a step elsewhere: %j',
    (reservationId) => expect(() => withId(reservationId)).toThrow(/is not an identifier/),
  );

  it.each(['301', 'a.b', 'a/b', 'x..y', 'Ä 1'])('are escaped: %j', (reservationId) => {
    expect(withId(reservationId)).toMatch(/\/reservations\/[^/?]+$/);
  });
});
