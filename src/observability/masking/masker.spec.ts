import { assert, constantFrom, integer, property, string } from 'fast-check';
import { Fault } from '../../kernel/fault.js';
import { luhn } from './checks.js';
import { Masker } from './masker.js';
import { PATTERNS, SUSPICIOUS } from './pattern.table.js';

const masker = new Masker();

const LEAKS: readonly [string, string][] = [
  ['card', '4111111111111111'],
  ['card with spaces', '4111 1111 1111 1111'],
  ['card with dashes', '5500-0000-0000-0004'],
  ['American Express', '3782 822463 10005'],
  ['Diners', '30569309025904'],
  ['e-mail', 'anna.muller@example.com'],
  ['e-mail of another script', 'почта@пример.рф'],
  ['encoded e-mail', 'anna%40example.com'],
  ['international phone', '+43 664 123 45 67'],
  ['phone with 00', '0049 30 1234567'],
  ['national phone', '030 1234567'],
  ['national phone with slash', '0664/1234567'],
  ['American phone', '(212) 555-0187'],
  ['IBAN', 'DE89 3704 0044 0532 0130 00'],
  ['IBAN without spaces', 'GB29NWBK60161331926819'],
  ['JWT', `eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abcDEF123_-x`],
  ['machine readable zone', 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<'],
  ['random key', 'aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5bC7dE9'],
];

test.each(LEAKS)('%s is taken out of a sentence, at its ends and between neighbours', (_kind, leak) => {
  for (const text of [
    leak,
    `guest ${leak} arrives`,
    `"${leak}",`,
    `x=${leak};y`,
    `${leak} 12/27 ref 2026-11-23`,
  ]) {
    const shown = masker.text(text);
    expect(shown).not.toContain(leak);
    expect(shown).not.toContain(leak.replace(/\s/g, '').slice(2, 12));
  }
});

test('secrets by their introduction, credentials and queries of addresses', () => {
  expect(masker.text('Authorization: Basic dXNlcjpwYXNz')).not.toContain('dXNl');
  expect(masker.text('{"client_secret":"hunter2!"}')).not.toContain('hunter2');
  expect(masker.text('password=hunter2&x=1')).not.toContain('hunter2');
  expect(masker.text('https://bob:hunter2@host/a')).not.toContain('hunter2');
  expect(masker.text('GET /rsv/v1/hotels/H/profiles?guestName=Smith&limit=2 failed')).toBe(
    'GET /rsv/v1/hotels/H/profiles?[query] failed',
  );
});

test('what an operator needs stays readable', () => {
  const lines = [
    'tool create_reservation done in 12.5 ms',
    'reservation 2041337 room 1204 folio 7781',
    'from 2026-11-23 to 2026-11-25 at 14:30:05',
    '2026-11-23 2026-11-25',
    'request 0f8fad5b-d9cb-469f-a165-70867728950e',
    'OPERAWS-FOF00094 status 409 at 1795431600000',
    'amount 1234567.89 EUR',
    'connect ECONNREFUSED 127.0.0.1:3100',
    'sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  ];
  for (const line of lines) expect(masker.text(line)).toBe(line);
});

test('fields are hidden by name in every spelling; arguments and bodies are withheld whole', () => {
  expect(
    masker.fields({
      tool: 'get_reservation',
      givenName: 'Anna',
      given_name: 'Anna',
      'Guest-Name': 'Anna',
      emailAddress: 1,
      passport: ['x'],
      accessToken: 'x',
      arguments: { a: 1 },
      resultTokens: 12,
      durationMs: 3,
      nested: { surname: '佐藤', ok: true, list: [{ phoneNumber: '1' }] },
      nothing: null,
    }),
  ).toEqual({
    tool: 'get_reservation',
    givenName: '[hidden]',
    given_name: '[hidden]',
    'Guest-Name': '[hidden]',
    emailAddress: '[hidden]',
    passport: '[hidden]',
    accessToken: '[hidden]',
    arguments: '[withheld]',
    resultTokens: 12,
    durationMs: 3,
    nested: { surname: '[hidden]', ok: true, list: [{ phoneNumber: '[hidden]' }] },
    nothing: null,
  });
});

test('numbers, names of properties and errors are looked at too', () => {
  expect(masker.value({ outer: 4111111111111111 })).toEqual({ outer: '[card]' });
  expect(masker.value({ byMail: { 'a.b@example.com': 1 } })).toEqual({ byMail: { '[email]': 1 } });
  const error = new Fault('INTERNAL', {
    message: 'mail a.b@example.com',
    internal: 'card 4111111111111111',
    cause: new Error('phone +43 664 1234567'),
    data: { secretly: 'x' },
  });
  const shown = JSON.stringify(masker.value(error));
  expect(shown).toContain('INTERNAL');
  expect(shown).toContain('masker.spec');
  for (const leak of ['a.b@example', '4111', '664', 'secretly']) expect(shown).not.toContain(leak);
});

test('configured credentials never appear', () => {
  const own = new Masker();
  own.conceal('s3cret', undefined, 'ab');
  expect(own.text('wrong s3cret here, ab')).toBe('wrong [secret] here, ab');
});

test('what cannot be examined is not shown', () => {
  const hostile = {
    get trap(): string {
      throw new Error('no');
    },
  };
  expect(masker.fields(hostile)).toEqual({ masked: '[unmaskable]' });
  const ring: Record<string, unknown> = {};
  ring['ring'] = ring;
  expect(JSON.stringify(masker.value(ring))).toContain('[deep]');
  expect(masker.value({ f: () => 1, bytes: Buffer.from('Anna'), map: new Map([['Anna', 1]]) })).toEqual({
    f: '[function]',
    bytes: '[4 bytes]',
    map: '[1 items]',
  });
});

test('long texts are cut, never through a number', () => {
  assert(
    property(integer({ min: 4050, max: 4110 }), (offset) => {
      const shown = masker.text(`${'x '.repeat(offset / 2)}4111 1111 1111 1111 ${'y '.repeat(500)}`);
      expect(shown.length).toBeLessThan(4200);
      expect(shown).not.toMatch(/\d{4} \d{4}|4111/);
    }),
  );
});

test('every card number in any company is found', () => {
  assert(
    property(
      integer({ min: 0, max: 999_999_999 }),
      constantFrom('', ' ', '-'),
      string(),
      (seed, gap, noise) => {
        const body = `4${String(seed).padStart(14, '0')}`;
        const card = '0123456789'
          .split('')
          .map((digit) => body + digit)
          .find((number) => luhn(number))!;
        const written = card.match(/.{4}/g)!.join(gap);
        expect(masker.text(`${noise} ${written} ${noise}`)).not.toContain(written);
      },
    ),
  );
});

test('a text that is not suspicious matches no pattern', () => {
  for (const [, leak] of LEAKS) expect(SUSPICIOUS.test(leak)).toBe(true);
  assert(
    property(string({ maxLength: 80 }), (text) => {
      if (SUSPICIOUS.test(text)) return;
      for (const { find } of PATTERNS) expect(text.replace(find, '')).toBe(text);
    }),
  );
});
