import { z } from 'zod';

/** Arguments of the tools that call what they are told. */
export const CallArguments = z.object({
  operation: z
    .string()
    .trim()
    .min(1)
    .max(160)
    .describe('Name from search_operations: module.operationId, or a task'),
  parameters: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('Path and query parameters by name, or the arguments of the task'),
  body: z
    .union([z.record(z.string(), z.unknown()), z.array(z.unknown())])
    .optional()
    .describe('As describe_operation shows it'),
  fields: z
    .array(z.string().trim().min(1).max(200))
    .max(40)
    .optional()
    .describe('Only these parts of the answer: a.b, a.list[].c'),
});
export type CallArguments = z.output<typeof CallArguments>;

/** What came back of a call. */
export const CallAnswer = z.object({
  operation: z.string(),
  answer: z.unknown().optional(),
  createdId: z.string().optional(),
  job: z.object({ state: z.string().optional(), pollAfterSeconds: z.number().optional() }).optional(),
  ageSeconds: z.number().optional(),
});
export type CallAnswer = z.output<typeof CallAnswer>;
