import { z } from 'zod';
import { ALGORITHMS, DEFAULT_CLAIMS, INTROSPECTION_MODES } from '../auth/auth.options.js';
import { ScopeText } from '../auth/grant.schema.js';
import { isSafeUrl } from '../auth/safe-url.js';
import type { VariableMeta } from './environment.table.js';

const meta = (description: string, example: string, secret?: true): VariableMeta => ({
  group: 'Access',
  description,
  example,
  ...(secret && { secret }),
});

const text = () => z.string().trim().min(1);
const list = () =>
  z.string().transform((value) =>
    value
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== ''),
  );

const isSafeAddress = (value: string): boolean => URL.canParse(value) && isSafeUrl(value);

/** `https://issuer` or `TENANT=https://issuer`, comma separated. */
const issuers = () =>
  list().transform((items, context) =>
    items.map((item) => {
      const [, tenant, issuer = ''] = /^(?:([\w.-]{1,100})=)?(\S+)$/.exec(item) ?? [];
      if (isSafeAddress(issuer)) return { issuer, ...(tenant !== undefined && { tenant }) };
      context.addIssue({ code: 'custom', message: 'must be HTTPS addresses of issuers, or TENANT=address' });
      return z.NEVER;
    }),
  );

const claim = (what: string, byDefault: readonly string[], example: string) =>
  list()
    .pipe(z.array(z.string()).min(1))
    .default([...byDefault])
    .meta(
      meta(`Claims of an access token that hold ${what}: names or dotted paths, comma separated.`, example),
    );

/** Who may call: variables of access tokens and API keys. */
export const ACCESS_VARIABLES = {
  MCP_PUBLIC_URL: z
    .string()
    .trim()
    .refine(isSafeAddress, { error: 'must be an HTTPS address (HTTP on this machine only)' })
    .transform((value) => value.replace(/\/+$/, ''))
    .optional()
    .meta(
      meta(
        'Address by which clients reach the server, without /mcp; needed for access tokens, and its host is served.',
        'https://mcp.hotels.example',
      ),
    ),
  MCP_AUTH_ISSUERS: issuers()
    .default([])
    .meta(
      meta(
        'Authorization servers whose access tokens are taken, comma separated, exactly as their tokens write "iss"; TENANT=address gives all callers of one that tenant, needed when there are several.',
        'https://login.hotels.example/realms/hotels',
      ),
    ),
  MCP_AUTH_AUDIENCES: list()
    .default([])
    .meta(
      meta(
        'Audiences of which a token must name one; the public address of /mcp when unset.',
        'api://opera-cloud-mcp',
      ),
    ),
  MCP_AUTH_TOKEN_TYPES: list()
    .pipe(z.array(z.string().toLowerCase()).min(1))
    .default(['at+jwt'])
    .meta(
      meta(
        'Values of the header "typ" taken, comma separated; add jwt for Entra, Okta and Auth0, whose access tokens are not marked as such (jwt also stands for none).',
        'at+jwt,jwt',
      ),
    ),
  MCP_AUTH_ALGORITHMS: list()
    .pipe(z.array(z.enum(ALGORITHMS)).min(1))
    .default([...ALGORITHMS])
    .meta(meta('Signatures taken, comma separated; only those of private keys can be named.', 'RS256,ES256')),
  MCP_AUTH_BASE_SCOPES: list()
    .pipe(z.array(ScopeText).min(1))
    .default(['opera:read'])
    .meta(
      meta(
        'Scopes a client is told to ask for to begin with; further ones when a tool needs them.',
        'opera:read',
      ),
    ),
  MCP_AUTH_CLAIM_SUBJECT: claim('who it is, the first that is there', DEFAULT_CLAIMS.subject, 'oid,sub'),
  MCP_AUTH_CLAIM_TENANT: claim('the tenant, the first that is there', DEFAULT_CLAIMS.tenant, 'org_id'),
  MCP_AUTH_CLAIM_CHAIN: claim('the chain', DEFAULT_CLAIMS.chain, 'hotel_chain'),
  MCP_AUTH_CLAIM_HOTELS: claim(
    'the codes of hotels the caller may act for (* for all)',
    DEFAULT_CLAIMS.hotels,
    'https://hotels.example/hotels',
  ),
  MCP_AUTH_CLAIM_ROLES: claim(
    'roles or groups, which MCP_AUTH_RIGHTS_FILE gives a meaning',
    DEFAULT_CLAIMS.roles,
    'groups',
  ),
  MCP_AUTH_CLAIM_SCOPES: claim('scopes', DEFAULT_CLAIMS.scopes, 'permissions'),
  MCP_AUTH_RIGHTS_FILE: text()
    .optional()
    .meta(
      meta(
        'JSON file that says what roles, groups and foreign scopes are worth here; changes are taken up without a restart.',
        '/etc/opera-cloud-mcp/rights.json',
      ),
    ),
  MCP_AUTH_INTROSPECTION: z
    .enum(INTROSPECTION_MODES)
    .default('never')
    .meta(
      meta(
        'Whether the issuer is asked about a token (RFC 7662): never, opaque (for tokens only it can read) or always (so that withdrawn ones end within MCP_AUTH_REMEMBER_SECONDS).',
        'always',
      ),
    ),
  MCP_AUTH_CLIENT_ID: text()
    .optional()
    .meta(meta('Client id with which the issuer is asked.', 'opera-cloud-mcp')),
  MCP_AUTH_CLIENT_SECRET: text()
    .optional()
    .meta(meta('Its secret.', 'a-client-secret', true)),
  MCP_AUTH_REMEMBER_SECONDS: z.coerce
    .number()
    .int()
    .min(0)
    .max(60)
    .default(60)
    .meta(meta('How long a good token is believed without looking again, at most until it expires.', '60')),
  MCP_API_KEYS_FILE: text()
    .optional()
    .meta(
      meta(
        'File of API keys for machines, a line each as "opera-cloud-mcp key create" writes it; a removed line ends its key.',
        '/etc/opera-cloud-mcp/keys.jsonl',
      ),
    ),
  MCP_AUTH_RELOAD_SECONDS: z.coerce
    .number()
    .int()
    .min(1)
    .max(3600)
    .default(5)
    .meta(meta('How often the files of keys and rights are looked at.', '5')),
};
