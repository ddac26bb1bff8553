import type { Effect } from '../operation.js';
import { EFFECT_OVERRIDES } from '../effect.table.js';

const OVERRIDES: ReadonlyMap<string, Effect> = new Map(
  EFFECT_OVERRIDES.flatMap((row) => row.operations.map((id): [string, Effect] => [id, row.effect])),
);

/** What the rules need to know of an operation. */
export interface EffectSubject {
  readonly id: string;
  readonly method: string;
  /** Base path included. */
  readonly path: string;
}

/**
 * The effect of an operation: the reviewed override where there is one, else by method and by a name that deletes.
 * A change in a configuration module counts as destructive: it alters the set-up of the whole house.
 */
export function effectOf({ id, method, path }: EffectSubject): Effect {
  const override = OVERRIDES.get(id);
  if (override) return override;
  if (method === 'GET' || method === 'HEAD') return 'read';
  if (method === 'POST' && /\/search(es)?$/.test(path)) return 'read';
  // Oracle names a deletion so whatever its method: `deleteARTransactions` is a PUT.
  const deletes = method === 'DELETE' || /\.(post|put)?(delete|remove)/i.test(id);
  if (deletes || path.includes('/config/')) return 'destructive';
  return 'write';
}
