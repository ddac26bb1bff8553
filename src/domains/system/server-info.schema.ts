import { z } from 'zod';

/** What get_server_info answers. */
export const ServerInfo = z.object({
  name: z.string(),
  title: z.string(),
  version: z.string(),
  hotelId: z.string(),
  operaVersion: z.string().optional(),
  hotels: z.array(z.string()).optional(),
  scopes: z.array(z.string()),
  toolsets: z.array(z.object({ name: z.string(), about: z.string() })),
});
export type ServerInfo = z.infer<typeof ServerInfo>;
