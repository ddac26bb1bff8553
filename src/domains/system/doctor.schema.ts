import { z } from 'zod';

/** What run_doctor answers. */
export const DoctorAnswer = z.object({
  status: z.enum(['ok', 'warning', 'failed']),
  operaVersion: z.string().optional(),
  passed: z.array(z.string()),
  problems: z.array(
    z.object({
      check: z.string(),
      status: z.string(),
      found: z.string(),
      fix: z.string().optional(),
      mender: z.string().optional(),
    }),
  ),
  closedModules: z.array(z.string()),
});
export type DoctorAnswer = z.infer<typeof DoctorAnswer>;
