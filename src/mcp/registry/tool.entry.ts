import type { z } from 'zod';
import type { ConsentingToolHandler, ToolDeclaration, ToolHandler } from '../declaration/tool.declaration.js';
import type { WriteMode } from '../mcp.options.js';
import { argumentsSchema, inputJsonSchema, outputJsonSchema, stopsForConsent } from './tool.schemas.js';

/** A handler whose types the registry no longer knows; arguments were checked by the schema beside it. */
export type AnyToolHandler = ToolHandler<z.ZodObject, z.ZodObject> &
  Partial<Pick<ConsentingToolHandler<z.ZodObject, z.ZodObject>, 'preview'>>;

/** A tool, ready to be listed and called: all that can be computed before the first call is. */
export interface ToolEntry {
  readonly declaration: ToolDeclaration;
  readonly handler: AnyToolHandler;
  /** Stops at a preview until the person agrees. */
  readonly consents: boolean;
  /** Answers carry structuredContent (an output schema is published). */
  readonly structured: boolean;
  readonly schema: z.ZodObject;
  /** Names a caller may use, for suggestions. */
  readonly argumentNames: readonly string[];
  /** The tool as JSON text of tools/list, with and without the hotel argument. */
  readonly listing: { readonly withHotel: string; readonly withoutHotel: string };
  /** Arguments mirrored into `Mcp-Param-*` headers (`x-mcp-header`), header suffix by argument. */
  readonly mirrored: ReadonlyMap<string, string>;
}

/**
 * Builds the entry of a discovered tool.
 * @throws Error on a declaration no client or caller could use, naming tool and fault
 */
export function toolEntry(
  declaration: ToolDeclaration,
  handler: AnyToolHandler,
  writeMode: WriteMode,
): ToolEntry {
  if (!/^[a-z][a-z0-9_]{1,62}$/.test(declaration.name)) {
    throw new Error(`Tool name "${declaration.name}" must be verb_noun, at most 63 characters.`);
  }
  const consents = stopsForConsent(declaration, writeMode);
  if (consents && handler.preview === undefined) {
    throw new Error(`Tool ${declaration.name} has effect ${declaration.effect} and needs a preview().`);
  }
  if (declaration.leastEffect !== undefined && handler.target === undefined) {
    throw new Error(
      `Tool ${declaration.name} has effects from ${declaration.leastEffect} on and needs a target().`,
    );
  }
  const schema = argumentsSchema(declaration, consents);
  const outputSchema = outputJsonSchema(declaration, consents);
  const describe = (withHotel: boolean): string =>
    JSON.stringify({
      name: declaration.name,
      title: declaration.title,
      description: declaration.description,
      inputSchema: inputJsonSchema(declaration, schema, withHotel),
      outputSchema,
      annotations: annotationsOf(declaration),
      ...(declaration.app === undefined ? {} : { _meta: { ui: { resourceUri: declaration.app } } }),
    });
  return {
    declaration,
    handler,
    consents,
    structured: outputSchema !== undefined,
    schema,
    argumentNames: Object.keys(schema.shape),
    listing: { withHotel: describe(true), withoutHotel: describe(false) },
    mirrored: mirroredArguments(inputJsonSchema(declaration, schema, true)),
  };
}

/** Hints derive from the effect alone, so they cannot contradict what the server enforces. */
function annotationsOf(declaration: ToolDeclaration): Record<string, boolean> {
  const { effect } = declaration;
  if (effect === 'read') return { readOnlyHint: true, openWorldHint: false };
  return {
    readOnlyHint: false,
    destructiveHint: effect !== 'write',
    idempotentHint: declaration.idempotent === true,
    openWorldHint: false,
  };
}

function mirroredArguments(input: Record<string, unknown>): ReadonlyMap<string, string> {
  const properties = (input['properties'] ?? {}) as Record<string, Record<string, unknown>>;
  return new Map(
    Object.entries(properties).flatMap(([name, schema]) => {
      const header = schema['x-mcp-header'];
      return typeof header === 'string' ? [[name, header] as const] : [];
    }),
  );
}
