import { hash } from 'node:crypto';
import {
  Inject,
  Injectable,
  Logger,
  Optional,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Clock } from '../../kernel/clock.js';
import { AuthObserver } from '../auth-observer.js';
import { AuthOptions } from '../auth.options.js';
import type { Caller } from '../caller.js';
import { useWatchedFile } from '../watched-file.js';
import { callerOf } from './claims.mapper.js';
import { NO_RIGHTS, readRights, type Rights } from './rights-file.schema.js';
import { TokenVerifier } from './token.verifier.js';

const MAX_REMEMBERED = 10_000;

interface Remembered {
  readonly caller: Caller;
  /** Epoch milliseconds. */
  readonly until: number;
}

/**
 * Callers known by an access token. A good token is believed for a minute at most, found by its SHA-256 so that no token is
 * kept anywhere; a withdrawn one is refused after that minute.
 */
@Injectable()
export class AccessTokens implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Auth');
  private readonly remembered = new LRUCache<string, Remembered>({ max: MAX_REMEMBERED });
  private readonly pending = new Map<string, Promise<Caller>>();
  private rights: Rights = NO_RIGHTS;
  private stop: () => void = () => undefined;

  constructor(
    @Inject(AuthOptions) private readonly options: AuthOptions,
    @Inject(TokenVerifier) private readonly verifier: TokenVerifier,
    @Inject(Clock) private readonly clock: Clock,
    @Optional() @Inject(AuthObserver) private readonly observer?: AuthObserver,
  ) {}

  /** @throws AuthFileError, which stops the start */
  onModuleInit(): void {
    const file = this.options.tokens?.rightsFile;
    if (file === undefined) return;
    this.stop = useWatchedFile(
      file,
      (text) => this.take(readRights(file.path, text)),
      (problem) => this.tell(problem),
    );
  }

  onApplicationShutdown(): void {
    this.stop();
  }

  /**
   * The caller of a token: at once when it is remembered, the same object as long as it is.
   * @throws RefusedToken, IssuerAway
   */
  caller(token: string): Caller | Promise<Caller> {
    const key = hash('sha256', token, 'base64url');
    const known = this.remembered.get(key);
    if (known !== undefined && known.until > this.clock.now()) return known.caller;
    let pending = this.pending.get(key);
    if (pending === undefined) {
      pending = this.verified(token, key).finally(() => this.pending.delete(key));
      this.pending.set(key, pending);
    }
    return pending;
  }

  private async verified(token: string, key: string): Promise<Caller> {
    const { claims, issuer, expires } = await this.verifier.verify(token);
    const { claims: paths, rememberSeconds } = this.options.tokens!;
    const caller = callerOf(claims, issuer, paths, this.rights);
    const until = Math.min(this.clock.now() + rememberSeconds * 1000, expires);
    this.remembered.set(key, { caller, until });
    return caller;
  }

  private take(rights: Rights): void {
    this.rights = rights;
    this.remembered.clear();
  }

  private tell(problem?: string): void {
    if (problem === undefined) this.logger.log('The rights of roles were read anew');
    else this.logger.error(`The changed rights of roles cannot be used, the former ones stay: ${problem}`);
    this.observer?.reloaded?.('rights', problem);
  }
}
