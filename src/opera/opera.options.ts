/** One property behind a gateway and what differs from the gateway's defaults. */
export interface HotelOptions {
  /** OPERA's hotel code, sent as x-hotelid. */
  readonly hotelId: string;
  /** Code of the external system our writes are stamped with (x-externalsystem). */
  readonly externalSystem?: string;
  /** Cashier that postings are booked under. */
  readonly cashierId?: number;
  /** Language of descriptions and errors, such as `en-GB`. */
  readonly language?: string;
  /** OPERA's version when it is known beforehand, such as `25.5`; asked by ping otherwise. */
  readonly version?: string;
}

/** One OHIP gateway with one set of credentials. */
export interface GatewayOptions {
  /** Scheme, host and an optional base path; no trailing slash needed. */
  readonly gatewayUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Tried when that one is refused: both are valid while a secret is being rotated. */
  readonly previousClientSecret?: string;
  readonly appKey: string;
  /** Chain or enterprise code; needed by the client credentials grant. */
  readonly enterpriseId?: string;
  /** Scope of the client credentials grant. */
  readonly scope?: string;
  /** Integration user: with it the password grant is used. */
  readonly username?: string;
  readonly password?: string;
  readonly externalSystem?: string;
  readonly cashierId?: number;
  readonly language?: string;
  /** The hotels behind it. Empty: any hotel code is passed on and OPERA decides. */
  readonly hotels?: readonly HotelOptions[];
  /** Tenants that may use it. Absent: all. */
  readonly tenants?: readonly string[];
}

/** The connection pool. */
export interface TransportOptions {
  /** Most connections to one gateway. */
  readonly maxConnections: number;
  /** Most idle connections kept for reuse. */
  readonly maxKeepaliveConnections: number;
  /** Idle seconds after which a connection is closed. */
  readonly keepaliveExpirySeconds: number;
  /** Offer HTTP/2 when the gateway speaks TLS. */
  readonly http2: boolean;
  readonly connectTimeoutSeconds: number;
  /** Most bytes of one answer, before and after decompression. */
  readonly maxAnswerBytes: number;
  /** Further certificate authorities (PEM) that the gateway or proxy may present. */
  readonly certificateAuthorities?: readonly string[];
  /** HTTP proxy towards the gateway. */
  readonly proxyUrl?: string;
}

/** How often and how long a call is tried. */
export interface RetryOptions {
  /** Attempts after the first one. */
  readonly maxRetries: number;
  /** Longest wait before the first retry; doubles each time. */
  readonly baseDelayMilliseconds: number;
  readonly maxDelayMilliseconds: number;
  /** Retries allowed per first attempt, over all calls of a gateway. */
  readonly budgetRatio: number;
}

/** When a failing service is left alone. */
export interface BreakerOptions {
  /** Latest calls that are judged. */
  readonly window: number;
  /** Fewer calls are no evidence. */
  readonly minimumCalls: number;
  /** Share of failures that opens the breaker. */
  readonly failureRatio: number;
  /** First pause before a probe; doubles while probes fail. */
  readonly pauseSeconds: number;
  readonly maxPauseSeconds: number;
}

/** Calls of one service at a time. */
export interface BulkheadOptions {
  /** Most calls of one module of one gateway under way. */
  readonly placesPerModule: number;
  /** Most calls waiting for a place. */
  readonly maxWaiting: number;
}

/** Seconds that a cached read of each kind stays usable. */
export interface FreshnessOptions {
  readonly configuration: number;
  readonly profile: number;
  readonly reservation: number;
  readonly folio: number;
  readonly availability: number;
  readonly 'room-status': number;
  readonly 'business-date': number;
}

/** How the outcome of an unclear change is found out. */
export interface ReadbackOptions {
  readonly enabled: boolean;
  /** A change that is not seen for this long was not done. */
  readonly settleSeconds: number;
}

/** Where tokens outlive the process: in Redis if there is one, and in a directory if it is named. */
export interface TokenStoreOptions {
  /** Made when it is missing; readable by this user only. */
  readonly directory?: string;
  /** Key material, at least 32 random characters. */
  readonly secret: string;
}

export interface TokenOptions {
  /** A token is renewed in the background this long before it expires. */
  readonly renewBeforeSeconds: number;
  /** After the identity service refused the credentials it is not asked again for this long. */
  readonly refusalPauseSeconds: number;
  /** Absent: every process asks for its own token. */
  readonly store?: TokenStoreOptions;
}

/** What calls of OPERA may cost. */
export interface BudgetOptions {
  /** Most charged calls of one caller between midnights UTC; absent: no ceiling. */
  readonly dailyCallsPerCaller?: number;
  /** Price of a call in millionths of a US dollar, for the estimate. */
  readonly microUsdPerCall: number;
}

/** Requests to one gateway. */
export interface PaceOptions {
  readonly requestsPerSecond: number;
  readonly burst: number;
  /** Most calls waiting for their turn. */
  readonly maxWaiting: number;
  /** Processes that share the rate; each takes its part while they cannot share a bucket. */
  readonly replicas: number;
}

export interface HotelsFileOptions {
  readonly path: string;
  /** How often the file is looked at. */
  readonly reloadSeconds: number;
}

/** Everything the OPERA module may be told. Durations carry their unit. */
export interface OperaOptions {
  /** At start; the first one without a list serves hotels that no gateway lists. */
  readonly gateways: readonly GatewayOptions[];
  /** Mapping of hotels to gateways that may change while the server runs. */
  readonly hotelsFile?: HotelsFileOptions;
  /** Folder of a catalogue that a user built; absent: the one that comes with the server. */
  readonly catalogueDirectory?: string;
  /** Longest time of one attempt, waiting for the answer included. */
  readonly requestTimeoutSeconds: number;
  /** Value of x-originating-application. */
  readonly application: string;
  readonly transport: TransportOptions;
  readonly retry: RetryOptions;
  readonly breaker: BreakerOptions;
  readonly bulkhead: BulkheadOptions;
  readonly readback: ReadbackOptions;
  readonly token: TokenOptions;
  readonly freshness: FreshnessOptions;
  readonly pace: PaceOptions;
  readonly budget: BudgetOptions;
}

export const OperaOptions = Symbol('OperaOptions');

/** What composition may leave out; every group may be given in part. */
export type OperaSettings = Pick<OperaOptions, 'gateways'> & {
  readonly [
    Group in
      'transport' | 'retry' | 'breaker' | 'bulkhead' | 'readback' | 'token' | 'freshness' | 'pace' | 'budget'
  ]?: Partial<OperaOptions[Group]>;
} & Partial<
    Pick<OperaOptions, 'requestTimeoutSeconds' | 'application' | 'hotelsFile' | 'catalogueDirectory'>
  >;

/**
 * Times to live of every kind from the one that operators set: what changes faster than a profile is kept shorter, what hardly
 * changes longer, always in the same proportion.
 * @param seconds how long an answer about a profile is kept
 */
export function freshnessFor(seconds: number): FreshnessOptions {
  return {
    configuration: seconds * 12,
    profile: seconds,
    reservation: seconds / 5,
    'business-date': seconds / 5,
    availability: seconds / 10,
    'room-status': seconds / 15,
    folio: seconds / 20,
  };
}

/** The settings with every gap filled. */
export function withDefaults(settings: OperaSettings): OperaOptions {
  return {
    gateways: settings.gateways,
    hotelsFile: settings.hotelsFile,
    catalogueDirectory: settings.catalogueDirectory,
    requestTimeoutSeconds: settings.requestTimeoutSeconds ?? 30,
    application: settings.application ?? 'opera-cloud-mcp',
    transport: {
      maxConnections: 50,
      maxKeepaliveConnections: 20,
      keepaliveExpirySeconds: 30,
      http2: true,
      connectTimeoutSeconds: 10,
      maxAnswerBytes: 25_000_000,
      ...settings.transport,
    },
    retry: {
      maxRetries: 3,
      baseDelayMilliseconds: 250,
      maxDelayMilliseconds: 8000,
      budgetRatio: 0.1,
      ...settings.retry,
    },
    breaker: {
      window: 20,
      minimumCalls: 10,
      failureRatio: 0.5,
      pauseSeconds: 10,
      maxPauseSeconds: 120,
      ...settings.breaker,
    },
    bulkhead: { placesPerModule: 40, maxWaiting: 2000, ...settings.bulkhead },
    readback: { enabled: true, settleSeconds: 10, ...settings.readback },
    token: { renewBeforeSeconds: 120, refusalPauseSeconds: 15, ...settings.token },
    freshness: { ...freshnessFor(300), ...settings.freshness },
    pace: { requestsPerSecond: 10, burst: 20, maxWaiting: 1000, replicas: 1, ...settings.pace },
    budget: { microUsdPerCall: 1000, ...settings.budget },
  };
}
