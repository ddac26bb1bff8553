/** The HTTP server as such: who may connect how, whatever is asked. */
export interface HttpOptions {
  /** Addresses or networks (CIDR) of proxies whose `X-Forwarded-*` headers are believed; of nobody when empty. */
  readonly trustedProxies: readonly string[];
  /** Browser origins that get CORS answers beside loopback ones (`https://host[:port]`, `*` for any). */
  readonly allowedOrigins: readonly string[];
  readonly maxBodyBytes: number;
  /** Connections open at once; further ones wait in the system's queue or are turned away by it. */
  readonly maxConnections: number;
  /** Longest time a client may take to send a whole request; its headers get a third of it. */
  readonly requestTimeoutSeconds: number;
  /** PEM texts; absent: plain HTTP, behind a proxy that ends TLS or on loopback. */
  readonly tls?: TlsOptions;
}

/** Certificate (with its chain) and private key, as PEM texts. */
export interface TlsOptions {
  readonly certificate: string;
  readonly key: string;
}
