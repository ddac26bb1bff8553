import type { Catalogue } from '../../opera/catalogue/catalogue.js';
import type { OperationFact } from '../../opera/catalogue/operation.js';

/**
 * The read that shows what a change left behind: the GET on the same address, or on the nearest one above it.
 * @returns undefined where there is none
 */
export function readTwin(catalogue: Catalogue, { module, path }: OperationFact): OperationFact | undefined {
  const reads = new Map(
    catalogue
      .operations()
      .filter(
        (fact) =>
          fact.module === module && fact.method === 'GET' && fact.effect === 'read' && !fact.deprecated,
      )
      .map((fact) => [fact.path, fact]),
  );
  const segments = path.split('/');
  // The first three are empty, the base path's name and its version.
  for (let length = segments.length; length > 3; length -= 1) {
    const found = reads.get(segments.slice(0, length).join('/'));
    if (found !== undefined) return found;
  }
  return undefined;
}
