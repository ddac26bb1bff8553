/** Ways in which a route recognises callers. */
export type RouteAuthentication = 'caller' | 'open';

/** Metadata key under which a route's way is found (class or method). */
export const ROUTE_AUTHENTICATION = 'opera-cloud-mcp:authentication';
