import type { Scope } from './caller.js';

/** Ways in which a route recognises callers. */
export type RouteAuthentication = 'caller' | 'open';

/** Metadata key under which a route's way is found (class or method). */
export const ROUTE_AUTHENTICATION = 'opera-cloud-mcp:authentication';

/** Metadata key of the scopes, all of them, that a route's caller must have. */
export const ROUTE_SCOPES = 'opera-cloud-mcp:scopes';

/** Scopes a route demands; none when its parts demand their own, as the MCP endpoint's do. */
export type RouteScopes = readonly Scope[];
