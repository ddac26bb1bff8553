import { readFileSync } from 'node:fs';
import { FAULTS } from '../../src/kernel/fault.table.js';

describe('the vocabulary of errors', () => {
  const text = readFileSync('docs/operations/errors.md', 'utf8');
  const documented = [...text.matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1]);

  it('is documented, every code and no other', () => {
    expect(documented).toEqual(Object.keys(FAULTS));
  });

  it('tells the model what to do next in a sentence', () => {
    for (const [code, entry] of Object.entries(FAULTS)) {
      expect([code, entry.advice.endsWith('.') && entry.advice.length <= 140]).toEqual([code, true]);
    }
  });
});
