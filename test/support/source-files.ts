import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One file of the repository. */
export interface SourceFile {
  /** From the root, with slashes: `src/domains/system/system.module.ts`. */
  readonly path: string;
  readonly text: string;
}

/** The TypeScript files below the folders, in order of their paths. */
export function sourceFiles(...folders: readonly string[]): SourceFile[] {
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
        .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/')),
    )
    .toSorted()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}
