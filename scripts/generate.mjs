/**
 * Rebuilds what is generated from Oracle's Swagger files and from the catalogue: `npm run generate` writes,
 * `npm run generate -- --check` compares and fails on a difference. Needs a build. The Swagger files are Oracle's and
 * not part of the project: SPECS_DIR names their folder.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const dist = (path) => import(join(root, 'dist', path));
const check = process.argv.includes('--check');
const specs = process.env.SPECS_DIR ?? join(root, '..', 'shared', 'ohip');

const { CATALOGUE_FILES, compareFolder, WIRE_FILES, writeFolder } = await dist(
  'opera/catalogue/build/catalogue-folder.js',
);

const data = join(root, 'src/opera/catalogue/data');
let differences = 0;

/** Writes or compares one generated folder. */
function settle(directory, files, own) {
  const where = directory.slice(root.length + 1);
  if (!check) {
    writeFolder(directory, files, own);
    process.stdout.write(`${where}: ${files.size} ${files.size === 1 ? 'file' : 'files'} written\n`);
    return;
  }
  const differing = compareFolder(directory, files, own);
  differences += differing.length;
  const verdict = differing.length === 0 ? 'up to date' : `differs: ${differing.slice(0, 10).join(', ')}`;
  process.stdout.write(`${where}: ${verdict}\n`);
}

if (existsSync(specs)) {
  const { buildCatalogue } = await dist('opera/catalogue/build/build-catalogue.js');
  const built = buildCatalogue(specs);
  for (const release of built.releases) {
    process.stdout.write(
      `release ${release.release}: ${release.operations} operations in ${release.modules} modules\n`,
    );
  }
  settle(data, built.files, CATALOGUE_FILES);
} else {
  process.stdout.write(
    "Oracle's Swagger files are not here (set SPECS_DIR): the catalogue's data stay as committed.\n",
  );
}

const { Catalogue } = await dist('opera/catalogue/catalogue.js');
const { buildWireTypes } = await dist('opera/wire/wire-types.builder.js');
const { WIRE_OPERATIONS } = await dist('opera/wire/wire-operations.table.js');
const catalogue = Catalogue.open(data);
settle(join(root, 'src/opera/wire/generated'), buildWireTypes(catalogue, WIRE_OPERATIONS), WIRE_FILES);

const { cataloguePage } = await dist('opera/catalogue/catalogue-page.js');
settle(join(root, 'docs/tools'), new Map([['catalogue.md', cataloguePage(catalogue)]]), /^catalogue\.md$/);

if (differences > 0) {
  process.stdout.write('Run "npm run generate" and commit the result.\n');
  process.exitCode = 1;
}
