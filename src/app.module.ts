import { type DynamicModule, Module } from '@nestjs/common';
import { AuthModule } from './auth/auth.module.js';
import { CacheModule } from './cache/cache.module.js';
import type { Config } from './config/config.js';
import { ConsoleModule } from './console/console.module.js';
import { DOMAIN_MODULES } from './domains/index.js';
import { HealthModule } from './health/health.module.js';
import { KernelModule } from './kernel/kernel.module.js';
import { McpModule } from './mcp/mcp.module.js';
import { ObservabilityModule } from './observability/observability.module.js';
import { OperaModule } from './opera/opera.module.js';
import { freshnessFor, type GatewayOptions } from './opera/opera.options.js';
import { RedisModule } from './redis/redis.module.js';
import { ThrottleModule } from './throttle/throttle.module.js';
import { INSTRUCTIONS, NAME, TITLE, VERSION } from './identity.js';

/** Composition: which rooms there are and what each is told. Nothing is decided here. */
@Module({})
export class AppModule {
  /**
   * @param config checked configuration with a gateway
   * @param transport over stdio there is no address to guard, and stdout is the protocol
   */
  static forRoot(config: Config, transport: 'http' | 'stdio'): DynamicModule {
    const { gateway, opera } = config;
    const http = transport === 'http';
    return {
      module: AppModule,
      imports: [
        KernelModule,
        ObservabilityModule.forRoot({
          ...config.logs,
          traces: config.traces,
          audit: config.audit,
          serviceName: NAME,
          version: VERSION,
          metricsPort: http ? config.server.metricsPort : undefined,
          metricsHost: config.server.host,
          destination: http ? 'stdout' : 'stderr',
          secrets: [
            gateway?.clientSecret,
            gateway?.previousClientSecret,
            gateway?.appKey,
            gateway?.password,
            config.mcp.signingKey,
            config.mcp.previousSigningKey,
            config.server.tls?.key,
            config.audit.key,
            ...Object.values(config.traces?.headers ?? {}),
            config.auth.tokens?.introspection.clientSecret,
            opera.tokenStore?.secret,
            ...config.cache.secrets,
            config.redis.url,
            passwordOf(config.redis.url),
          ],
        }),
        AuthModule.forRoot(http ? { ...config.auth, host: config.server.host } : {}),
        RedisModule.forRoot(config.redis),
        CacheModule.forRoot(config.cache),
        ThrottleModule.forRoot({ ...config.throttle, replicas: config.replicas }),
        OperaModule.forRoot({
          gateways: gatewaysOf(config),
          hotelsFile: opera.hotelsFile,
          catalogueDirectory: opera.catalogueDirectory,
          requestTimeoutSeconds: opera.requestTimeoutSeconds,
          application: NAME,
          transport: {
            maxConnections: opera.maxConnections,
            maxKeepaliveConnections: opera.maxKeepaliveConnections,
            keepaliveExpirySeconds: opera.keepaliveExpirySeconds,
            http2: opera.http2,
            proxyUrl: opera.proxyUrl,
            certificateAuthorities: opera.certificateAuthorities,
          },
          retry: { maxRetries: opera.maxRetries },
          pace: { ...config.pace, replicas: config.replicas },
          token: { store: opera.tokenStore },
          budget: { dailyCallsPerCaller: opera.dailyCallsPerCaller },
          readback: { enabled: opera.readbackSeconds > 0, settleSeconds: opera.readbackSeconds },
          freshness: { ...freshnessFor(config.cache.defaultTtlSeconds), ...config.cache.ttlSecondsByKind },
        }),
        HealthModule.forRoot({
          version: VERSION,
          drainSeconds: config.server.drainSeconds,
          dashboardLinks: config.server.dashboardLinks,
          embeddedGatewayUrl: config.sandbox.embeddedUrl,
        }),
        ...(http ? [ConsoleModule] : []),
        McpModule.forRoot({
          ...config.mcp,
          name: NAME,
          title: TITLE,
          version: VERSION,
          instructions: INSTRUCTIONS,
          drainSeconds: config.server.shutdownSeconds,
          defaultHotelId: opera.defaultHotelId,
          hotels: opera.hotels,
        }),
        ...DOMAIN_MODULES,
      ],
    };
  }
}

/** Also on its own: error texts of clients name parts of an address. */
function passwordOf(url: string | undefined): string | undefined {
  return url === undefined ? undefined : decodeURIComponent(new URL(url).password);
}

/** The gateway of the environment as the OPERA module knows it; none when hotels come from a file alone. */
export function gatewaysOf({ gateway, opera }: Config): GatewayOptions[] {
  if (gateway === undefined) return [];
  return [
    {
      ...gateway,
      externalSystem: opera.externalSystem,
      cashierId: opera.cashierId,
      language: opera.language,
      hotels: opera.hotels.map((hotelId) => ({ hotelId })),
    },
  ];
}
