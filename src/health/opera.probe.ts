import { Inject, Injectable, Optional } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { asFault } from '../kernel/fault.js';
import type { FaultCode } from '../kernel/fault.table.js';
import { TokenSource } from '../opera/auth/token.source.js';
import { OperaClient } from '../opera/client/opera.client.js';
import type { Gateway } from '../opera/gateway/gateway.js';
import { GatewayDirectory } from '../opera/gateway/gateway.directory.js';
import type { ProbeVerdict, ReadinessProbe } from './readiness-probe.js';

/** Whoever asks is a balancer: what is not known by then is told as it was known before. */
const KNOWN_WITHIN_MS = 250;

/**
 * Is OPERA within reach: a token that is valid now, or one that can be had, and no service that is left alone because it keeps
 * failing. Costs OPERA nothing while a token is valid, and never waits for a gateway that hangs. Several gateways: one of them
 * is enough to serve, all of them to be well.
 */
@Injectable()
export class OperaProbe implements ReadinessProbe {
  readonly name = 'opera';

  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Optional() @Inject(GatewayDirectory) private readonly gateways?: GatewayDirectory,
    @Optional() @Inject(TokenSource) private readonly tokens?: TokenSource,
    @Optional() @Inject(OperaClient) private readonly client?: Pick<OperaClient, 'sparedModules'>,
  ) {}

  async look(signal: AbortSignal): Promise<ProbeVerdict> {
    const { tokens } = this;
    const all = this.gateways?.all() ?? [];
    if (tokens === undefined || all.length === 0) return { status: 'down', facts: { reason: 'no gateway' } };
    const troubles = await Promise.all(all.map((gateway) => this.trouble(gateway, tokens, signal)));
    const failed = troubles.filter((code) => code !== undefined);
    const spared = new Set(all.flatMap((gateway) => this.client?.sparedModules(gateway) ?? []));
    const facts: Record<string, string | number> = {
      gateways: all.length,
      reachable: all.length - failed.length,
      ...(failed[0] !== undefined && { reason: failed[0] }),
      ...(spared.size > 0 && { spared: [...spared].toSorted().join(' ') }),
    };
    if (failed.length === all.length) return { status: 'down', facts };
    return { status: failed.length === 0 && spared.size === 0 ? 'up' : 'degraded', facts };
  }

  /** Code of what keeps us from the gateway; undefined when nothing does. */
  private async trouble(
    gateway: Gateway,
    tokens: TokenSource,
    signal: AbortSignal,
  ): Promise<FaultCode | undefined> {
    const deadline = this.clock.monotonic() + KNOWN_WITHIN_MS;
    try {
      await tokens.token(gateway, { signal, deadline });
      return undefined;
    } catch (error) {
      const { code } = asFault(error);
      // The request goes on in the background; its predecessor failed for a reason that says more than our haste.
      return code === 'OPERA_TIMEOUT' ? (tokens.trouble(gateway)?.code ?? code) : code;
    }
  }
}
