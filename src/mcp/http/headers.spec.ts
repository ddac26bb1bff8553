import { headerText } from './header-text.js';
import { OriginPolicy } from './origin.policy.js';

describe('headerText', () => {
  it.each([
    ['tools/call', 'tools/call'],
    ['  spaced  ', 'spaced'],
    ['=?base64?SGVsbG8=?=', 'Hello'],
    ['=?base64?w6Rww6Rl?=', 'äpäe'],
    ['=?base64?SGVsbG8=', '=?base64?SGVsbG8='],
    ['SGVsbG8=', 'SGVsbG8='],
  ])('reads %j as %j', (value, text) => {
    expect(headerText(value)).toBe(text);
  });

  it.each(['=?base64?SGVsbG8?=', '=?base64?SGVs!!!bG8=?='])('does not read %j', (value) => {
    expect(headerText(value)).toBeUndefined();
  });
});

describe('OriginPolicy', () => {
  const policy = new OriginPolicy(['mcp.hotel.example'], ['https://app.hotel.example']);

  it.each([
    [{ host: 'localhost:3000' }],
    [{ host: '[::1]:3000' }],
    [{ host: 'MCP.hotel.example' }],
    [{ host: 'localhost', origin: 'https://app.hotel.example' }],
    [{ host: 'localhost', origin: 'http://[::1]:5173' }],
  ])('serves %j', (headers) => {
    expect(policy.refusal(headers)).toBeUndefined();
  });

  it.each([
    [{}],
    [{ host: '' }],
    [{ host: 'hotel.example' }],
    [{ host: 'localhost@evil.example' }],
    [{ host: 'localhost', origin: 'https://app.hotel.example:8443' }],
    [{ host: 'localhost', origin: 'http://app.hotel.example' }],
    [{ host: 'localhost', origin: 'http://localhost@evil.example' }],
    [{ host: 'localhost', origin: 'file://' }],
  ])('refuses %j', (headers) => {
    expect(policy.refusal(headers)).toEqual(expect.any(String));
  });

  it('serves all when told so', () => {
    expect(new OriginPolicy(['*'], ['*']).refusal({ host: 'x', origin: 'https://y' })).toBeUndefined();
  });
});
