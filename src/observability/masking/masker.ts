import { Fault } from '../../kernel/fault.js';
import { ruleOf } from './field-rules.js';
import { PATTERNS, SUSPICIOUS, UUID } from './pattern.table.js';

const MAX_TEXT = 4096;
const MAX_DEPTH = 6;
const MAX_ITEMS = 100;
const SHORTEST_SECRET = 6;
const UUID_LENGTH = 36;
/** Larger numbers may be card numbers. */
const LARGEST_PLAIN_NUMBER = 1e12;

const HIDDEN = '[hidden]';
const UNMASKABLE = '[unmaskable]';

/**
 * Takes personal data and secrets out of whatever is about to leave the process other than as an answer: log lines, metrics,
 * error texts, traces, audit. Rules by field name, then by pattern. Fails closed: what cannot be examined is not shown.
 */
export class Masker {
  readonly #secrets = new Set<string>();

  /** Texts that must never appear, wherever they turn up: the configured credentials. Very short ones are not taken. */
  conceal(...secrets: readonly (string | undefined)[]): void {
    for (const secret of secrets) {
      if (secret !== undefined && secret.length >= SHORTEST_SECRET) this.#secrets.add(secret);
    }
  }

  /** The text without what the patterns find, cut to a few thousand characters. */
  text(text: string): string {
    try {
      let shown = cut(text);
      for (const secret of this.#secrets) {
        if (shown.includes(secret)) shown = shown.replaceAll(secret, '[secret]');
      }
      if (!SUSPICIOUS.test(shown) || (shown.length === UUID_LENGTH && UUID.test(shown))) return shown;
      for (const { find, by, accept } of PATTERNS) {
        shown =
          accept === undefined
            ? shown.replace(find, by)
            : shown.replace(find, (found: string) => (accept(found) ? by : found));
      }
      return shown;
    } catch {
      return UNMASKABLE;
    }
  }

  /** A copy of the value that may be shown; errors become their type, code, message and stack. */
  value(value: unknown): unknown {
    try {
      return this.at(value, 0);
    } catch {
      return UNMASKABLE;
    }
  }

  /** A copy of a record whose own fields are masked by name and content. */
  fields(record: object): Record<string, unknown> {
    try {
      return this.record(record, 0);
    } catch {
      return { masked: UNMASKABLE };
    }
  }

  private at(value: unknown, depth: number): unknown {
    switch (typeof value) {
      case 'string':
        return this.text(value);
      case 'number':
        return Math.abs(value) < LARGEST_PLAIN_NUMBER ? value : this.text(String(value));
      case 'bigint':
        return this.text(String(value));
      case 'object':
        return value === null ? null : this.object(value, depth);
      case 'boolean':
      case 'undefined':
        return value;
      default:
        return `[${typeof value}]`;
    }
  }

  private object(value: object, depth: number): unknown {
    if (value instanceof Error) return this.error(value, depth);
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
    if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
    if (depth >= MAX_DEPTH) return '[deep]';
    if (Array.isArray(value)) {
      const shown = value.slice(0, MAX_ITEMS).map((item) => this.at(item, depth + 1));
      if (value.length > MAX_ITEMS) shown.push(`[${value.length - MAX_ITEMS} more]`);
      return shown;
    }
    if (value instanceof Map || value instanceof Set) return `[${value.size} items]`;
    return this.record(value, depth);
  }

  private record(record: object, depth: number): Record<string, unknown> {
    const shown: Record<string, unknown> = {};
    let count = 0;
    for (const [field, value] of Object.entries(record)) {
      count += 1;
      if (count > MAX_ITEMS) {
        shown['more'] = '[cut]';
        break;
      }
      const rule = value === undefined || value === null ? undefined : ruleOf(field);
      // A field's name may be data too, where a record is used as a map.
      const safeField = depth === 0 ? field : this.text(field);
      shown[safeField] =
        rule === undefined ? this.at(value, depth + 1) : rule === 'hide' ? HIDDEN : '[withheld]';
    }
    return shown;
  }

  private error(error: Error, depth: number): Record<string, unknown> {
    const shown: Record<string, unknown> = { type: error.name, message: this.text(error.message) };
    if (error instanceof Fault) {
      shown['code'] = error.code;
      if (error.details.internal !== undefined) shown['internal'] = this.text(error.details.internal);
    } else if ('code' in error && typeof error.code === 'string') {
      shown['code'] = this.text(error.code);
    }
    if (error.stack !== undefined) shown['stack'] = this.text(frames(error.stack));
    if (error.cause !== undefined && depth < MAX_DEPTH) {
      shown['cause'] = error.cause instanceof Error ? this.at(error.cause, depth + 2) : HIDDEN;
    }
    return shown;
  }
}

/** Without the leading message, which is shown on its own and may span lines. */
function frames(stack: string): string {
  const first = stack.search(/\n\s{2,8}at /);
  return first < 0 ? '' : stack.slice(first + 1);
}

/** Shortened so that no number or word is cut in two: half a card number would pass unrecognised. */
function cut(text: string): string {
  if (text.length <= MAX_TEXT) return text;
  const head = text.slice(0, MAX_TEXT);
  const whole =
    head.slice(0, MAX_TEXT - 200) + head.slice(MAX_TEXT - 200).replace(/[\d .()/-]{0,60}\S{0,100}$/, '');
  return `${whole}[${text.length - whole.length} more]`;
}
