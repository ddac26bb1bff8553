/** Fields of a paged envelope that say how much there is. */
const SUMMED = new Set(['totalResults', 'count', 'totalPages']);
const DATE = /^\d{4}-\d{2}-\d{2}/;

/**
 * One answer out of several for neighbouring periods: lists are joined, a record that lies in both periods stays once,
 * a group that goes on in the next period (one statistic with a list of days) goes on in the merged one, totals are
 * added, `hasMore` is true where any part has more; anything else is taken from the first that says it.
 * @param answers bodies in order; undefined for a part without results
 * @returns undefined where no part has results
 */
export function mergeAnswers(answers: readonly unknown[]): unknown {
  const [first, ...rest] = answers.filter((answer) => answer !== undefined && answer !== null);
  return rest.reduce<unknown>((left, right) => mergeTwo(left, right, ''), first);
}

function mergeTwo(left: unknown, right: unknown, name: string): unknown {
  if (Array.isArray(left) && Array.isArray(right)) return joined(left, right);
  if (isRecord(left) && isRecord(right)) {
    const merged: Record<string, unknown> = { ...left };
    for (const [key, value] of Object.entries(right)) {
      merged[key] = key in left ? mergeTwo(left[key], value, key) : value;
    }
    return merged;
  }
  if (typeof left === 'number' && typeof right === 'number' && SUMMED.has(name)) return left + right;
  if (name === 'hasMore') return left === true || right === true;
  return left;
}

function joined(left: readonly unknown[], right: readonly unknown[]): unknown[] {
  const result = [...left];
  const seen = new Set(left.map((item) => JSON.stringify(item)));
  for (const item of right) {
    if (seen.has(JSON.stringify(item))) continue;
    const at = result.findIndex((known) => continued(known, item) !== undefined);
    if (at >= 0) result[at] = continued(result[at], item);
    else result.push(item);
  }
  return result;
}

/**
 * Two parts of one group as one: equal but for lists of dated records below.
 * @returns undefined where they differ in anything else, so are two things
 */
function continued(left: unknown, right: unknown): unknown {
  if (Array.isArray(left) && Array.isArray(right)) {
    if (left.length > 0 && [...left, ...right].every(isDated)) return joinDated(left, right);
    if (left.length !== right.length) return undefined;
    const parts = left.map((item: unknown, at) => continued(item, right[at]));
    return parts.includes(undefined) ? undefined : parts;
  }
  if (!isRecord(left) || !isRecord(right)) return left === right ? left : undefined;
  const keys = Object.keys(left);
  if (isDated(left) || keys.length !== Object.keys(right).length) return undefined;
  const merged: Record<string, unknown> = {};
  for (const key of keys) {
    const part = continued(left[key], right[key]);
    if (part === undefined) return undefined;
    merged[key] = part;
  }
  return merged;
}

function joinDated(left: readonly unknown[], right: readonly unknown[]): unknown[] {
  const seen = new Set(left.map((item) => JSON.stringify(item)));
  return [...left, ...right.filter((item) => !seen.has(JSON.stringify(item)))];
}

function isDated(value: unknown): boolean {
  return (
    isRecord(value) && Object.values(value).some((field) => typeof field === 'string' && DATE.test(field))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
