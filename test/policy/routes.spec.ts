import { GUARDS_METADATA, METHOD_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { AuthenticationGuard } from '../../src/auth/authentication.guard.js';
import { Authenticator, NotAuthenticated } from '../../src/auth/authenticator.js';
import { ROUTE_AUTHENTICATION } from '../../src/auth/route-authentication.js';
import { composeApplication, type Application } from '../support/application.js';

/** OPTIONS of any path: which origins may ask (CORS). */
const PREFLIGHT = '*';

/** Routes that tell nothing of anybody, to whoever asks. A further one is a decision: it has to be added here. */
const OPEN = new Set(['/health/live', '/health/ready', '/health/startup', '/metrics', PREFLIGHT]);

interface DeclaredRoute {
  readonly name: string;
  readonly authentication: unknown;
  readonly guarded: boolean;
}

/** Every handler of every controller with what it, or its class, declares. */
function declaredRoutes({ app }: Application): DeclaredRoute[] {
  const scanner = new MetadataScanner();
  return app
    .get(DiscoveryService, { strict: false })
    .getControllers()
    .flatMap(({ metatype }) => {
      if (typeof metatype !== 'function') return [];
      const prototype = metatype.prototype as Record<string, object>;
      return scanner
        .getAllMethodNames(prototype)
        .map((method) => ({ method, handler: prototype[method]! }))
        .filter(({ handler }) => Reflect.hasMetadata(METHOD_METADATA, handler))
        .map(({ method, handler }) => {
          const declared = (key: string): unknown[] =>
            [handler, metatype].flatMap((place) => Reflect.getMetadata(key, place) ?? []);
          return {
            name: `${metatype.name}.${method}`,
            authentication: declared(ROUTE_AUTHENTICATION)[0],
            guarded: declared(GUARDS_METADATA).includes(AuthenticationGuard),
          };
        });
    });
}

describe('every HTTP route', () => {
  let application: Application;

  beforeAll(async () => {
    application = await composeApplication();
  }, 30_000);

  afterAll(async () => application?.app.close());

  it('declares how it recognises its callers, and has the guard for it', () => {
    const routes = declaredRoutes(application);
    expect(routes.length).toBeGreaterThanOrEqual(7);
    expect(routes.filter(({ authentication }) => authentication === undefined)).toEqual([]);
    expect(routes.filter(({ authentication, guarded }) => guarded !== (authentication === 'caller'))).toEqual(
      [],
    );
  });

  it('turns away whoever is not known, whoever registered it, but for the open ones', async () => {
    const { app, routes } = application;
    const authenticator = app.get<Authenticator>(Authenticator);
    jest.spyOn(authenticator, 'authenticate').mockImplementation(() => {
      throw new NotAuthenticated('Bearer');
    });
    const letIn = new Set<string>();
    for (const route of routes) {
      const [method = '', path = ''] = route.split(' ');
      const { statusCode } = await app.inject({
        method: method as 'GET',
        url: path.replaceAll(/:\w+/g, 'reservations'),
        headers: { host: 'localhost', accept: 'application/json, text/event-stream' },
        ...(method === 'POST' && { payload: { jsonrpc: '2.0', id: 1, method: 'ping' } }),
      });
      if (statusCode !== 401) letIn.add(path);
    }
    expect(letIn).toEqual(OPEN);
  }, 30_000);
});
