import { readPersonName, sameName } from './person-name.js';

describe('names of people', () => {
  it('are read as staff write them', () => {
    expect(readPersonName('Muller, Anna')).toEqual([{ surname: 'Muller', givenName: 'Anna' }]);
    expect(readPersonName('Muller,')).toEqual([{ surname: 'Muller' }]);
    expect(readPersonName(' Muller ')).toEqual([{ surname: 'Muller' }]);
    expect(readPersonName('Anna Maria Muller')).toEqual([
      { surname: 'Muller', givenName: 'Anna Maria' },
      { surname: 'Anna Maria Muller' },
    ]);
  });

  it('are the same whatever their accents, case and hyphens', () => {
    expect(sameName('Lefèvre-Dunand', 'LEFEVRE DUNAND')).toBe(true);
    expect(sameName("O'Hara", 'OHara')).toBe(true);
    expect(sameName('Muller', 'Miller')).toBe(false);
    expect(sameName(undefined, '')).toBe(true);
  });
});
