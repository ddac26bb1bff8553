import type { Environment } from './environment.table.js';

/** Quotas of those who call us; what is undefined follows from the rest or has no limit (see throttle.options.ts). */
export interface ThrottleConfig {
  readonly callsPerMinute: number;
  readonly burst?: number;
  readonly writesPerMinute?: number;
  readonly tenantCallsPerMinute?: number;
  readonly dailyCallsPerCaller?: number;
  readonly dailyCallsPerTenant?: number;
  readonly httpRequestsPerMinute: number;
}

/** What the environment says of quotas. */
export function throttleOf(env: Environment): ThrottleConfig {
  return {
    callsPerMinute: env.MCP_CALLS_PER_MINUTE,
    burst: env.MCP_CALL_BURST,
    writesPerMinute: env.MCP_WRITES_PER_MINUTE,
    tenantCallsPerMinute: env.MCP_TENANT_CALLS_PER_MINUTE,
    dailyCallsPerCaller: env.MCP_DAILY_CALLS_PER_CALLER,
    dailyCallsPerTenant: env.MCP_DAILY_CALLS_PER_TENANT,
    httpRequestsPerMinute: env.MCP_HTTP_REQUESTS_PER_MINUTE,
  };
}
