import { readFileSync } from 'node:fs';
import { variables } from '../../src/config/environment.reader.js';

describe('environment variables', () => {
  const names = variables().map(({ name }) => name);

  it.each(['docs/operations/environment.md', '.env.example'])(
    'stand in %s, every one and no other',
    (path) => {
      const text = readFileSync(path, 'utf8');
      const pattern = path.endsWith('.md') ? /^\| `([A-Z0-9_]+)` \|/gm : /^#([A-Z0-9_]+)=/gm;
      expect([...text.matchAll(pattern)].map((match) => match[1])).toEqual(names);
    },
  );
});
