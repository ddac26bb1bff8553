import {
  Inject,
  Injectable,
  Logger,
  Optional,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { AuthObserver } from '../auth-observer.js';
import { AuthOptions } from '../auth.options.js';
import type { Caller } from '../caller.js';
import { granted } from '../granted.js';
import { useWatchedFile } from '../watched-file.js';
import { fits, hashOf, parseKey } from './api-key.js';
import { readKeyLines, type KeyLine } from './keys-file.schema.js';

interface KnownKey {
  readonly sha256: string;
  /** Epoch milliseconds. */
  readonly expires: number;
  readonly caller: Caller;
}

/** Compared with when the id is unknown, so that the time of an answer does not tell which ids exist. */
const NOBODYS = hashOf('');

/** Callers known by an API key. A key ends with its date or with its line in the file. */
@Injectable()
export class ApiKeys implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Auth');
  private keys: ReadonlyMap<string, KnownKey> = new Map();
  private stop: () => void = () => undefined;

  constructor(
    @Inject(AuthOptions) private readonly options: AuthOptions,
    @Inject(Clock) private readonly clock: Clock,
    @Optional() @Inject(AuthObserver) private readonly observer?: AuthObserver,
  ) {}

  /** @throws AuthFileError, which stops the start */
  onModuleInit(): void {
    const { keys: file } = this.options;
    if (file === undefined) return;
    this.stop = useWatchedFile(
      file,
      (text) => this.take(readKeyLines(file.path, text)),
      (problem) => this.tell(problem),
    );
  }

  onApplicationShutdown(): void {
    this.stop();
  }

  /** The caller of a key; undefined when it is nobody's or its time is over. The same object for the same key. */
  caller(text: string): Caller | undefined {
    const key = parseKey(text);
    if (key === undefined) return undefined;
    const known = this.keys.get(key.id);
    const proven = fits(key.secret, known?.sha256 ?? NOBODYS);
    if (known === undefined || !proven || known.expires <= this.clock.now()) return undefined;
    return known.caller;
  }

  private take(lines: readonly KeyLine[]): void {
    this.keys = new Map(
      lines.map((line) => [
        line.id,
        { sha256: line.sha256, expires: Date.parse(line.expires), caller: callerOf(line) },
      ]),
    );
  }

  private tell(problem?: string): void {
    if (problem === undefined) this.logger.log(`The API keys were read anew: ${this.keys.size}`);
    else this.logger.error(`The changed API keys cannot be used, the former ones stay: ${problem}`);
    this.observer?.reloaded?.('keys', problem);
  }
}

function callerOf({ id, tenant, chain, ...rights }: KeyLine): Caller {
  return { subject: `key:${id}`, tenant, chain, roles: [], method: 'key', ...granted(rights) };
}
