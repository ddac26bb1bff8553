import type { RecordedCall } from '../sandbox.options.js';

const SECRET_HEADERS = new Set(['authorization', 'x-app-key', 'cookie']);

/** The latest calls, for tests and the control surface: a ring of fixed size, credentials replaced. */
export class CallRecorder {
  private readonly ring: RecordedCall[] = [];
  private next = 0;

  constructor(private readonly size: number) {}

  add(call: RecordedCall): void {
    if (this.size === 0) return;
    this.ring[this.next] = call;
    this.next = (this.next + 1) % this.size;
  }

  /** Oldest first. */
  all(): RecordedCall[] {
    return this.ring.length < this.size
      ? [...this.ring]
      : [...this.ring.slice(this.next), ...this.ring.slice(0, this.next)];
  }

  clear(): void {
    this.ring.length = 0;
    this.next = 0;
  }
}

/** Headers fit to be shown: what authenticates is there, its value is not. */
export function withoutSecrets(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    const text = Array.isArray(value) ? value.join(', ') : value;
    shown[name] = SECRET_HEADERS.has(name) ? hidden(name, text) : text;
  }
  return shown;
}

// A well-formed stand-in, so that a recorded request can still be held against the contract.
function hidden(name: string, value: string): string {
  if (name === 'x-app-key') return '00000000-0000-4000-8000-000000000000';
  return value.replace(/^(Bearer|Basic) .*$/, '$1 hidden');
}
