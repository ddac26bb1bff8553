import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { FakeIssuer } from '../../../test/support/fake-issuer.js';
import { ManualClock } from '../../../test/support/manual-clock.js';
import { ALGORITHMS, DEFAULT_CLAIMS, type TokenOptions } from '../auth.options.js';
import { AccessTokens } from './access-tokens.service.js';
import { TokenVerifier } from './token.verifier.js';

const ISSUER = 'https://login.example/realms/hotels';
const RESOURCE = 'https://mcp.example/mcp';
type Key = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];

const OPTIONS: TokenOptions = {
  resource: RESOURCE,
  issuers: [{ issuer: ISSUER }],
  audiences: [],
  algorithms: ALGORITHMS,
  tokenTypes: ['at+jwt'],
  baseScopes: ['opera:read'],
  claims: DEFAULT_CLAIMS,
  introspection: { mode: 'never' },
  rememberSeconds: 60,
};

let pair: { privateKey: Key; publicKey: Key };
let clock: ManualClock;
let web: FakeIssuer;

beforeAll(async () => {
  pair = await generateKeyPair('ES256');
});
beforeEach(() => {
  clock = new ManualClock();
  web = new FakeIssuer(ISSUER);
  web.keys = [{ kid: 'one', publicKey: pair.publicKey }];
});

const tokensWith = (options: Partial<TokenOptions> = {}): AccessTokens => {
  const auth = { tokens: { ...OPTIONS, ...options } };
  return new AccessTokens(auth, new TokenVerifier(auth, web, clock), clock);
};

interface Wish {
  readonly claims?: JWTPayload;
  readonly header?: Record<string, unknown>;
  readonly key?: Key | Uint8Array;
}

/** A token that is good but for what is wished. */
function token({ claims, header, key = pair.privateKey }: Wish = {}): Promise<string> {
  const now = Math.floor(clock.now() / 1000);
  const payload = {
    iss: ISSUER,
    aud: RESOURCE,
    sub: 'anna@hotel.example',
    iat: now,
    exp: now + 300,
    scope: 'openid opera:read opera:write',
    hotels: ['SAND01'],
    ...claims,
  };
  return new SignJWT(payload)
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'one', ...header })
    .sign(key);
}

const reasonOf = async (tokens: AccessTokens, text: string): Promise<unknown> => {
  try {
    await tokens.caller(text);
    return 'taken';
  } catch (error) {
    return (error as { reason?: string }).reason ?? (error as Error).name;
  }
};

describe('a good token', () => {
  it('makes a caller that is not readable and does not carry the token', async () => {
    const text = await token();
    const caller = await tokensWith().caller(text);
    expect(caller).toMatchObject({ tenant: 'default', hotels: ['SAND01'], method: 'token' });
    expect([...caller.scopes]).toEqual(['opera:read', 'opera:write', 'toolset:*']);
    expect(caller.subject).toMatch(/^user:[\w-]{22}$/);
    const told = JSON.stringify(caller, (_key, value: unknown) =>
      value instanceof Set ? [...value] : value,
    );
    for (const part of [...text.split('.'), 'anna']) expect(told).not.toContain(part);
  });

  it('is verified once a minute, for all who show it at once, and is the same caller', async () => {
    const tokens = tokensWith();
    const text = await token();
    const [first, second] = await Promise.all([tokens.caller(text), tokens.caller(text)]);
    expect(second).toBe(first);
    expect(tokens.caller(text)).toBe(first);
    await clock.advance(61_000);
    expect(tokens.caller(text)).toBeInstanceOf(Promise);
  });

  it('is believed no longer than it lasts', async () => {
    const tokens = tokensWith();
    const text = await token({ claims: { exp: Math.floor(clock.now() / 1000) + 5 } });
    await tokens.caller(text);
    await clock.advance(20_000);
    expect(await reasonOf(tokens, text)).toBe('expired');
  });
});

describe('a token is refused', () => {
  const now = (): number => Math.floor(clock.now() / 1000);
  it.each<[string, () => Wish]>([
    ['wrong_audience', () => ({ claims: { aud: 'https://other.example/mcp' } })],
    ['wrong_issuer', () => ({ claims: { iss: 'https://evil.example' } })],
    ['expired', () => ({ claims: { exp: now() - 60 } })],
    ['not_yet_valid', () => ({ claims: { nbf: now() + 60 } })],
    ['not_yet_valid', () => ({ claims: { iat: now() + 60 } })],
    ['wrong_type', () => ({ header: { typ: 'JWT' } })],
    ['wrong_type', () => ({ header: { typ: undefined } })],
    ['claims_missing', () => ({ claims: { exp: undefined } })],
    ['claims_missing', () => ({ claims: { aud: undefined } })],
    ['claims_missing', () => ({ claims: { sub: undefined } })],
  ])('as %s %#', async (reason, wish) => {
    expect(await reasonOf(tokensWith(), await token(wish()))).toBe(reason);
  });

  it('when it is unsigned, signed with what everybody knows, or by somebody else', async () => {
    const tokens = tokensWith();
    const claims = { iss: ISSUER, aud: RESOURCE, sub: 'x', exp: now() + 60 };
    expect(await reasonOf(tokens, new UnsecuredJWT(claims).encode())).toBe('wrong_algorithm');
    const publicText = new TextEncoder().encode(JSON.stringify(await exportJWK(pair.publicKey)));
    expect(await reasonOf(tokens, await token({ header: { alg: 'HS256' }, key: publicText }))).toBe(
      'wrong_algorithm',
    );
    const { privateKey } = await generateKeyPair('ES256');
    expect(await reasonOf(tokens, await token({ key: privateKey }))).toBe('wrong_signature');
    const [head, body, signature] = (await token()).split('.') as [string, string, string];
    const more = Buffer.from(JSON.stringify({ ...claims, scope: 'opera:admin' })).toString('base64url');
    expect(await reasonOf(tokens, [head, more, signature].join('.'))).toBe('wrong_signature');
    expect(await reasonOf(tokens, `${head}.${body}.`)).toBe('wrong_signature');
    for (const nonsense of ['', 'a.b.c', 'x'.repeat(20_000), `${head}.${body}`])
      expect(await reasonOf(tokens, nonsense)).toBe('not_a_token');
  });

  it('but taken with clocks a little apart, or with the types of other issuers where they are allowed', async () => {
    const text = await token({ claims: { exp: now() - 5, nbf: now() + 5, iat: now() + 5 } });
    expect(await reasonOf(tokensWith(), text)).toBe('taken');
    const others = tokensWith({ tokenTypes: ['at+jwt', 'jwt'] });
    expect(await reasonOf(others, await token({ header: { typ: 'application/JWT' } }))).toBe('taken');
    expect(await reasonOf(others, await token({ header: { typ: undefined } }))).toBe('taken');
    expect(await reasonOf(others, await token({ header: { typ: 'secevent+jwt' } }))).toBe('wrong_type');
  });
});

describe('keys of the issuer', () => {
  it('are found again after a rotation, and a flood of invented ids asks for them once', async () => {
    const tokens = tokensWith();
    await tokens.caller(await token());
    const next = await generateKeyPair('ES256');
    web.keys = [{ kid: 'two', publicKey: next.publicKey }];
    await clock.advance(31_000);
    const rotated = await token({ header: { kid: 'two' }, key: next.privateKey });
    expect(await reasonOf(tokens, rotated)).toBe('taken');
    const before = web.timesAskedFor('/keys');
    for (let turn = 0; turn < 50; turn += 1)
      expect(await reasonOf(tokens, await token({ header: { kid: `flood-${turn}` } }))).toBe(
        'wrong_signature',
      );
    expect(web.timesAskedFor('/keys')).toBe(before);
    await clock.advance(61_000);
    expect(await reasonOf(tokens, await token())).toBe('wrong_signature');
  });

  it('serve on while the issuer is away, but not for ever', async () => {
    const tokens = tokensWith();
    await tokens.caller(await token());
    web.away = true;
    await clock.advance(20 * 60_000);
    expect(await reasonOf(tokens, await token())).toBe('taken');
    await clock.advance(50 * 60_000);
    expect(await reasonOf(tokens, await token())).toBe('IssuerAway');
    const before = web.asked.length;
    for (let turn = 0; turn < 20; turn += 1)
      expect(await reasonOf(tokens, await token({ claims: { turn } }))).toBe('IssuerAway');
    expect(web.asked.length).toBe(before);
  });

  it('are not asked for what is refused without them', async () => {
    const tokens = tokensWith();
    await reasonOf(tokens, await token({ claims: { iss: 'https://evil.example' } }));
    await reasonOf(tokens, await token({ header: { alg: 'HS256' }, key: new Uint8Array(32) }));
    expect(web.asked).toEqual([]);
  });

  it('count only with metadata of exactly this issuer', async () => {
    web = new FakeIssuer('https://evil.example');
    expect(await reasonOf(tokensWith(), await token())).toBe('IssuerAway');
    expect(web.timesAskedFor('/keys')).toBe(0);
  });
});

describe('tokens that the issuer is asked about', () => {
  const introspection = { mode: 'always', clientId: 'us', clientSecret: 'secret' } as const;

  it('end when they are withdrawn, within the minute', async () => {
    const tokens = tokensWith({ introspection });
    const text = await token();
    web.claims = { aud: RESOURCE, exp: Math.floor(clock.now() / 1000) + 300 };
    expect(await reasonOf(tokens, text)).toBe('taken');
    web.active = false;
    expect(await reasonOf(tokens, text)).toBe('taken');
    await clock.advance(60_000);
    expect(await reasonOf(tokens, text)).toBe('revoked');
    web.away = true;
    expect(await reasonOf(tokens, text)).toBe('IssuerAway');
  });

  it('may be opaque, for this server only, and of one issuer only', async () => {
    const opaque = { ...introspection, mode: 'opaque' } as const;
    const exp = Math.floor(clock.now() / 1000) + 300;
    web.claims = { aud: RESOURCE, sub: 'x', exp, scope: 'opera:read' };
    expect(await reasonOf(tokensWith({ introspection: opaque }), 'opaque-text')).toBe('taken');
    web.claims = { aud: 'other', sub: 'x', exp };
    expect(await reasonOf(tokensWith({ introspection: opaque }), 'opaque-text')).toBe('wrong_audience');
    const issuers = [
      { issuer: ISSUER, tenant: 'a' },
      { issuer: 'https://second.example', tenant: 'b' },
    ];
    const before = web.asked.length;
    expect(await reasonOf(tokensWith({ introspection: opaque, issuers }), 'opaque-text')).toBe('not_a_token');
    expect(web.asked.length).toBe(before);
    expect(await reasonOf(tokensWith(), 'opaque-text')).toBe('not_a_token');
  });
});

describe('rights of a token', () => {
  it('come from claims wherever they stand, and the tenant of an issuer is not its to choose', async () => {
    const tokens = tokensWith({
      issuers: [{ issuer: ISSUER, tenant: 'north' }],
      claims: {
        ...DEFAULT_CLAIMS,
        hotels: ['https://hotels.example/codes', 'ext.hotels'],
        chain: ['ext.chain'],
      },
    });
    const claims = {
      tenant: 'south',
      scp: ['opera:money', 'opera:nonsense', 'toolset:cashiering'],
      scope: undefined,
      'https://hotels.example/codes': 'SAND01 SAND02',
      ext: { hotels: ['SAND03', '../../etc'], chain: 'DUNES' },
    };
    const caller = await tokens.caller(await token({ claims }));
    expect(caller).toMatchObject({ tenant: 'north', chain: 'DUNES', hotels: ['SAND01', 'SAND02', 'SAND03'] });
    expect([...caller.scopes]).toEqual(['opera:money', 'toolset:cashiering']);
  });

  it('come from roles by the file of rights, deny wins, and a change is taken up', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rights-'));
    const path = join(folder, 'rights.json');
    const clerk = { scopes: ['opera:read', 'opera:write', 'opera:money'], hotels: ['*'] };
    const write = (trainee: object): void =>
      writeFileSync(
        path,
        JSON.stringify({ everybody: { scopes: ['opera:read'] }, roles: { clerk, trainee } }),
      );
    write({ deny: ['opera:money'], denyHotels: ['SAND02'] });
    const auth = { tokens: { ...OPTIONS, rightsFile: { path, reloadSeconds: 0.005 } } };
    const changed = Promise.withResolvers<void>();
    const tokens = new AccessTokens(auth, new TokenVerifier(auth, web, clock), clock, {
      refused: () => undefined,
      reloaded: () => changed.resolve(),
    });
    tokens.onModuleInit();
    const claims = {
      scope: '',
      hotels: undefined,
      realm_access: { roles: ['clerk', 'trainee', '__proto__'] },
    };
    const text = await token({ claims });
    const before = await tokens.caller(text);
    expect([...before.scopes]).toEqual(['opera:read', 'opera:write', 'toolset:*']);
    expect(before).toMatchObject({ hotels: ['*'], denied: { hotels: ['SAND02'] } });
    write({});
    await changed.promise;
    tokens.onApplicationShutdown();
    expect((await tokens.caller(text)).scopes.has('opera:money')).toBe(true);
    rmSync(folder, { recursive: true });
  });
});
