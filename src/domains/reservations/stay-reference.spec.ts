import { readReference } from './stay-reference.js';

describe('references to a stay', () => {
  it.each([
    ['id:300017', '300017', true],
    ['ID: 300017', '300017', true],
    ['71000017', '71000017', false],
    ['#71000017', '71000017', false],
    ['room 512', '512', false],
    ['Room 12A', '12A', false],
    [' 512 ', '512', false],
  ])('%s is a number', (written, id, exactId) => {
    expect(readReference(written)).toEqual({ id, exactId, names: [] });
  });

  it('is a name when there is no digit in it', () => {
    expect(readReference('Anna Muller')).toEqual({
      exactId: false,
      names: [{ surname: 'Muller', givenName: 'Anna' }, { surname: 'Anna Muller' }, { text: 'Anna Muller' }],
    });
    expect(readReference('Muller, Anna').names[0]).toEqual({ surname: 'Muller', givenName: 'Anna' });
  });

  it('may be a name with a digit in it, after the numbers', () => {
    expect(readReference('Harbour2')).toEqual({
      id: 'Harbour2',
      exactId: false,
      names: [{ surname: 'Harbour2' }],
    });
  });
});
