import type { JWTPayload } from 'jose';
import { z } from 'zod';
import type { TokenOptions } from '../auth.options.js';
import type { IssuerLink } from './issuer-link.js';
import type { JsonWeb } from './json-web.js';
import { IssuerAway, RefusedToken } from './refused-token.js';

const Answer = z.looseObject({
  active: z.boolean(),
  iss: z.string().optional(),
  sub: z.string().optional(),
  client_id: z.string().optional(),
  aud: z.union([z.string(), z.array(z.string())]).optional(),
  exp: z.number().optional(),
  nbf: z.number().optional(),
  iat: z.number().optional(),
});

/**
 * Asks the issuer whether a token is still good (RFC 7662).
 * @returns what the issuer says of it, like a token's claims
 * @throws RefusedToken when it is not good any more; IssuerAway when the issuer does not tell
 */
export async function introspected(
  token: string,
  link: IssuerLink,
  { clientId, clientSecret }: TokenOptions['introspection'],
  web: JsonWeb,
): Promise<JWTPayload> {
  const endpoint = await link.introspectionEndpoint();
  if (endpoint === undefined || clientId === undefined || clientSecret === undefined) throw new IssuerAway();
  const basic = [clientId, clientSecret].map(encodeURIComponent).join(':');
  const authorization = `Basic ${Buffer.from(basic, 'utf8').toString('base64')}`;
  const form = { token, token_type_hint: 'access_token' };
  const answer = Answer.safeParse(await web.post(endpoint, form, authorization).catch(() => undefined));
  if (!answer.success) throw new IssuerAway();
  if (!answer.data.active) throw new RefusedToken('revoked', 'The token is not active.');
  // A machine's own token may have no subject but its client.
  const { sub, client_id: client } = answer.data;
  return { ...answer.data, sub: sub ?? client };
}
