import { resolve } from 'node:path';
import { Command } from 'commander';
import { buildCatalogue } from '../opera/catalogue/build/build-catalogue.js';
import { CATALOGUE_FILES, writeFolder } from '../opera/catalogue/build/catalogue-folder.js';

interface BuildOptions {
  readonly specs: string;
  readonly out: string;
}

/**
 * `catalogue build --specs DIR [--out DIR]`: the catalogue's data from Oracle's Swagger files, for a release newer than
 * the ones that come with the server.
 */
export function catalogueCommand(): Command {
  const build = new Command('build')
    .description("build the catalogue's data from Oracle's Swagger files")
    .requiredOption('--specs <dir>', 'folder with one folder per release (26.2), or of one release')
    .option('--out <dir>', 'folder to write to', 'catalogue')
    .action(({ specs, out }: BuildOptions) => {
      const built = buildCatalogue(resolve(specs));
      writeFolder(resolve(out), built.files, CATALOGUE_FILES);
      for (const { release, operations, modules, unresolved } of built.releases) {
        process.stdout.write(`release ${release}: ${operations} operations in ${modules} modules\n`);
        for (const reference of unresolved) process.stdout.write(`  left open by Oracle: ${reference}\n`);
      }
      process.stdout.write(`${built.files.size} files written to ${resolve(out)}\n`);
      process.stdout.write(`To use them: OPERA_CATALOGUE_DIR=${resolve(out)}\n`);
    });
  return new Command('catalogue').description('the catalogue of OPERA operations').addCommand(build);
}
