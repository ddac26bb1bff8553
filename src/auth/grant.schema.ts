import { z } from 'zod';

/** A scope as keys, roles and tokens name it; anything else grants nothing. */
export const ScopeText = z
  .string()
  .regex(/^(opera:(read|write|money|destructive|admin|pii)|toolset:([a-z-]+|\*))$/, {
    error:
      'is opera:read, opera:write, opera:money, opera:destructive, opera:admin, opera:pii, toolset:* or toolset:NAME',
  });

/** A hotel's code, or `*` for every hotel. */
export const HotelText = z.string().regex(/^([A-Za-z0-9_-]{1,20}|\*)$/, { error: 'is a hotel code or *' });
