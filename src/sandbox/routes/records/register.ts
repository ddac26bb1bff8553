import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, type Handler, NONE, ok } from '../../gateway/call.js';
import { type Document, merged, type Numbered, type Registers } from '../../state/document.js';
import { nextId } from '../../state/world.js';
import { Fields } from '../../wire/fields.js';
import { pageOf } from '../../wire/paging.js';

/** Records that OPERA stores and gives back without a rule of its own: what they hang on and what Oracle calls them. */
export interface RegisterPlan {
  /** Name of the list on its holder. */
  readonly kind: string;
  /** Stay, profile, block, hotel or chain; throws 404 when the path names an unknown one. */
  readonly holder: (call: Call) => { registers?: Registers };
  /** Where bodies carry the entries, dotted: a list or one object. */
  readonly sent: string;
  /** Where answers carry them, dotted. */
  readonly shown: string;
  /** What an entry is known by: a member of its own, or a number given out as `id` of that type, alone or below a member. */
  readonly key: { readonly member: string } | { readonly type: string; readonly below?: string };
  /** Refuses what OPERA would not take. */
  readonly check?: (call: Call, entry: Fields) => void;
  /** The list says on which page of how many it is. */
  readonly paged?: boolean;
  /** The answer carries one object instead of a list. */
  readonly single?: boolean;
}

/** The handlers of one kind of records. */
export class Register {
  constructor(private readonly plan: RegisterPlan) {}

  /** All entries that pass the query's filters of the same name, or 204. */
  readonly list: Handler = (call) => {
    const rows = this.entries(call)
      .filter((entry) => this.isAsked(call, entry))
      .map((entry) => this.wire(entry));
    if (rows.length === 0) return NONE;
    if (!this.plan.paged) return ok(this.shown(rows));
    const page = pageOf(rows, call.query, 200);
    return page.rows.length === 0 ? NONE : ok({ ...this.shown([...page.rows]), ...page.facts });
  };

  /** Adds the entries sent; those that are known by a member of their own must be new. */
  readonly add: Handler = (call) => {
    const sent = this.read(call);
    const known = this.entries(call);
    const made = sent.map((entry): Numbered => {
      const own = this.ownKey(entry);
      if (own !== undefined && known.some(({ id }) => id === own))
        throw refuse('STATUS_FORBIDS', `${own} is there already.`, this.plan.sent);
      return { id: own ?? nextId(call.world, 'record'), document: this.stored(entry) };
    });
    this.set(call, [...known, ...made]);
    return created(`${call.path}/${encodeURIComponent(made.at(-1)?.id ?? '')}`);
  };

  /** Lays what was sent over the entries it names; `add` also takes those that are not known yet. */
  change(
    options: { readonly param?: string; readonly add?: boolean; readonly shows?: boolean } = {},
  ): Handler {
    return (call) => {
      const named = options.param === undefined ? undefined : call.param(options.param);
      const entries = [...this.entries(call)];
      for (const entry of this.read(call)) {
        const key = named ?? this.ownKey(entry) ?? this.idOf(entry);
        const at = entries.findIndex(({ id }) => id === key);
        const found = entries[at];
        if (found) entries[at] = { id: found.id, document: merged(found.document, this.stored(entry)) };
        else if (options.add === true)
          entries.push({ id: key ?? nextId(call.world, 'record'), document: this.stored(entry) });
        else throw refuse('NOT_FOUND', `${key ?? 'The record'} is not known.`, this.plan.sent);
      }
      this.set(call, entries);
      const body = options.shows === true ? this.shown(entries.map((entry) => this.wire(entry))) : {};
      return { status: 200, location: call.path, body };
    };
  }

  /** Takes away the entry that path or query names. */
  remove(name: string): Handler {
    return (call) => {
      const keys = call.params.has(name) ? [call.param(name)] : call.query.texts(name);
      if (keys.length === 0) throw refuse('VALUE_MISSING', `${name} is required.`, name);
      const entries = this.entries(call);
      const rest = entries.filter(({ id }) => !keys.includes(id));
      if (rest.length === entries.length) throw refuse('NOT_FOUND', `${keys.join(', ')} is not known.`, name);
      this.set(call, rest);
      return ok({});
    };
  }

  /** Takes all entries away; 404 when there is none. */
  readonly clear: Handler = (call) => {
    if (this.entries(call).length === 0) throw refuse('NOT_FOUND', 'There is nothing to delete.');
    this.set(call, []);
    return ok({});
  };

  /** The entry that the path names. */
  one(param: string): Handler {
    return (call) => {
      const found = this.entries(call).find(({ id }) => id === call.param(param));
      if (!found) throw refuse('NOT_FOUND', `${call.param(param)} is not known.`, param);
      return ok(this.shown([this.wire(found)]));
    };
  }

  /** The stored entries of the holder that the call is about. */
  entries(call: Call): readonly Numbered[] {
    return this.plan.holder(call).registers?.[this.plan.kind] ?? [];
  }

  private set(call: Call, entries: Numbered[]): void {
    const holder = this.plan.holder(call);
    holder.registers = { ...holder.registers, [this.plan.kind]: entries };
  }

  private read(call: Call): Fields[] {
    const parts = this.plan.sent.split('.');
    const name = parts.pop() ?? '';
    const sent = (parts.length === 0 ? call.body : call.body.at(parts.join('.'))).list(name);
    if (sent.length === 0) throw refuse('VALUE_MISSING', `${this.plan.sent} is required.`, this.plan.sent);
    sent.forEach((entry) => this.plan.check?.(call, entry));
    return sent;
  }

  private ownKey(entry: Fields): string | undefined {
    return 'member' in this.plan.key ? entry.required(this.plan.key.member) : undefined;
  }

  private idOf(entry: Fields): string | undefined {
    const { key } = this.plan;
    if ('member' in key) return undefined;
    return key.below === undefined ? entry.text('id') : entry.object(key.below).text('id');
  }

  private stored({ raw }: Fields): Document {
    const { key } = this.plan;
    if ('member' in key) return raw;
    const { [key.below ?? 'id']: _id, ...document } = raw;
    return document;
  }

  private wire({ id, document }: Numbered): Document {
    const { key } = this.plan;
    if ('member' in key) return document;
    const given = { id, type: key.type };
    return key.below === undefined ? { ...document, ...given } : { ...document, [key.below]: given };
  }

  private isAsked(call: Call, { id, document }: Numbered): boolean {
    const entry = new Fields(document);
    return Object.keys(call.query.raw).every((name) => {
      const own = 'member' in this.plan.key && name.endsWith('Code') ? id : undefined;
      const value = entry.text(name) ?? own;
      return value === undefined || call.query.texts(name).includes(value);
    });
  }

  private shown(rows: Document[]): Document {
    const parts = this.plan.shown.split('.');
    const value: unknown = this.plan.single === true ? rows[0] : rows;
    return parts.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as Document;
  }
}

/** A change that only answers that it was taken. */
export function taken(work: (call: Call) => void): (call: Call) => Answer {
  return (call) => {
    work(call);
    return { status: 200, location: call.path, body: {} };
  };
}
