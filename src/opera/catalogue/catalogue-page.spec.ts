import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Catalogue } from './catalogue.js';
import { cataloguePage } from './catalogue-page.js';

const PAGE = join(import.meta.dirname, '../../../docs/tools/catalogue.md');

describe('the page on every operation', () => {
  const catalogue = Catalogue.open();
  const page = cataloguePage(catalogue);

  it('is the one in the documentation', () => {
    expect(readFileSync(PAGE, 'utf8')).toBe(page);
  });

  it('counts every module, to the sum of all operations', () => {
    const rows = page
      .split('\n')
      .filter((line) => catalogue.modules.some((module) => line.startsWith(`| ${module} |`)));
    expect(rows).toHaveLength(catalogue.modules.length);
    const sum = rows.reduce((total, row) => total + Number(row.split('|')[3]), 0);
    expect(sum).toBe(catalogue.operations().length);
  });
});
