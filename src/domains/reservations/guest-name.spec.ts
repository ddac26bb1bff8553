import { LOCAL_CALLER } from '../../auth/caller.js';
import { contact, guestName } from './guest-name.js';

const outsider = { ...LOCAL_CALLER, scopes: new Set(['opera:read']) };

describe('names of guests', () => {
  it('are shown to those who may see them, and masked to a letter for others', () => {
    const name = { surname: 'Müller', givenName: 'Änne' };
    expect(guestName(name, LOCAL_CALLER)).toBe('Müller, Änne');
    expect(guestName(name, outsider)).toBe('M•••, Ä•••');
    expect(guestName({ surname: '\u{20BB7}野' }, outsider)).toBe('\u{20BB7}•••');
  });

  it('may be missing', () => {
    expect(guestName({}, LOCAL_CALLER)).toBe('name not stated');
    expect(guestName({ surname: '', givenName: 'Ana' }, LOCAL_CALLER)).toBe('Ana');
    expect(contact(undefined, LOCAL_CALLER)).toBeUndefined();
    expect(contact('a@b.example', outsider)).toBe('a•••');
  });
});
