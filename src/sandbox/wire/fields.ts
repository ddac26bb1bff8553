import { isDay, type Day } from '../clock/business-date.js';
import { type Document, isObject } from '../state/document.js';
import { type Minor, toMinor } from '../state/money.js';
import { refuse } from '../errors/opera.error.js';

/**
 * Reads a JSON object of the wire by name: absent or differently typed members read as undefined or empty,
 * so that a handler never has to guard each step of a path.
 */
export class Fields {
  constructor(readonly raw: Document) {}

  /** Of any value; what is no object reads as an empty one. */
  static of(value: unknown): Fields {
    return new Fields(isObject(value) ? value : {});
  }

  /** The same with these members in place of its own of that name. */
  with(members: Document): Fields {
    return new Fields({ ...this.raw, ...members });
  }

  has(name: string): boolean {
    return this.raw[name] !== undefined;
  }

  get empty(): boolean {
    return Object.keys(this.raw).length === 0;
  }

  /** Text; numbers and booleans as their text. */
  text(name: string): string | undefined {
    const value = this.raw[name];
    if (typeof value === 'string') return value === '' ? undefined : value;
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
  }

  number(name: string): number | undefined {
    const value = this.raw[name];
    if (typeof value === 'number') return value;
    if (typeof value !== 'string' || value.trim() === '') return undefined;
    const parsed = Number(value);
    return Number.isNaN(parsed) ? undefined : parsed;
  }

  flag(name: string): boolean | undefined {
    const value = this.raw[name];
    if (typeof value === 'boolean') return value;
    if (value === 'true' || value === 'Y') return true;
    return value === 'false' || value === 'N' ? false : undefined;
  }

  /** A calendar day; a timestamp's day part counts. Throws 400 when the member is there and no day. */
  day(name: string): Day | undefined {
    const value = this.text(name)?.slice(0, 10);
    if (value === undefined) return undefined;
    if (!isDay(value)) throw refuse('VALUE_INVALID', `${name} is not a date of the form YYYY-MM-DD.`, name);
    return value;
  }

  /** Minor units of `{ amount }`. */
  money(name: string): Minor | undefined {
    return toMinor(this.object(name).raw['amount']);
  }

  /** Minor units of a bare decimal. */
  minor(name: string): Minor | undefined {
    return toMinor(this.raw[name]);
  }

  object(name: string): Fields {
    return Fields.of(this.raw[name]);
  }

  /** By dotted path of objects. */
  at(path: string): Fields {
    return path.split('.').reduce<Fields>((fields, name) => fields.object(name), this);
  }

  /** The objects of a list; a single object counts as a list of one. */
  list(name: string): Fields[] {
    const value = this.raw[name];
    if (Array.isArray(value)) return value.filter(isObject).map((item) => new Fields(item));
    return isObject(value) ? [new Fields(value)] : [];
  }

  /** The texts of a list; a single text counts as a list of one. */
  texts(name: string): string[] {
    const value = this.raw[name];
    const items: unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
    return items.flatMap((item) =>
      typeof item === 'string' ? (item === '' ? [] : [item]) : typeof item === 'number' ? [String(item)] : [],
    );
  }

  /** The first id of an Oracle id list, of the given type when one is named. */
  id(name: string, type?: string): string | undefined {
    const list = this.list(name);
    const match =
      type === undefined ? list[0] : (list.find((entry) => entry.text('type') === type) ?? list[0]);
    return match?.text('id');
  }

  /** Throws 400 naming the member when it is absent. */
  required(name: string): string {
    const value = this.text(name);
    if (value === undefined) throw refuse('VALUE_MISSING', `${name} is required.`, name);
    return value;
  }

  requiredDay(name: string): Day {
    const value = this.day(name);
    if (value === undefined) throw refuse('VALUE_MISSING', `${name} is required.`, name);
    return value;
  }
}
