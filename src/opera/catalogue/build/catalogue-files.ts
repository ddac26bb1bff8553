import type { IndexFile, ModuleFile, SharedFile } from '../catalogue-data.js';

/**
 * The data files as text: JSON with one record per line, so that a change of Oracle's shows as a readable difference.
 */
export function catalogueFiles(
  index: IndexFile,
  shared: SharedFile,
  modules: ReadonlyMap<string, ModuleFile>,
): Map<string, string> {
  const files = new Map<string, string>([
    ['index.json', write(index, 3)],
    ['shared.json', write(shared, 2)],
  ]);
  const names = [...modules.keys()].sort();
  for (const name of names) {
    const file = modules.get(name);
    if (file) files.set(`modules/${name}.json`, write(file, 4));
  }
  return files;
}

/** JSON text broken into lines down to `depth`, compact below. */
function write(value: unknown, depth: number): string {
  return `${lines(value, depth)}\n`;
}

function lines(value: unknown, depth: number): string {
  if (depth === 0 || typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) {
    if (typeof value[0] !== 'object') return JSON.stringify(value);
    return `[\n${value.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
  }
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (entries.length === 0) return '{}';
  return `{\n${entries.map(([key, item]) => `${JSON.stringify(key)}:${lines(item, depth - 1)}`).join(',\n')}\n}`;
}
