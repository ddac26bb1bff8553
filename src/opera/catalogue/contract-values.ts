import { nearest } from './nearest.js';
import type { OperationFact, ParameterFact } from './operation.js';
import { wireProblem } from './value-rules.js';

export type HeaderMap = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Path values against their declarations. */
export function checkPath(operation: OperationFact, values: Readonly<Record<string, string>>): string[] {
  return operation.parameters
    .filter((fact) => fact.in === 'path')
    .flatMap((fact) => problemsOf(`path ${fact.name}`, fact, [values[fact.name] ?? '']));
}

/** Query values: unknown names, missing ones, repeated ones that may not be, and each value. */
export function checkQuery(operation: OperationFact, query: URLSearchParams): string[] {
  const facts = new Map(
    operation.parameters.filter((fact) => fact.in === 'query').map((fact) => [fact.name, fact]),
  );
  const unknown = [...new Set(query.keys())]
    .filter((name) => !facts.has(name))
    .map((name) => {
      const near = nearest(name, facts.keys(), 1)[0];
      return `query ${name}: unknown parameter${near === undefined ? '' : `, nearest: ${near}`}`;
    });
  const known = [...facts.values()].flatMap((fact) => {
    const raw = query.getAll(fact.name);
    const values = fact.csv ? raw.flatMap((text) => text.split(',')) : raw;
    if (values.length === 0) return fact.required ? [`query ${fact.name}: required`] : [];
    if (!fact.array && values.length > 1)
      return [`query ${fact.name}: sent ${values.length} times, takes one value`];
    return problemsOf(`query ${fact.name}`, fact, values);
  });
  return [...unknown, ...known];
}

/** Headers that Oracle requires, by name without regard to case, and the values of those sent. */
export function checkHeaders(operation: OperationFact, headers: HeaderMap): string[] {
  const sent = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return operation.parameters
    .filter((fact) => fact.in === 'header')
    .flatMap((fact) => {
      const value = sent.get(fact.name.toLowerCase());
      const values = value === undefined ? [] : typeof value === 'string' ? [value] : [...value];
      if (values.length === 0) return fact.required ? [`header ${fact.name}: required`] : [];
      return problemsOf(`header ${fact.name}`, fact, values);
    });
}

/** Fields of a form body: text as sent, or the parsed fields. */
export function checkForm(facts: readonly ParameterFact[], body: unknown): string[] {
  const fields =
    typeof body === 'string' || body instanceof URLSearchParams
      ? new URLSearchParams(body)
      : new URLSearchParams((body ?? {}) as Record<string, string>);
  const names = new Set(facts.map((fact) => fact.name));
  const unknown = [...fields.keys()]
    .filter((name) => !names.has(name))
    .map((name) => `form ${name}: unknown field`);
  const known = facts.flatMap((fact) => {
    const values = fields.getAll(fact.name);
    if (values.length === 0) return fact.required ? [`form ${fact.name}: required`] : [];
    return problemsOf(`form ${fact.name}`, fact, values);
  });
  return [...unknown, ...known];
}

function problemsOf(where: string, fact: ParameterFact, values: readonly string[]): string[] {
  const tooMany = fact.maxItems !== undefined && values.length > fact.maxItems;
  const count = tooMany ? [`${where}: ${values.length} values, at most ${fact.maxItems}`] : [];
  return [
    ...count,
    ...values.flatMap((text) => wireProblem(fact, text) ?? []).map((problem) => `${where}: ${problem}`),
  ];
}
