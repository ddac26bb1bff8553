import { Slots } from './slots.js';

describe('Slots', () => {
  it('keeps, finds and forgets, using slots again', () => {
    const slots = new Slots<string>();
    const [a, b] = [slots.add('a'), slots.add('b')];
    slots.remove(a);
    slots.remove(a);
    expect(slots.get(a)).toBeUndefined();
    expect([...slots]).toEqual(['b']);
    expect(slots.size).toBe(1);
    expect(slots.add('c')).toBe(a);
    expect(slots.add('d')).not.toBe(b);
    expect([...slots]).toEqual(['c', 'b', 'd']);
    expect(slots.get(99)).toBeUndefined();
  });
});
