/**
 * Run by itself: what opening the catalogue costs a process. With `--without` everything is imported and nothing opened, which
 * is what the others are compared with; with `--search` the search index is built too.
 */
const { Catalogue } = await import('../../dist/opera/catalogue/catalogue.js');
const { OperationSearch } = await import('../../dist/opera/catalogue/search/operation.search.js');

const began = performance.now();
let kept;
if (!process.argv.includes('--without')) {
  kept = Catalogue.open();
  kept.operation('rsv.getReservation');
  if (process.argv.includes('--search')) new OperationSearch(kept).warm();
}
const milliseconds = performance.now() - began;
process.stdout.write(
  JSON.stringify({ milliseconds, rssBytes: process.memoryUsage.rss(), releases: kept?.releases }),
);
