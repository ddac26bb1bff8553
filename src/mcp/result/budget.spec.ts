import { fitted, fittedText, tokensOf } from './budget.js';

describe('fitted', () => {
  const rows = (count: number) => Array.from({ length: count }, (_, id) => ({ id, text: 'some words here' }));

  it('leaves alone what fits', () => {
    const data = { rows: rows(3) };
    expect(fitted(data, 1000)).toEqual({ data, json: JSON.stringify(data) });
  });

  it('shortens the longest array and says by how much', () => {
    const data = { rows: rows(1000), few: [1, 2, 3] };
    const cut = fitted(data, 1000);
    const kept = (cut.data['rows'] as unknown[]).length;
    expect(tokensOf(cut.json)).toBeLessThanOrEqual(1000);
    expect(kept).toBeGreaterThan(50);
    expect(cut.data['few']).toEqual([1, 2, 3]);
    expect(cut.note).toContain(`"rows" shows ${kept} of 1000 entries`);
    expect(data.rows).toHaveLength(1000);
  });

  it('finds the array below others and tells the first length when cut twice', () => {
    const data = { folio: { windows: [{ postings: rows(400) }, { postings: rows(300) }] } };
    const cut = fitted(data, 1000);
    expect(tokensOf(cut.json)).toBeLessThanOrEqual(1000);
    expect(cut.note).toMatch(/"folio\.windows(\.\d\.postings)?" shows \d+ of (2|400|300) entries/);
  });

  it('shortens text when there is no array to shorten', () => {
    const cut = fitted({ letter: 'x'.repeat(100_000) }, 1000);
    expect(tokensOf(cut.json)).toBeLessThanOrEqual(1000);
    expect(cut.note).toContain('"letter" is shortened');
  });

  it('ends even when nothing can be shortened', () => {
    const data = Object.fromEntries(rows(1000).map(({ id }) => [`field${id}`, id]));
    expect(fitted(data, 100).json).toBe(JSON.stringify(data));
  });
});

describe('fittedText', () => {
  it('says that it was cut', () => {
    expect(fittedText('x'.repeat(50), 10)).toMatch(/^x{40}…\n\(cut:/);
    expect(fittedText('short', 10)).toBe('short');
  });
});
