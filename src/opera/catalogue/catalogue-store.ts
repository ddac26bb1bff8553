import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DATA_FORMAT,
  type IndexFile,
  type ModuleFile,
  type SchemaNode,
  type SharedFile,
} from './catalogue-data.js';

export type DefinitionMap = ReadonlyMap<string, SchemaNode>;

/**
 * The data files on disk: the index at once, the shared definitions and each module's when first needed.
 */
export class CatalogueStore {
  readonly index: IndexFile;
  private shared: SharedFile | undefined;
  private readonly modules = new Map<string, ModuleFile>();
  private readonly definitionMaps = new Map<string, DefinitionMap>();

  /**
   * @param directory holds `index.json`, `shared.json` and `modules/`
   * @throws Error when the index is missing, broken or of another format
   */
  constructor(private readonly directory: string) {
    this.index = this.readIndex();
    if (this.index.format !== DATA_FORMAT) {
      throw new Error(
        `The catalogue data have format ${String(this.index.format)}; this version reads ${DATA_FORMAT}.`,
      );
    }
  }

  /** The newest release: the one the others are written against. */
  get base(): string {
    return this.index.releases[0] ?? '';
  }

  /** All definitions of a module in a release, by Oracle's name. */
  definitions(module: string, release: string): DefinitionMap {
    const key = `${release}/${module}`;
    const known = this.definitionMaps.get(key);
    if (known) return known;
    const made = this.buildDefinitions(module, release);
    this.definitionMaps.set(key, made);
    return made;
  }

  private readIndex(): IndexFile {
    try {
      return this.read<IndexFile>('index.json');
    } catch (cause) {
      throw new Error(
        `No catalogue can be read from ${this.directory}. "opera-cloud-mcp catalogue build --specs DIR --out DIR" makes one.`,
        { cause },
      );
    }
  }

  private buildDefinitions(module: string, release: string): DefinitionMap {
    const file = this.module(module);
    const map = new Map<string, SchemaNode>();
    const difference = release === this.base ? undefined : file.older[release];
    for (const set of [file.base, difference]) {
      if (!set) continue;
      for (const [name, node] of Object.entries(set.own)) map.set(name, node);
      for (const position of set.shared) {
        const found = this.sharedFile().definitions[position];
        if (found) map.set(found[0], found[1]);
      }
    }
    for (const name of difference?.without ?? []) map.delete(name);
    return map;
  }

  private module(name: string): ModuleFile {
    const known = this.modules.get(name);
    if (known) return known;
    const file = this.read<ModuleFile>(`modules/${name}.json`);
    this.modules.set(name, file);
    return file;
  }

  private sharedFile(): SharedFile {
    this.shared ??= this.read<SharedFile>('shared.json');
    return this.shared;
  }

  private read<T>(path: string): T {
    return JSON.parse(readFileSync(join(this.directory, path), 'utf8')) as T;
  }
}
