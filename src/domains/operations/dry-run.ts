import type { Catalogue } from '../../opera/catalogue/catalogue.js';
import type { OperationFact } from '../../opera/catalogue/operation.js';

const FLAG = /^(verificationOnly|verifyOnly)$/;

/**
 * The body with OPERA's flag for checking without doing.
 * @param body as it will be sent
 * @returns undefined where the operation has no such flag
 */
export function dryRunBody(catalogue: Catalogue, fact: OperationFact, body: unknown): unknown {
  const release = catalogue.releases.find((one) => catalogue.find(fact.id, one) !== undefined);
  const declared = catalogue.body(fact.id, release);
  if (declared === undefined || Array.isArray(body)) return undefined;
  const reader = catalogue.shapes(fact.module, release);
  const root = reader.read(declared.node);
  const given = (body ?? {}) as Readonly<Record<string, unknown>>;
  for (const [name, node] of root.properties) {
    if (FLAG.test(name)) return { ...given, [name]: true };
    const inner = reader.read(node);
    const flag =
      inner.kind === 'object' ? [...inner.properties.keys()].find((one) => FLAG.test(one)) : undefined;
    const part = given[name] ?? {};
    if (flag !== undefined && typeof part === 'object')
      return { ...given, [name]: { ...part, [flag]: true } };
  }
  return undefined;
}
