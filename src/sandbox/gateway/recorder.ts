import type { RecordedCall } from '../sandbox.options.js';

const SECRET_HEADERS = new Set(['authorization', 'x-app-key', 'cookie']);

/** A call with its body and answer still as text: most calls are never looked at. */
export type WrittenCall = Omit<RecordedCall, 'body' | 'answer'> & {
  readonly body: string;
  readonly answer: string | Buffer;
};

/** The latest calls, for tests and the control surface: bounded in number and size, credentials replaced. */
export class CallRecorder {
  private kept: WrittenCall[] = [];
  private characters = 0;

  /**
   * @param size calls to remember
   * @param characters of their bodies and answers altogether
   */
  constructor(
    private readonly size: number,
    private readonly maxCharacters: number,
  ) {}

  add(call: WrittenCall): void {
    if (this.size === 0) return;
    this.kept.push(call);
    this.characters += weight(call);
    // Thrown away in batches, so that a full record does not cost a shift for every call.
    if (this.kept.length > this.size * 1.5 || this.characters > this.maxCharacters * 1.5) this.shrink();
  }

  /** Oldest first. */
  all(): RecordedCall[] {
    this.shrink();
    return this.kept.map((call) => ({
      ...call,
      body: parsed(call.body),
      answer: parsed(call.answer.toString()),
    }));
  }

  clear(): void {
    this.kept = [];
    this.characters = 0;
  }

  private shrink(): void {
    let first = Math.max(0, this.kept.length - this.size);
    let characters = this.kept.slice(first).reduce((sum, call) => sum + weight(call), 0);
    for (; characters > this.maxCharacters && first < this.kept.length - 1; first += 1) {
      const call = this.kept[first];
      characters -= call ? weight(call) : 0;
    }
    this.kept = this.kept.slice(first);
    this.characters = characters;
  }
}

function weight(call: WrittenCall): number {
  return call.body.length + call.answer.length;
}

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
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
