/**
 * How many letters to insert, delete, change or swap with their neighbour turn one text into the other (optimal string
 * alignment), a row at a time.
 * @param limit given up from here on: anything at least as far away answers `limit`
 */
export function editDistance(left: string, right: string, limit = Number.POSITIVE_INFINITY): number {
  if (left === right) return 0;
  if (Math.abs(left.length - right.length) >= limit) return limit;
  let older: number[] = [];
  let old = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const same = left[i - 1] === right[j - 1];
      let cost = Math.min(at(old, j) + 1, at(row, j - 1) + 1, at(old, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
        cost = Math.min(cost, at(older, j - 2) + 1);
      }
      row.push(cost);
    }
    older = old;
    old = row;
  }
  return Math.min(limit, at(old, right.length));
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
