import { operaFault, saidByOpera } from './opera.error.js';
import { createdIdOf, transportFault } from './transport.error.js';
import { TOKEN_REFUSALS } from './gateway-answer.table.js';
import { retryAfterSeconds } from './retry-after.js';
import { safeText } from './safe-text.js';
import { TransportError, type TransportFailure } from '../transport/opera.transport.js';

const attempt = { operation: 'rsv.getReservation', operaRequestId: 'request-1', now: Date.UTC(2026, 2, 1) };

function fault(status: number, body: unknown = '', headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return operaFault({ status, headers, text }, attempt);
}

const oracle = (code: string, detail: string, more: object = {}) => ({
  type: 'https://example.invalid',
  title: detail,
  status: '400',
  'o:errorCode': code,
  ...more,
});

describe('operaFault', () => {
  it.each([
    ['OPERAWS-GEN01244', 403, 'OPERA_FORBIDDEN'],
    ['OPERAWS-GEN01346', 400, 'OPERA_INVALID_REQUEST'],
    ['OPERAWS-ODE09998', 400, 'OPERA_LIMIT_EXCEEDED'],
    ['OPERAWS-CRM00073', 404, 'OPERA_NOT_FOUND'],
    ['OPERAWS-FOF00094', 400, 'OPERA_NO_CASHIER'],
    ['GEN01187', 400, 'OPERA_INVALID_REQUEST'],
    ['OPICS-NOT_FOUND', 404, 'OPERA_NOT_SUBSCRIBED'],
  ])('knows %s', (code, status, expected) => {
    const found = fault(status, oracle(code, 'Some text of Oracle'));
    expect(found.code).toBe(expected);
    expect(found.details).toMatchObject({ status, operaRequestId: 'request-1' });
    expect(found.details.operaCode).toContain(code.replace('OPERAWS-', ''));
  });

  it.each([
    [403, '{"message":"No Subscribed Plan or API found"}', 'OPERA_NOT_SUBSCRIBED'],
    [403, 'Unauthorized to access the resource', 'OPERA_FORBIDDEN'],
    [403, 'Forbidden', 'OPERA_IP_FORBIDDEN'],
    [403, '{"message": "Forbidden"}', 'OPERA_IP_FORBIDDEN'],
    [
      400,
      { title: 'This API is not supported for the current database version' },
      'OPERA_VERSION_UNSUPPORTED',
    ],
    [401, '', 'OPERA_UNAUTHENTICATED'],
    [403, '', 'OPERA_FORBIDDEN'],
    [404, '', 'OPERA_NOT_FOUND'],
    [405, '', 'OPERA_VERSION_UNSUPPORTED'],
    [409, '', 'OPERA_CONFLICT'],
    [413, '', 'OPERA_LIMIT_EXCEEDED'],
    [422, '', 'OPERA_RULE'],
    [429, '', 'OPERA_THROTTLED'],
    [500, '', 'OPERA_UNAVAILABLE'],
    [503, '<html><body>Bad</body></html>', 'OPERA_UNAVAILABLE'],
    [504, '', 'OPERA_TIMEOUT'],
    [418, 'teapot', 'OPERA_INVALID_REQUEST'],
    [599, '', 'OPERA_UNAVAILABLE'],
    [302, '', 'OPERA_UNEXPECTED_SHAPE'],
  ])('reads status %i with %j', (status, body, expected) => {
    expect(fault(status, body).code).toBe(expected);
  });

  it('finds a code in nested details and names the field', () => {
    const nested = {
      title: 'Errors',
      'o:errorDetails': [{ title: 'x', 'o:errorCode': 'OPERAWS-GEN01278', 'o:errorPath': 'limit' }],
    };
    expect(fault(400, nested).details).toMatchObject({ operaCode: 'OPERAWS-GEN01278', field: 'limit' });
  });

  it('gives code, status and a cleaned detail for a code nobody knows', () => {
    const detail = `Guest "Jane Doe" (jane@example.com, 4111 1111 1111 1111) may not <b>move</b>${' now'.repeat(100)}`;
    const { message } = fault(400, oracle('OPERAWS-RSV99999', detail));
    expect(message).toContain('OPERAWS-RSV99999, status 400');
    expect(message).toContain('may not move');
    expect(message).not.toMatch(/Jane|example|4111|<b>/);
    expect(message.length).toBeLessThan(300);
  });

  it('keeps the detail of a known code that may quote a record to itself', () => {
    expect(fault(404, oracle('OPERAWS-CRM00073', 'Profile of Doe not found')).message).not.toContain('Doe');
    expect(fault(400, oracle('OPERAWS-GEN01242', 'Unknown property: arrivalDat')).message).toContain(
      'arrivalDat',
    );
  });

  it('reads Retry-After as seconds and as a date', () => {
    expect(fault(429, '', { 'retry-after': '7' }).details.retryAfterSeconds).toBe(7);
    expect(retryAfterSeconds('Sun, 01 Mar 2026 00:00:09 GMT', attempt.now)).toBe(9);
    expect(retryAfterSeconds('Sat, 28 Feb 2026 00:00:00 GMT', attempt.now)).toBe(0);
    expect(retryAfterSeconds('soon', attempt.now)).toBeUndefined();
  });

  it('does not choke on odd bodies', () => {
    for (const body of [
      'null',
      '[]',
      '{"title":{"title":{"title":{}}}}',
      '"text"',
      '{',
      '\u0000',
      '[[[[[[[]]]]]]]',
    ]) {
      expect(fault(400, body).code).toBe('OPERA_INVALID_REQUEST');
    }
  });

  it('tells whether OPERA itself spoke', () => {
    expect(saidByOpera({ text: JSON.stringify(oracle('OPERAWS-RSV00001', 'no')) })).toBe(true);
    expect(saidByOpera({ text: '<html>502</html>' })).toBe(false);
  });
});

describe('token refusals', () => {
  it.each([
    [400, 'Enterprise ID is required', 'OPERA_ENTERPRISE_ID'],
    [401, '{"error":"invalid_grant","error_description":"[Wrong Password]"}', 'OPERA_PASSWORD'],
    [402, 'invalid_grant [Wrong Password]', 'OPERA_PASSWORD'],
    [400, '{"error":"invalid_scope"}', 'OPERA_SCOPE'],
    [401, '{"error":"invalid_client"}', 'OPERA_CLIENT_SECRET'],
    [400, '{"error":"unsupported_grant_type"}', 'OPERA_USERNAME'],
    [401, '', 'application key'],
  ])('advises for %i %s', (status, text, advice) => {
    const found = operaFault({ status, headers: {}, text }, { ...attempt, answers: TOKEN_REFUSALS });
    expect(found.code).toBe('OPERA_UNAUTHENTICATED');
    expect(found.advice).toContain(advice);
  });

  it('tells a missing subscription and a forbidden address apart', () => {
    const code = (text: string) =>
      operaFault({ status: 403, headers: {}, text }, { ...attempt, answers: TOKEN_REFUSALS }).code;
    expect(code('No Subscribed Plan or API found')).toBe('OPERA_NOT_SUBSCRIBED');
    expect(code('Forbidden')).toBe('OPERA_IP_FORBIDDEN');
  });
});

describe('transportFault', () => {
  const failures: TransportFailure[] = [
    'connect',
    'tls',
    'reset',
    'timeout',
    'aborted',
    'oversize',
    'garbled',
  ];

  it.each(failures)('never calls a sent write failed after %s', (failure) => {
    const sent = transportFault(new TransportError(failure, true), { ...attempt, effect: 'money' });
    expect(sent.code).toBe('OPERA_OUTCOME_UNKNOWN');
    const unsent = transportFault(new TransportError(failure, false), { ...attempt, effect: 'money' });
    expect(unsent.code).not.toBe('OPERA_OUTCOME_UNKNOWN');
    const read = transportFault(new TransportError(failure, true), { ...attempt, effect: 'read' });
    expect(read.code).toBe(unsent.code);
  });

  it('believes an error status whose body was lost', () => {
    const found = transportFault(new TransportError('reset', true, 400), { ...attempt, effect: 'write' });
    expect(found.code).toBe('OPERA_UNAVAILABLE');
  });

  it('says what was created when only the body was lost', () => {
    const error = new TransportError('reset', true, 201, '/rsv/v1/hotels/H/reservations/77?x=1');
    expect(transportFault(error, { ...attempt, effect: 'write' }).details.data).toEqual({
      accepted: true,
      createdId: '77',
    });
    expect(createdIdOf('/a/b%20c/')).toBe('b c');
    expect(createdIdOf('/a/%zz')).toBe('%zz');
    expect(createdIdOf('')).toBeUndefined();
  });
});

describe('safeText', () => {
  it('keeps apostrophes of words and drops control characters', () => {
    expect(safeText("The guest's\u202e room\n isn't ready")).toBe("The guest's room isn't ready");
    expect(safeText(undefined)).toBe('');
    expect(safeText('call +1 (212) 555-01-23 or see https://a.b/c?d=e')).toBe('call … or see …');
  });
});
