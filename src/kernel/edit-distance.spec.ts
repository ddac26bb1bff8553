import { assert, property, string } from 'fast-check';
import { editDistance } from './edit-distance.js';

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['room', 'rom', 1],
    ['room', 'roam', 1],
    ['arrival', 'arrivla', 1],
    ['kitten', 'sitting', 3],
  ])('%j to %j: %d', (left, right, distance) => {
    expect(editDistance(left, right)).toBe(distance);
  });

  it('gives up at its limit', () => {
    expect(editDistance('a', 'abcdef', 3)).toBe(3);
    expect(editDistance('abcdef', 'uvwxyz', 2)).toBe(2);
  });

  it('is the same both ways and never more than the longer text', () => {
    assert(
      property(string({ maxLength: 12 }), string({ maxLength: 12 }), (left, right) => {
        const distance = editDistance(left, right);
        expect(distance).toBe(editDistance(right, left));
        expect(distance).toBeLessThanOrEqual(Math.max(left.length, right.length));
        expect(distance === 0).toBe(left === right);
      }),
    );
  });
});
