import { z } from 'zod';
import { needsConsent } from '../../kernel/effect.js';
import type { ToolDeclaration } from '../declaration/tool.declaration.js';
import type { WriteMode } from '../mcp.options.js';
import { jsonSchemaOf, type JsonSchema } from './json-schema.js';

/** Arguments the registry adds to declarations; a tool must not declare them itself. */
const SHARED_ARGUMENTS = {
  hotelId: text(20).describe('Hotel code; omit for the default hotel').optional(),
  cursor: text(8192).describe('nextCursor of the page before').optional(),
  confirmationToken: text(4096).describe('From the preview, only after the person agreed').optional(),
};

/** Fields the registry adds to answers; a tool must not declare them itself. */
const SHARED_FIELDS = {
  outcome: z.enum(['done', 'not_done', 'unknown']),
  notes: z.array(z.string()).optional(),
  nextCursor: z.string().optional(),
  /** `summary` for the person and `facts` as data. */
  preview: z.looseObject({}).optional(),
  confirmationToken: z.string().optional(),
  expiresAt: z.string().optional(),
};

/** Whether calls of the tool stop at a preview until somebody agrees. */
export function stopsForConsent(declaration: ToolDeclaration, writeMode: WriteMode): boolean {
  return writeMode !== 'direct' && needsConsent(declaration.effect);
}

/** The zod object that takes a call's arguments: the declared ones and the shared ones, nothing else. */
export function argumentsSchema(declaration: ToolDeclaration, consents: boolean): z.ZodObject {
  const shared = pick(SHARED_ARGUMENTS, {
    hotelId: declaration.chainWide !== true,
    cursor: declaration.paged === true,
    confirmationToken: consents,
  });
  refuseTaken(declaration, 'argument', declaration.input, Object.keys(SHARED_ARGUMENTS));
  const loose = declaration.input._zod.def.catchall !== undefined;
  const extended = declaration.input.safeExtend(shared);
  return loose ? extended : extended.strict();
}

/** What clients see of the arguments; `hotelId` is left out for callers bound to one hotel. */
export function inputJsonSchema(
  declaration: ToolDeclaration,
  schema: z.ZodObject,
  withHotel: boolean,
): JsonSchema {
  const json = { ...jsonSchemaOf(schema, { closed: true }), ...declaration.input.meta() };
  if (withHotel || declaration.chainWide === true) return json;
  const { hotelId: _hidden, ...properties } = (json['properties'] ?? {}) as JsonSchema;
  return { ...json, properties };
}

/** What clients see of the answer; undefined for tools whose answer is content only (pictures). */
export function outputJsonSchema(declaration: ToolDeclaration, consents: boolean): JsonSchema | undefined {
  refuseTaken(declaration, 'output field', declaration.output, Object.keys(SHARED_FIELDS));
  if (Object.keys(declaration.output.shape).length === 0 && declaration.effect === 'read') return undefined;
  const outcome = consents
    ? z.enum(['done', 'not_done', 'unknown', 'confirmation_required'])
    : SHARED_FIELDS.outcome;
  const fields = declaration.output.safeExtend({
    ...(declaration.effect === 'read' ? {} : { outcome }),
    // notes, preview and expiresAt explain themselves where they stand: in every schema they would be a twentieth of the list.
    ...pick(SHARED_FIELDS, {
      nextCursor: declaration.paged === true,
      confirmationToken: consents,
    }),
  });
  return jsonSchemaOf(fields, { closed: false });
}

function pick(shapes: Record<string, z.ZodType>, wanted: Record<string, boolean>): Record<string, z.ZodType> {
  return Object.fromEntries(Object.entries(shapes).filter(([name]) => wanted[name] === true));
}

/** A declaration that uses a shared name would silently change its meaning: refuse at start. */
function refuseTaken(
  declaration: ToolDeclaration,
  what: string,
  schema: z.ZodObject,
  taken: readonly string[],
): void {
  const clash = Object.keys(schema.shape).find((name) => taken.includes(name));
  if (clash !== undefined) {
    throw new Error(
      `Tool ${declaration.name} declares the ${what} "${clash}", which the registry adds itself.`,
    );
  }
}

/** Text of bounded length. The bound is checked, not published: in every tool's schema it would cost more than it tells. */
function text(maxLength: number): z.ZodString {
  return z
    .string()
    .trim()
    .refine(
      (value) => value.length > 0 && value.length <= maxLength,
      `must have 1 to ${maxLength} characters`,
    );
}
