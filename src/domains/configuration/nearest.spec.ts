import { nearest } from './nearest.js';

const values = [
  { code: 'CHPL', description: 'Change of plans' },
  { code: 'ILL', description: 'Illness' },
  { code: 'WEAT', description: 'Weather' },
  { code: 'DUPL', description: 'Booked twice' },
];
const codes = (written: string, count = 1) => nearest(written, values, count).map((value) => value.code);

describe('nearest codes', () => {
  it('knows a code with a letter wrong, one too long and one in small letters', () => {
    expect(codes('CHPS')).toEqual(['CHPL']);
    expect(codes('WEATHR')).toEqual(['WEAT']);
    expect(codes('dupl')).toEqual(['DUPL']);
  });

  it('knows a code by what it means', () => {
    expect(codes('illness')).toEqual(['ILL']);
    expect(codes('twice')).toEqual(['DUPL']);
    expect(codes('plnas')).toEqual(['CHPL']);
  });

  it('gives at most as many as asked for', () => {
    expect(codes('X', 3)).toHaveLength(3);
    expect(nearest('X', [], 3)).toEqual([]);
  });
});
