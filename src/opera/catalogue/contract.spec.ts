import { Catalogue } from './catalogue.js';
import { ContractChecker } from './contract.js';

const checker = new ContractChecker(Catalogue.open());
const headers = {
  authorization: 'Bearer x',
  'x-app-key': '4b9c1c5e-8a54-4a0e-9d3f-0f5f3c1f2a11',
  'x-hotelid': 'SAND01',
};
const url = '/rsv/v1/hotels/SAND01/reservations';
const minimal = {
  reservations: {
    reservation: [
      { hotelId: 'SAND01', reservationStatus: 'Reserved', roomStay: { arrivalDate: '2026-10-03' } },
    ],
  },
};

describe('the contract of a request', () => {
  it('is kept by a right one', () => {
    expect(checker.checkRequest({ method: 'POST', url, headers, body: minimal })).toEqual([]);
    expect(checker.checkRequest({ method: 'POST', url, headers, body: JSON.stringify(minimal) })).toEqual([]);
  });

  it('names unknown properties, wrong types, wrong codes and wrong dates with their path', () => {
    const body = {
      reservations: {
        reservation: [
          {
            reservationState: 'Reserved',
            roomStay: { arrivalDate: '2026-13-03', guestCounts: { adults: '2' } },
          },
        ],
      },
    };
    const problems = checker.checkRequest({ method: 'POST', url, headers, body });
    expect(problems).toContain(
      'body.reservations.reservation[0].reservationState: unknown property, nearest: reservationStatus',
    );
    expect(problems).toContain(
      'body.reservations.reservation.0.roomStay.arrivalDate: must match format "date"',
    );
    expect(problems).toContain(
      'body.reservations.reservation.0.roomStay.guestCounts.adults: must be integer',
    );
  });

  it('names unknown, repeated and wrong query parameters', () => {
    const query = `${url}?limit=1&limit=5&surename=Doe&offset=ten`;
    const problems = checker.checkRequest({ method: 'GET', url: query, headers });
    expect(problems).toContain('query limit: sent 2 times, takes one value');
    expect(problems).toContain('query offset: is not a whole number');
    expect(problems).toContain('query surename: unknown parameter, nearest: surname');
  });

  it('misses required headers, bodies and operations', () => {
    expect(checker.checkRequest({ method: 'POST', url, headers: {} })).toEqual([
      'header authorization: required',
      'header x-app-key: required',
      'header x-hotelid: required',
      'body: rsv.postReservation requires one',
    ]);
    expect(checker.checkRequest({ method: 'GET', url: '/rsv/v1/nothing', headers })).toEqual([
      'GET /rsv/v1/nothing: no operation of OPERA 26.2',
    ]);
  });

  it('reads form bodies of the token endpoint', () => {
    const token = {
      method: 'POST',
      url: '/oauth/v1/tokens',
      headers: { authorization: 'Basic x', 'x-app-key': headers['x-app-key'] },
    };
    const right = 'grant_type=client_credentials&scope=urn:opc:hgbu:ws:__myscopes__';
    expect(checker.checkRequest({ ...token, body: right })).toEqual([]);
    expect(checker.checkRequest({ ...token, body: `${right}&grant=1` })).toEqual([
      'form grant: unknown field',
    ]);
  });

  it('differs by release', () => {
    const search = { method: 'POST', url: `${url}/searches`, headers, body: {} };
    expect(checker.checkRequest(search, '26.2')).toEqual([]);
    expect(checker.checkRequest(search, '25.5')).toHaveLength(1);
  });
});

describe('the contract of an answer', () => {
  const answer = { method: 'GET', url: '/bof/v1/hotels/SAND01/businessDate', headers: {} };

  it('is kept by a right one, with dates as OPERA writes them', () => {
    const body = { hotels: [{ hotelId: 'SAND01', businessDate: '2026-10-03' }] };
    expect(checker.checkAnswer({ ...answer, status: 200, body })).toEqual([]);
    const posted = { ...answer, url: `${url}/12`, status: 200 };
    const reservation = { reservations: { reservation: [{ createDateTime: '2026-10-01 09:30:00.0' }] } };
    expect(checker.checkAnswer({ ...posted, body: reservation })).toEqual([]);
  });

  it('wants the Location of a create', () => {
    const created = { method: 'POST', url, status: 201, body: {} };
    expect(checker.checkAnswer({ ...created, headers: {} })).toHaveLength(1);
    expect(checker.checkAnswer({ ...created, headers: { Location: `${url}/12` } })).toEqual([]);
  });

  it('wants no body of 204, one of 200, and no status that Oracle does not declare', () => {
    const read = { method: 'GET', url: `${url}/12`, headers: {} };
    expect(checker.checkAnswer({ ...read, status: 204 })).toEqual([]);
    expect(checker.checkAnswer({ ...read, status: 204, body: { a: 1 } })).toEqual([
      'body: 204 declares none',
    ]);
    expect(checker.checkAnswer({ ...read, status: 200 })).toEqual(['body: 200 declares one']);
    expect(checker.checkAnswer({ ...read, status: 206 })).toEqual([
      'status 206: not declared by rsv.getReservation',
    ]);
    expect(checker.checkAnswer({ ...read, status: 429 })).toEqual([]);
  });

  it('holds error bodies against the error schema', () => {
    const read = { method: 'GET', url: `${url}/12`, headers: {}, status: 404 };
    expect(
      checker.checkAnswer({ ...read, body: { type: 'a', title: 'b', 'o:errorCode': 'OPERAWS-1' } }),
    ).toEqual([]);
    expect(checker.checkAnswer({ ...read, body: { reason: 'b' } }).length).toBeGreaterThan(0);
  });
});
