import type { CanaryGuest } from './canary-guests.js';

/** As much of JSON Schema as tools publish. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly format?: string;
  readonly minimum?: number;
  readonly additionalProperties?: unknown;
}

/** Arguments that belong to every tool and would keep a call from reaching its own. */
const SHARED = new Set(['hotelId', 'cursor', 'confirmationToken']);

/**
 * Arguments of a tool in which every text that may be one is of a guest: as the name of the field has it, else anything.
 * @param which how full: every field, or only those required
 */
export function canaryArguments(
  schema: Schema,
  guest: CanaryGuest,
  which: 'all' | 'required',
): Record<string, unknown> {
  return objectOf(schema, guest, which);
}

function objectOf(schema: Schema, guest: CanaryGuest, which: 'all' | 'required'): Record<string, unknown> {
  const names = which === 'all' ? Object.keys(schema.properties ?? {}) : (schema.required ?? []);
  return Object.fromEntries(
    names
      .filter((name) => !SHARED.has(name))
      .map((name) => [name, valueOf(schema.properties?.[name] ?? {}, name, guest, which)]),
  );
}

function valueOf(schema: Schema, name: string, guest: CanaryGuest, which: 'all' | 'required'): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const choice = schema.anyOf?.[0] ?? schema.oneOf?.[0];
  if (choice !== undefined) return valueOf(choice, name, guest, which);
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0];
  if (type === 'object') return objectOf(schema, guest, which);
  if (type === 'array') return [valueOf(schema.items ?? {}, name, guest, which)];
  if (type === 'integer' || type === 'number') return Math.max(1, schema.minimum ?? 1);
  if (type === 'boolean') return false;
  return textOf(schema, name, guest);
}

function textOf({ format }: Schema, name: string, guest: CanaryGuest): string {
  if (format === 'date' || /date$|from$|^to$|until/i.test(name)) return '2026-12-01';
  if (/amount|price/i.test(name)) return '10.00';
  if (/time/i.test(name)) return '14:30';
  if (/mail/i.test(name)) return guest.email;
  if (/phone/i.test(name)) return guest.phone;
  if (/surname|lastname/i.test(name)) return guest.surname;
  if (/given|first/i.test(name)) return guest.givenName;
  if (/name|guest|reservation|company|profile/i.test(name)) return `${guest.surname}, ${guest.givenName}`;
  if (/street|address/i.test(name)) return guest.street;
  if (/city/i.test(name)) return guest.city;
  if (/passport|document|number|id$/i.test(name)) return guest.passport;
  return `${guest.surname} ${guest.passport} ${guest.email} ${guest.phone}`;
}
