/**
 * What a verified caller costs a call: CPU of the authenticator for a token and for a key it knows. Writes results/bench-auth.json.
 * Needs a build. Fails above 20 microseconds a call.
 */
import 'reflect-metadata';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { DEFAULT_CLAIMS } from '../dist/auth/auth.options.js';
import { BearerAuthenticator } from '../dist/auth/bearer.authenticator.js';
import { Challenges } from '../dist/auth/challenges.js';
import { ApiKeys } from '../dist/auth/keys/api-keys.service.js';
import { AccessTokens } from '../dist/auth/tokens/access-tokens.service.js';
import { TokenVerifier } from '../dist/auth/tokens/token.verifier.js';
import { createKey } from '../dist/cli/key.command.js';
import { SystemClock } from '../dist/kernel/clock.js';
import { RandomIds } from '../dist/kernel/ids.js';

const LIMIT_MICROSECONDS = 20;
const CALLS = 200_000;
const issuer = 'https://login.example';
const resource = 'https://mcp.example/mcp';
const clock = new SystemClock();
const { privateKey, publicKey } = await generateKeyPair('ES256');
const web = {
  get: async (url) =>
    url.endsWith('/keys')
      ? { keys: [{ ...(await exportJWK(publicKey)), kid: 'k' }] }
      : { issuer, jwks_uri: `${issuer}/keys` },
};
const flags = { name: 'bench', scopes: 'opera:read', hotels: '*', expires: '1d' };
const { key, line } = createKey(flags, new RandomIds(), clock);
const path = join(mkdtempSync(join(tmpdir(), 'bench-auth-')), 'keys');
writeFileSync(path, line);
const options = {
  keys: { path, reloadSeconds: 3600 },
  tokens: {
    resource,
    issuers: [{ issuer }],
    audiences: [],
    algorithms: ['ES256'],
    tokenTypes: ['at+jwt'],
    baseScopes: ['opera:read'],
    claims: DEFAULT_CLAIMS,
    introspection: { mode: 'never' },
    rememberSeconds: 60,
  },
};
const keys = new ApiKeys(options, clock);
keys.onModuleInit();
const tokens = new AccessTokens(options, new TokenVerifier(options, web, clock), clock);
const authenticator = new BearerAuthenticator(options, keys, tokens, new Challenges(options));
const token = await new SignJWT({ scope: 'opera:read', hotels: ['SAND01'], filler: 'x'.repeat(600) })
  .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'k' })
  .setIssuer(issuer)
  .setAudience(resource)
  .setSubject('anna')
  .setIssuedAt()
  .setExpirationTime('1h')
  .sign(privateKey);

async function microseconds(credential) {
  const request = { headers: { authorization: `Bearer ${credential}` } };
  for (let call = 0; call < 5000; call += 1) await authenticator.authenticate(request);
  const before = process.cpuUsage();
  for (let call = 0; call < CALLS; call += 1) await authenticator.authenticate(request);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / CALLS;
}

const results = { token: await microseconds(token), key: await microseconds(key) };
keys.onApplicationShutdown();
for (const [way, cost] of Object.entries(results))
  process.stdout.write(`${way.padEnd(6)} ${cost.toFixed(2)} us CPU a call, known caller\n`);
const limits = Object.entries(results).map(([way, cost]) => ({
  limit: `CPU of a known caller, by ${way}, us a call`,
  value: Number(cost.toFixed(2)),
  most: LIMIT_MICROSECONDS,
  held: cost <= LIMIT_MICROSECONDS,
}));
mkdirSync('results', { recursive: true });
writeFileSync('results/bench-auth.json', `${JSON.stringify({ limits }, null, 2)}\n`);
if (limits.some(({ held }) => !held)) process.exitCode = 1;
