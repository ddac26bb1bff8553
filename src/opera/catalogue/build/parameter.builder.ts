import type { StoredParameter } from '../catalogue-data.js';
import type { ParameterPlace } from '../operation.js';
import type { SwaggerItems, SwaggerParameter } from './swagger.js';

const SCALARS = new Set(['string', 'integer', 'number', 'boolean']);

type Draft = { -readonly [Key in keyof StoredParameter]: StoredParameter[Key] };

/**
 * Interface facts of one path, query, header or form parameter.
 * A form field is given place `query`: the operation keeps it in its own list.
 */
export function buildParameter(parameter: SwaggerParameter): StoredParameter {
  const array = parameter.type === 'array';
  const item: SwaggerItems = array ? (parameter.items ?? {}) : parameter;
  const fact: Draft = {
    name: parameter.name ?? '',
    in: parameter.in === 'formData' ? 'query' : (parameter.in as ParameterPlace),
    type: SCALARS.has(item.type ?? '') ? (item.type as StoredParameter['type']) : 'string',
  };
  if (parameter.in === 'path' || parameter.required === true) fact.required = true;
  if (array) fact.array = true;
  if (item.enum) fact.enum = item.enum.map(String);
  if (item.format !== undefined) fact.format = item.format;
  if (item.pattern !== undefined) fact.pattern = item.pattern;
  if (item.minLength) fact.minLength = item.minLength;
  if (item.maxLength !== undefined) fact.maxLength = item.maxLength;
  if (item.minimum !== undefined) fact.minimum = item.minimum;
  if (item.maximum !== undefined) fact.maximum = item.maximum;
  if (array && parameter.maxItems !== undefined) fact.maxItems = parameter.maxItems;
  if (array && parameter.collectionFormat === 'csv') fact.csv = true;
  if (isScalar(parameter.default)) fact.default = parameter.default;
  return fact;
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
