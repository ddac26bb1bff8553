import { z } from 'zod';

const code = z.string().trim().min(1);
const defaults = {
  externalSystem: code.optional(),
  cashierId: z.number().int().positive().optional(),
  language: code.optional(),
};

const hotel = z.strictObject({
  hotelId: code,
  /** OPERA's version when it need not be asked, such as `25.5`. */
  version: z
    .string()
    .regex(/^\d{2}\.\d+/, 'must look like 25.5')
    .optional(),
  ...defaults,
});

const gateway = z
  .strictObject({
    gatewayUrl: z.url({ protocol: /^https?$/ }),
    clientId: code,
    clientSecret: code,
    previousClientSecret: code.optional(),
    appKey: code,
    enterpriseId: code.optional(),
    scope: code.optional(),
    username: code.optional(),
    password: code.optional(),
    tenants: z.array(code).min(1).optional(),
    hotels: z.array(hotel).min(1),
    ...defaults,
  })
  .refine(({ username, enterpriseId }) => username !== undefined || enterpriseId !== undefined, {
    message: 'needs enterpriseId (client credentials) or username and password',
  })
  .refine(({ username, password }) => (username === undefined) === (password === undefined), {
    message: 'needs username and password together',
  });

/** The file behind OPERA_HOTELS_FILE: gateways with their credentials, and the hotels behind each. */
export const HotelsFile = z.strictObject({ gateways: z.array(gateway).min(1) }).refine(
  ({ gateways }) => {
    const places = gateways.flatMap(({ tenants, hotels }) =>
      hotels.flatMap(({ hotelId }) => (tenants ?? ['*']).map((tenant) => `${tenant} ${hotelId}`)),
    );
    return new Set(places).size === places.length;
  },
  { message: 'lists a hotel twice for the same tenant' },
);
export type HotelsFile = z.infer<typeof HotelsFile>;
