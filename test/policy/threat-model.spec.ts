import { existsSync, readFileSync } from 'node:fs';

const MODEL = 'docs/operations/threat-model.md';

/** Each line's places: file names in the last column. */
const lines = readFileSync(MODEL, 'utf8')
  .split('\n')
  .filter((line) => /^\| (?!From|---)/.test(line))
  .map((line) => ({
    line,
    places: [...line.split('|')[4]!.matchAll(/`([^`]+)`/g)].map(([, path]) => path!),
  }));

describe('the threat model', () => {
  it('names a test, or the code that leaves nothing to test, on every line', () => {
    expect(lines.length).toBeGreaterThanOrEqual(30);
    expect(lines.filter(({ places }) => places.length === 0)).toEqual([]);
  });

  it('names only what exists', () => {
    expect(lines.flatMap(({ places }) => places).filter((path) => !existsSync(path))).toEqual([]);
  });
});
