/** A JSON value. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined };

/** A piece of a record that OPERA only stores and returns: kept as it was sent, in Oracle's names. */
export type Document = { [name: string]: unknown };

/** A stored document with the id OPERA gave it. */
export interface Numbered {
  readonly id: string;
  document: Document;
}

/** Lists of stored documents by kind. */
export type Registers = Record<string, Numbered[]>;

/** True for a JSON object. */
export function isObject(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `changes` laid over `base`, objects merged by member, everything else replaced. Neither argument is changed. */
export function merged(base: Document, changes: Document): Document {
  const result: Document = { ...base };
  for (const [name, value] of Object.entries(changes)) {
    const before = result[name];
    result[name] = isObject(before) && isObject(value) ? merged(before, value) : value;
  }
  return result;
}
