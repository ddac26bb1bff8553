import { nearest } from './nearest.js';

describe('nearest', () => {
  const known = ['arrivalDate', 'departureDate', 'adults'];

  it.each([
    ['arivalDate', 'arrivalDate'],
    ['arrival_date', 'arrivalDate'],
    ['departrueDate', 'departureDate'],
    ['adult', 'adults'],
  ])('takes %s for %s', (name, meant) => {
    expect(nearest(name, known)).toBe(meant);
  });

  it.each(['', 'roomType', 'x'])('does not guess what %j means', (name) => {
    expect(nearest(name, known)).toBeUndefined();
  });
});
