import { applyDecorators, SetMetadata, UseGuards } from '@nestjs/common';
import { AuthenticationGuard } from './authentication.guard.js';
import {
  ROUTE_AUTHENTICATION,
  ROUTE_SCOPES,
  type RouteAuthentication,
  type RouteScopes,
} from './route-authentication.js';

/**
 * Declares how a route (or all of a controller) recognises its callers; every route has to. `caller`: the configured
 * authenticator, whose result is the request's `caller`. `open`: nobody is recognised, so nothing of anybody is told.
 * @param scopes all of which a caller must have
 */
export function Authentication(
  kind: RouteAuthentication,
  ...scopes: RouteScopes
): ClassDecorator & MethodDecorator {
  const declared = SetMetadata(ROUTE_AUTHENTICATION, kind);
  return kind === 'caller'
    ? applyDecorators(declared, SetMetadata(ROUTE_SCOPES, scopes), UseGuards(AuthenticationGuard))
    : applyDecorators(declared);
}
