import { NotAuthenticated } from './authenticator.js';
import { LOCAL_CALLER } from './caller.js';
import { LoopbackAuthenticator } from './loopback.authenticator.js';

describe('LoopbackAuthenticator', () => {
  it.each(['127.0.0.1', 'localhost', '::1', '127.8.8.8'])(
    'takes everybody for the local person on %s',
    (host) => {
      const authenticator = new LoopbackAuthenticator({ host });
      expect(() => authenticator.onModuleInit()).not.toThrow();
      expect(authenticator.authenticate()).toBe(LOCAL_CALLER);
    },
  );

  it.each(['0.0.0.0', '::', '192.168.1.5', 'hotel.example', 'localhost.example', ''])(
    'refuses to start on %j',
    (host) => {
      expect(() => new LoopbackAuthenticator({ host }).onModuleInit()).toThrow(
        /loopback only.*MCP_HOST=127\.0\.0\.1/,
      );
    },
  );

  it('knows nobody when nothing is served over HTTP', () => {
    const authenticator = new LoopbackAuthenticator({});
    expect(() => authenticator.onModuleInit()).not.toThrow();
    expect(() => authenticator.authenticate()).toThrow(NotAuthenticated);
  });
});
