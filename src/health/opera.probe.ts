import { Inject, Injectable, Optional } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { asFault } from '../kernel/fault.js';
import { TokenSource } from '../opera/auth/token.source.js';
import { GatewayDirectory } from '../opera/gateway/gateway.directory.js';
import type { ProbeVerdict, ReadinessProbe } from './readiness-probe.js';

/** How long the identity service may take to answer the probe. */
const TOKEN_WITHIN_MS = 2500;

/**
 * Is OPERA within reach: a token that is valid now, or one that can be had. Costs OPERA nothing while a token is valid. Several
 * gateways: one of them is enough to serve, all of them to be well.
 */
@Injectable()
export class OperaProbe implements ReadinessProbe {
  readonly name = 'opera';

  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Optional() @Inject(GatewayDirectory) private readonly gateways?: GatewayDirectory,
    @Optional() @Inject(TokenSource) private readonly tokens?: TokenSource,
  ) {}

  async look(signal: AbortSignal): Promise<ProbeVerdict> {
    const { gateways, tokens } = this;
    const all = gateways?.all() ?? [];
    if (tokens === undefined || all.length === 0) return { status: 'down', facts: { reason: 'no gateway' } };
    const deadline = this.clock.monotonic() + TOKEN_WITHIN_MS;
    const ends = await Promise.allSettled(all.map((gateway) => tokens.token(gateway, { signal, deadline })));
    const failed = ends.filter((end) => end.status === 'rejected');
    const facts: Record<string, string | number> = {
      gateways: all.length,
      reachable: all.length - failed.length,
    };
    if (failed[0] !== undefined) facts['reason'] = asFault(failed[0].reason).code;
    const status = failed.length === 0 ? 'up' : failed.length < all.length ? 'degraded' : 'down';
    return { status, facts };
  }
}
