import { z } from 'zod';
import type { Grant } from '../granted.js';
import { HotelText, ScopeText } from '../grant.schema.js';
import { AuthFileError } from '../watched-file.js';

const GrantText = z.strictObject({
  scopes: z.array(ScopeText).default([]),
  hotels: z.array(HotelText).default([]),
  /** Deny wins, whichever other role grants it. */
  deny: z.array(ScopeText).default([]),
  denyHotels: z.array(HotelText).default([]),
});

/** What the roles, groups and foreign scopes of an issuer are worth here. */
export const RightsFile = z.strictObject({
  /** Of whoever has a good token. */
  everybody: GrantText.optional(),
  /** By name of the role, group or scope, exactly as the token writes it. */
  roles: z.record(z.string().min(1), GrantText).default({}),
});

/** The file, ready to be asked. */
export interface Rights {
  readonly everybody: Grant;
  readonly roles: ReadonlyMap<string, Grant>;
}

const NOTHING: Grant = { scopes: [], hotels: [], deny: [], denyHotels: [] };

/** Without a file a token is worth what its own claims say. */
export const NO_RIGHTS: Rights = { everybody: NOTHING, roles: new Map() };

/** @throws AuthFileError naming the first place that is wrong */
export function readRights(path: string, text: string): Rights {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new AuthFileError(path, 'is not JSON');
  }
  const checked = RightsFile.safeParse(parsed);
  if (checked.success) {
    const { everybody = NOTHING, roles } = checked.data;
    return { everybody, roles: new Map(Object.entries(roles)) };
  }
  const [issue] = checked.error.issues;
  throw new AuthFileError(
    path,
    `has a problem in ${issue?.path.map(String).join('.') || 'file'}: ${issue?.message}`,
  );
}
