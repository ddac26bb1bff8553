import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { MODULES } from '../module.table.js';
import type { SwaggerDocument } from './swagger.js';

/** One of Oracle's files under the key the catalogue knows it by. */
export interface ModuleSource {
  /** `rsv`. */
  readonly module: string;
  readonly document: SwaggerDocument;
}

/** All callable files of one release. */
export interface ReleaseSource {
  /** `26.2`. */
  readonly release: string;
  readonly modules: readonly ModuleSource[];
}

const RELEASE = /^\d+\.\d+$/;

/** Newest first, by number: 26.10 is newer than 26.2. */
export function newestFirst(left: string, right: string): number {
  const [leftMajor = 0, leftMinor = 0] = left.split('.').map(Number);
  const [rightMajor = 0, rightMinor = 0] = right.split('.').map(Number);
  return rightMajor - leftMajor || rightMinor - leftMinor;
}

/**
 * Reads Oracle's Swagger files.
 * @param directory holds one folder per release (`26.2`, `25.5`), or is itself one release
 * @throws Error when there is no Swagger file below it
 */
export function readReleases(directory: string): ReleaseSource[] {
  const names = readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && RELEASE.test(entry.name))
    .map((entry) => entry.name)
    .sort(newestFirst);
  const releases =
    names.length > 0
      ? names.map((name) => readRelease(join(directory, name), name))
      : [readRelease(directory, undefined)];
  const empty = releases.find((release) => release.modules.length === 0);
  if (empty) throw new Error(`No Swagger files of release ${empty.release} below the folder given.`);
  return releases;
}

function readRelease(directory: string, name: string | undefined): ReleaseSource {
  const modules = [...swaggerFiles(directory)].map((file): ModuleSource => {
    const document = JSON.parse(readFileSync(file, 'utf8')) as SwaggerDocument;
    return { module: moduleKey(basename(file, '.json'), document.basePath), document };
  });
  modules.sort((left, right) => (left.module < right.module ? -1 : 1));
  return { release: name ?? commonVersion(modules), modules };
}

/** Files below `directory` but those in `outbound` folders: these describe calls that Oracle makes to partners. */
function* swaggerFiles(directory: string): Generator<string> {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'outbound') yield* swaggerFiles(path);
    } else if (entry.name.endsWith('.json')) {
      yield path;
    }
  }
}

/** Distribution files changed their names between releases, base paths did not. */
function moduleKey(file: string, basePath: string | undefined): string {
  const known = Object.entries(MODULES).find(([, module]) => module.basePath === basePath);
  return known?.[0] ?? file;
}

/** `26.2` of `26.2.0.0`, as most files of the folder say. */
function commonVersion(modules: readonly ModuleSource[]): string {
  const counts = new Map<string, number>();
  for (const { document } of modules) {
    const version = document.info?.version?.split('.').slice(0, 2).join('.');
    if (version !== undefined) counts.set(version, (counts.get(version) ?? 0) + 1);
  }
  return [...counts].sort((left, right) => right[1] - left[1])[0]?.[0] ?? 'unknown';
}
