import type { OperationFact, ParameterFact } from '../operation.js';
import { givable } from '../guard/parameter.guard.js';
import { leafText } from './outline.js';

/** Parameter names to a short text; required ones end in `*`, repeated ones in `[]`. */
export type ParameterLines = Readonly<Record<string, string>>;

/** Headers that say something of the call, not of the question; told only when asked for. */
const ROUTINE = new Set(['accept-language', 'externaldata', 'x-externalsystem', 'x-originating-application']);

/**
 * What a caller may give, required parameters first.
 * @param budget characters; what does not fit is named only, and counted when even that does not fit
 */
export function parameterLines(fact: OperationFact, budget: number): ParameterLines {
  const all = [...givable(fact).values()].filter(
    ({ in: place, name, required }) => place !== 'header' || required || !ROUTINE.has(name.toLowerCase()),
  );
  all.sort((left, right) => Number(right.required) - Number(left.required));
  const lines: Record<string, string> = {};
  let used = 0;
  for (const [at, parameter] of all.entries()) {
    const line = parameterText(parameter, false);
    used += labelOf(parameter).length + line.length + 6;
    if (used > budget && !parameter.required) {
      const rest = all.slice(at).map(labelOf);
      const names = rest.join(' ');
      lines['…'] = names.length < budget ? names : `${names.slice(0, budget)}… (${rest.length} in all)`;
      break;
    }
    lines[labelOf(parameter)] = line;
  }
  return lines;
}

/** Everything about one parameter. */
export function parameterText(parameter: ParameterFact, full: boolean): string {
  const text = leafText(parameter, full);
  const place = parameter.in === 'query' ? '' : ` (${parameter.in})`;
  const count = full && parameter.maxItems !== undefined ? `, at most ${parameter.maxItems} values` : '';
  return `${text}${count}${place}`;
}

function labelOf({ name, array, required }: ParameterFact): string {
  return `${name}${array ? '[]' : ''}${required ? '*' : ''}`;
}
