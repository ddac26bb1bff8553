const CHARACTERS_PER_TOKEN = 4;

/** An answer that fits, and what was left out of it. */
export interface Fitted {
  readonly value: unknown;
  /** The list that was shortened most, as a path, with what is left of it. */
  readonly cut?: { readonly path: string; readonly kept: number; readonly of: number };
}

interface List {
  readonly holder: Record<string, unknown>;
  readonly key: string;
  readonly path: string;
  readonly items: readonly unknown[];
  readonly size: number;
}

/**
 * Shortens the longest list of an answer until the whole fits; one without lists stays as it is.
 * @param value JSON; not changed
 */
export function fitted(value: unknown, maxTokens: number): Fitted {
  const budget = maxTokens * CHARACTERS_PER_TOKEN;
  const size = JSON.stringify(value)?.length ?? 0;
  if (size <= budget) return { value };
  const root = { value: JSON.parse(JSON.stringify(value)) as unknown };
  const list = largest(root, '', undefined);
  if (list === undefined) return { value };
  const kept = keptOf(list.items, budget - (size - list.size));
  list.holder[list.key] = list.items.slice(0, kept);
  return {
    value: root.value,
    cut: { path: list.path.replace(/^value\.?/, ''), kept, of: list.items.length },
  };
}

/** The list that weighs most; one inside of another's entries cannot be cut evenly and does not count. */
function largest(node: object, path: string, best: List | undefined): List | undefined {
  let found = best;
  for (const [key, value] of Object.entries(node) as [string, unknown][]) {
    const here = path === '' ? key : `${path}.${key}`;
    if (Array.isArray(value)) {
      const size = JSON.stringify(value).length;
      if (value.length > 1 && (found === undefined || size > found.size)) {
        found = { holder: node as Record<string, unknown>, key, path: here, items: value, size };
      }
      if (value.length === 1 && typeof value[0] === 'object' && value[0] !== null) {
        found = largest(value[0] as object, `${here}[]`, found);
      }
    } else if (typeof value === 'object' && value !== null) found = largest(value, here, found);
  }
  return found;
}

/** Leading entries that fit, at least one. */
function keptOf(items: readonly unknown[], budget: number): number {
  let used = 2;
  let kept = 0;
  for (const item of items) {
    used += JSON.stringify(item).length + 1;
    if (used > budget) break;
    kept += 1;
  }
  return Math.max(1, kept);
}
