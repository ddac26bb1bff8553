import * as fc from 'fast-check';
import { Fault } from './fault.js';
import { holdsCardNumber, refuseCardNumbers } from './card-number.js';

/** Published test numbers of the schemes, none of them a real card. */
const TEST_CARDS = [
  '4111111111111111',
  '5555555555554444',
  '378282246310005',
  '6011111111111117',
  '30569309025904',
];

describe('card numbers in arguments', () => {
  it.each(TEST_CARDS)('finds %s plain, grouped and in a sentence', (card) => {
    expect(holdsCardNumber(card)).toBe(true);
    expect(holdsCardNumber(`pay with ${card}, thanks`)).toBe(true);
    expect(holdsCardNumber(card.replaceAll(/(\d{4})(?=\d)/g, '$1 '))).toBe(true);
    expect(holdsCardNumber(card.replaceAll(/(\d{4})(?=\d)/g, '$1-'))).toBe(true);
    expect(holdsCardNumber(`129.00 ${card.replaceAll(/(\d{4})(?=\d)/g, '$1 ')}`)).toBe(true);
  });

  it('finds a number followed by its expiry date', () => {
    expect(holdsCardNumber('4111 1111 1111 1111 12/28')).toBe(true);
    expect(holdsCardNumber('4111 1111 1111 1111 12 28')).toBe(true);
  });

  it('leaves hotel numbers alone', () => {
    expect(holdsCardNumber('800012001')).toBe(false);
    expect(holdsCardNumber('4111111111111112')).toBe(false);
    expect(holdsCardNumber('2026-11-23 to 2026-11-26')).toBe(false);
    expect(holdsCardNumber('check 4711, table 12, 129.00')).toBe(false);
  });

  it('leaves numbers alone that end as cards do but do not begin like one, and telephone numbers', () => {
    // Right check digits all of them.
    expect(holdsCardNumber('1234567890123452')).toBe(false);
    expect(holdsCardNumber('70000000000005')).toBe(false);
    expect(holdsCardNumber('411111111111116')).toBe(false);
    expect(holdsCardNumber('+49 301 2345 6782')).toBe(false);
    expect(holdsCardNumber('+4930123456782')).toBe(false);
    expect(holdsCardNumber('+4111111111111111')).toBe(true);
    expect(holdsCardNumber('3f2504e0-4f89-41d3-9a0c-0305e82c3301')).toBe(false);
  });

  it('names the field, at any depth, and never the number', () => {
    const error = (() => {
      try {
        refuseCardNumbers({ reservation: '512', note: { text: ['x', TEST_CARDS[0]] } });
      } catch (thrown) {
        return thrown as Fault;
      }
      throw new Error('expected a refusal');
    })();
    expect(error.code).toBe('INPUT_CARD_NUMBER');
    expect(error.details.field).toBe('note.text.1');
    expect(JSON.stringify(error.details) + error.message).not.toContain('4111');
    expect(() => refuseCardNumbers({ reservation: '512', window: 1, paid: true, none: null })).not.toThrow();
    expect(() => refuseCardNumbers({ number: 4_111_111_111_111_111 })).toThrow(Fault);
  });

  it('finds every number of a scheme with a right check digit', () => {
    const digits = fc.constantFrom('4', '51', '6011', '2221').chain((start) =>
      fc
        .array(fc.integer({ min: 0, max: 9 }), {
          minLength: 15 - start.length,
          maxLength: 15 - start.length,
        })
        .map((rest) => [start, ...rest]),
    );
    fc.assert(
      fc.property(digits, (body) => {
        const checked = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].filter((last) =>
          holdsCardNumber([...body, last].join('')),
        );
        expect(checked).toHaveLength(1);
      }),
    );
  });
});
