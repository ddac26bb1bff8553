import type { IncomingHttpHeaders } from 'node:http';

const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Which `Host` and `Origin` headers are served, against DNS rebinding and foreign web pages (MCP transports, security
 * warning): loopback names always, others as configured, anything else is refused before a byte of the body is read.
 */
export class OriginPolicy {
  private readonly hosts: ReadonlySet<string>;
  private readonly origins: ReadonlySet<string>;

  /**
   * @param allowedHosts names without port, `*` for any
   * @param allowedOrigins `https://host[:port]`, `*` for any
   */
  constructor(allowedHosts: readonly string[], allowedOrigins: readonly string[]) {
    this.hosts = new Set([...LOOPBACK_NAMES, ...allowedHosts.map((host) => host.toLowerCase())]);
    this.origins = new Set(allowedOrigins.map((origin) => origin.toLowerCase().replace(/\/$/, '')));
  }

  /** Why the request is refused; undefined when it is not. */
  refusal(headers: IncomingHttpHeaders): string | undefined {
    if (!this.allowsHost(headers.host)) return 'This Host is not served here.';
    if (headers.origin !== undefined && !this.allowsOrigin(headers.origin))
      return 'This Origin is not allowed.';
    return undefined;
  }

  private allowsHost(host: string | undefined): boolean {
    if (this.hosts.has('*')) return true;
    return host !== undefined && this.hosts.has(host.toLowerCase().replace(/:\d*$/, ''));
  }

  private allowsOrigin(origin: string): boolean {
    const wanted = origin.toLowerCase();
    if (this.origins.has('*') || this.origins.has(wanted)) return true;
    const name = /^https?:\/\/(\[[^\]]*\]|[^/:]+)(?::\d+)?$/.exec(wanted)?.[1];
    return name !== undefined && LOOPBACK_NAMES.has(name);
  }
}
