import { EVERYTHING, narrowingOf, toolsetsNamed } from './narrowing.js';

describe('narrowingOf', () => {
  it('is everything when nothing is chosen', () => {
    expect(narrowingOf(undefined, undefined, undefined, undefined)).toBe(EVERYTHING);
  });

  it('resolves profiles and keeps the fixed order', () => {
    expect(toolsetsNamed('system, cashiering')).toEqual(['cashiering', 'system']);
    expect(toolsetsNamed('cashier')).toEqual(['front-desk', 'cashiering', 'reporting', 'system']);
  });

  it('lets address and header cut each other', () => {
    expect(narrowingOf('cashier', undefined, 'cashiering,profiles', 'true')).toEqual({
      toolsets: ['cashiering'],
      readOnly: true,
    });
  });

  it.each([
    ['cashier,', undefined, undefined, /Unknown toolset or profile ""/],
    ['__proto__', undefined, undefined, /Unknown toolset/],
    ['constructor', undefined, undefined, /Unknown toolset/],
    ['Cashiering', undefined, undefined, /Did you mean "cashiering"/],
    ['all', 'read-only', undefined, /Unknown mode "read-only"/],
    ['all', undefined, 'maybe', /must be true or false/],
  ])('refuses %s %s %s', (path, mode, readOnly, message) => {
    expect(() => narrowingOf(path, mode, undefined, readOnly)).toThrow(message);
  });
});
