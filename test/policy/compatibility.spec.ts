import { readFileSync } from 'node:fs';

const PAGE = readFileSync(new URL('../../docs/compatibility.md', import.meta.url), 'utf8');
const PRICES = JSON.parse(
  readFileSync(new URL('../snapshots/tool-prices.json', import.meta.url), 'utf8'),
) as { tools: Record<string, number> };

/** Rows of the table: their tool, ours (or none), the remark. */
const rows = PAGE.split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')))
  .map(([, theirs = '', ours = '', remark = '']) => ({ theirs, ours, remark }));

describe('the page for those who come from another server', () => {
  it('has a row for each of the 52 tools', () => {
    expect(new Set(rows.map(({ theirs }) => theirs)).size).toBe(52);
    expect(rows).toHaveLength(52);
  });

  it('names tools that exist, and says why where there is none', () => {
    expect(rows.filter(({ ours }) => ours !== 'none' && PRICES.tools[ours] === undefined)).toEqual([]);
    expect(rows.filter(({ ours, remark }) => ours === 'none' && remark === '')).toEqual([]);
  });

  it('keeps their name wherever a tool of that name exists', () => {
    expect(rows.filter(({ theirs, ours }) => PRICES.tools[theirs] !== undefined && ours !== theirs)).toEqual(
      [],
    );
  });
});
