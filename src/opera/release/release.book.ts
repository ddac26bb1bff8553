import { Inject, Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { Clock } from '../../kernel/clock.js';
import { Fault } from '../../kernel/fault.js';
import { settleBefore } from '../auth/waiting.js';
import type { OperationId, Release } from '../catalogue/operation.js';
import { OperaClient } from '../client/opera.client.js';
import { OperationBook } from '../client/operation.book.js';
import type { HotelLink } from '../gateway/gateway.js';
import { OperaOptions } from '../opera.options.js';
import { releaseOf } from './opera-version.js';

const KEPT_MS = 12 * 3600 * 1000;
/** After a failed ping the newest release is assumed for this long. */
const ASSUMED_MS = 60 * 1000;
/** One subscribed module is enough to learn the version; the first ones are those a hotel surely has. */
const PINGS: readonly OperationId[] = [
  'rsv.pingReservationService',
  'fof.pingFrontDeskOperationsService',
  'crm.pingProfileService',
  'csh.pingCashieringService',
  'lov.pingLOVService',
];
/** Faults that say nothing about the hotel, only about this module. */
const MODULE_FAULTS = new Set(['OPERA_NOT_SUBSCRIBED', 'OPERA_NOT_FOUND', 'OPERA_VERSION_UNSUPPORTED']);

interface Known {
  readonly release: Release;
  /** OPERA's own text; undefined while assumed. */
  readonly version?: string;
  readonly until: number;
}

/** Which OPERA release each hotel runs: asked once by a ping, remembered, shared by everybody who waits. */
@Injectable()
export class ReleaseBook {
  private readonly known = new Map<string, Known>();
  private readonly pending = new Map<string, Promise<Known>>();
  private readonly missing = new Map<string, number>();

  constructor(
    @Inject(OperationBook) private readonly book: OperationBook,
    @Inject(OperaClient) private readonly client: OperaClient,
    @Inject(OperaOptions) private readonly options: OperaOptions,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * The release of the hotel; the newest one while it cannot be asked.
   * @throws Fault OPERA_TIMEOUT, OPERA_CANCELLED when the caller's wait ends first
   */
  async release(context: CallContext, link: HotelLink): Promise<Release> {
    return (await this.look(context, link)).release;
  }

  /** OPERA's version as OPERA writes it; undefined while it cannot be asked. */
  async version(context: CallContext, link: HotelLink): Promise<string | undefined> {
    return (await this.look(context, link)).version;
  }

  /** The hotel's gateway answered that it does not have the operation: remembered, so that nobody asks again. */
  markLacking(link: HotelLink, operation: OperationId): void {
    this.missing.set(`${keyOf(link)}/${operation}`, this.clock.now() + KEPT_MS);
  }

  lacks(link: HotelLink, operation: OperationId): boolean {
    const until = this.missing.get(`${keyOf(link)}/${operation}`);
    return until !== undefined && until > this.clock.now();
  }

  private get newest(): Release {
    return this.book.releases[0] ?? '';
  }

  private async look(context: CallContext, link: HotelLink): Promise<Known> {
    const configured = link.version === undefined ? undefined : releaseOf(this.book.releases, link.version);
    if (configured !== undefined) return { release: configured, version: link.version, until: Infinity };
    const key = keyOf(link);
    const known = this.known.get(key);
    if (known !== undefined && known.until > this.clock.now()) return known;
    let pending = this.pending.get(key);
    if (pending === undefined) {
      pending = this.ask(context, link).finally(() => this.pending.delete(key));
      this.pending.set(key, pending);
    }
    return settleBefore(pending, context, this.clock);
  }

  private async ask(context: CallContext, link: HotelLink): Promise<Known> {
    const version = await this.ping(context, link);
    const release = version === undefined ? undefined : releaseOf(this.book.releases, version);
    const found: Known =
      release === undefined
        ? { release: this.newest, until: this.clock.now() + ASSUMED_MS }
        : { release, version, until: this.clock.now() + KEPT_MS };
    this.known.set(keyOf(link), found);
    return found;
  }

  private async ping(asked: CallContext, link: HotelLink): Promise<string | undefined> {
    // Many may wait for this answer: it must not die with the first of them.
    const deadline = this.clock.monotonic() + this.options.requestTimeoutSeconds * 1000;
    const context: CallContext = { ...asked, signal: new AbortController().signal, deadline };
    for (const id of PINGS) {
      const fact = this.book.find(id, this.newest);
      if (fact === undefined) continue;
      const plan = { context, link, release: this.newest, fact, parameters: {}, bulk: false, warnings: [] };
      try {
        const version = ((await this.client.send(plan)).body as { operaVersion?: unknown } | undefined)
          ?.operaVersion;
        if (typeof version === 'string') return version.slice(0, 40);
      } catch (error) {
        if (!(error instanceof Fault) || !MODULE_FAULTS.has(error.code)) return undefined;
      }
    }
    return undefined;
  }
}

function keyOf(link: HotelLink): string {
  return `${link.gateway.key}/${link.hotelId}`;
}
