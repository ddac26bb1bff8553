import { Inject, Injectable, type OnModuleInit, Optional } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { TokenSource } from '../../opera/auth/token.source.js';
import { OperaClient } from '../../opera/client/opera.client.js';
import type { Gateway } from '../../opera/gateway/gateway.js';
import { GatewayDirectory } from '../../opera/gateway/gateway.directory.js';
import { OperaTransport } from '../../opera/transport/opera.transport.js';
import { Metrics } from './metrics.js';

/** Gauges over tokens, breakers and connections of each gateway, read when scraped. */
@Injectable()
export class GatewayGauges implements OnModuleInit {
  /** Modules that were left alone once, so that a closed breaker is told as 0 and not by silence. */
  readonly #opened = new Set<string>();

  constructor(
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(Clock) private readonly clock: Clock,
    @Optional() @Inject(GatewayDirectory) private readonly gateways?: GatewayDirectory,
    @Optional() @Inject(TokenSource) private readonly tokens?: Pick<TokenSource, 'expiry' | 'issued'>,
    @Optional() @Inject(OperaClient) private readonly client?: Pick<OperaClient, 'sparedModules'>,
    @Optional() @Inject(OperaTransport) private readonly transport?: Pick<OperaTransport, 'figures'>,
  ) {}

  onModuleInit(): void {
    this.tokenGauges();
    this.breakerGauges();
    this.connectionGauges();
  }

  private tokenGauges(): void {
    const { tokens } = this;
    if (tokens === undefined) return;
    const left = 'Seconds until the token expires, 0 when there is none';
    this.each('opera_mcp_opera_token_expiry_seconds', left, (gateway) =>
      Math.max(0, ((tokens.expiry(gateway) ?? 0) - this.clock.now()) / 1000),
    );
    const age = 'Seconds since the token was issued, 0 when there is none';
    this.each('opera_mcp_opera_token_age_seconds', age, (gateway) => {
      const now = this.clock.now();
      return Math.max(0, (now - (tokens.issued(gateway) ?? now)) / 1000);
    });
  }

  private breakerGauges(): void {
    const { client } = this;
    if (client === undefined) return;
    const count = 'OPERA services left alone because they keep failing';
    this.each('opera_mcp_breaker_open_modules', count, (gateway) => client.sparedModules(gateway).length);
    const help = 'The OPERA service is left alone, 1 or 0';
    this.metrics.gauge('opera_mcp_breaker_open', help, ['gateway', 'module'], (gauge) => {
      for (const gateway of this.all()) {
        const open = new Set(client.sparedModules(gateway));
        for (const module of open) this.#opened.add(module);
        for (const module of this.#opened)
          gauge.set({ gateway: this.metrics.gateways.of(gateway.key), module }, open.has(module) ? 1 : 0);
      }
    });
  }

  private connectionGauges(): void {
    const { transport } = this;
    if (transport?.figures === undefined) return;
    const figuresOf = (gateway: Gateway) => transport.figures?.(new URL(gateway.gatewayUrl).origin);
    this.each(
      'opera_mcp_opera_connections_open',
      'Connections to the gateway',
      (gateway) => figuresOf(gateway)?.open ?? 0,
    );
    this.each(
      'opera_mcp_opera_connections_idle',
      'Connections without a request',
      (gateway) => figuresOf(gateway)?.idle ?? 0,
    );
    const help = 'Requests that wait for a connection';
    this.each('opera_mcp_opera_connection_waiting', help, (gateway) => figuresOf(gateway)?.queued ?? 0);
  }

  private each(name: string, help: string, read: (gateway: Gateway) => number): void {
    this.metrics.gauge(name, help, ['gateway'], (gauge) => {
      for (const gateway of this.all())
        gauge.set({ gateway: this.metrics.gateways.of(gateway.key) }, read(gateway));
    });
  }

  private all(): readonly Gateway[] {
    return this.gateways?.all() ?? [];
  }
}
