import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Files a generator calls its own: what it no longer makes is left over and goes. */
export const CATALOGUE_FILES = /^(index|shared|modules\/\w+)\.json$/;
export const WIRE_FILES = /^\w+\.wire\.ts$/;

/**
 * Writes generated files and removes those an earlier run left behind; any other file of the folder stays.
 * @param directory is created where it does not exist
 * @param files text by path below it
 * @param own which files of the folder are the generator's
 */
export function writeFolder(directory: string, files: ReadonlyMap<string, string>, own: RegExp): void {
  for (const path of ownFiles(directory, own)) if (!files.has(path)) rmSync(join(directory, path));
  for (const [path, text] of files) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
}

/**
 * What differs between the files on disk and those generated now.
 * @returns paths below the folder: changed, missing or left over; empty when all is equal
 */
export function compareFolder(directory: string, files: ReadonlyMap<string, string>, own: RegExp): string[] {
  const differing = [...files]
    .filter(([path, text]) => {
      const full = join(directory, path);
      return !existsSync(full) || readFileSync(full, 'utf8') !== text;
    })
    .map(([path]) => path);
  const left = ownFiles(directory, own).filter((path) => !files.has(path));
  return [...differing, ...left].sort();
}

/** No deeper than one folder: the directory may be anywhere. */
function ownFiles(directory: string, own: RegExp): string[] {
  return ['', 'modules/']
    .flatMap((folder) => {
      const full = join(directory, folder);
      return existsSync(full) ? readdirSync(full).map((name) => folder + name) : [];
    })
    .filter((path) => own.test(path));
}
