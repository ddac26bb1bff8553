import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Writes generated files and removes what an earlier run left beside them.
 * @param directory is created where it does not exist; holds nothing but generated files
 * @param files text by path below it
 */
export function writeFolder(directory: string, files: ReadonlyMap<string, string>): void {
  for (const path of jsonBelow(directory)) if (!files.has(path)) rmSync(join(directory, path));
  for (const [path, text] of files) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
}

/**
 * What differs between the files on disk and those generated now.
 * @returns paths below the folder: changed, missing or left over; empty when all is equal
 */
export function compareFolder(directory: string, files: ReadonlyMap<string, string>): string[] {
  const differing = [...files]
    .filter(([path, text]) => {
      const full = join(directory, path);
      return !existsSync(full) || readFileSync(full, 'utf8') !== text;
    })
    .map(([path]) => path);
  const left = jsonBelow(directory).filter((path) => !files.has(path));
  return [...differing, ...left].sort();
}

function jsonBelow(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.(json|ts|md)$/.test(path));
}
