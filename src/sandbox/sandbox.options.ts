import type { Clock } from '../kernel/clock.js';
import type { Ids } from '../kernel/ids.js';

/** How a sandbox is started. */
export interface SandboxOptions {
  /** TCP port; 0 takes a free one. */
  readonly port?: number;
  /** Address to listen on; loopback unless told otherwise. */
  readonly host?: string;
  /** Equal seeds on equal business dates give equal hotels. */
  readonly seed?: number;
  readonly clock?: Clock;
  readonly ids?: Ids;
  /** Business date to start on, `YYYY-MM-DD`; the clock's day when absent. */
  readonly businessDate?: string;
  /** `none`: the integration user has no cashier, so that postings without one are refused. */
  readonly cashier?: 'default' | 'none';
  /** How many calls `calls()` remembers. */
  readonly rememberedCalls?: number;
  /** How many characters their bodies and answers may have altogether; 8 million when absent. */
  readonly rememberedCharacters?: number;
  /** File that the hotels are kept in over restarts; in memory alone when absent. */
  readonly stateFile?: string;
}

/** What a client needs to reach the sandbox; the credentials of both grants. */
export interface SandboxConnection {
  readonly gatewayUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly appKey: string;
  readonly enterpriseId: string;
  readonly scope: string;
  readonly username: string;
  readonly password: string;
  readonly defaultHotelId: string;
  readonly chainCode: string;
}

/** One request and its answer, for tests. Credentials in the headers are replaced. */
export interface RecordedCall {
  readonly at: string;
  readonly method: string;
  /** Path with query. */
  readonly url: string;
  /** `module.operationId`; absent when no operation has that path. */
  readonly operationId?: string;
  /** Release of the property in x-hotelid. */
  readonly release?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly status: number;
  readonly answerHeaders: Readonly<Record<string, string>>;
  readonly answer: unknown;
}

/** A sandbox that answers. */
export interface RunningSandbox {
  readonly connection: SandboxConnection;
  /** The latest calls, oldest first. */
  calls(): readonly RecordedCall[];
  /** Stops listening and closes every connection. */
  stop(): Promise<void>;
}
