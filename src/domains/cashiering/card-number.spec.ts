import * as fc from 'fast-check';
import { Fault } from '../../kernel/fault.js';
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

  it('finds every unbroken number with a right check digit', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 18 });
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
