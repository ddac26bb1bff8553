import { z } from 'zod';
import type { ToolDeclaration } from '../declaration/tool.declaration.js';
import { toolEntry, type AnyToolHandler } from './tool.entry.js';

const handler: AnyToolHandler = {
  run: async () => ({ data: {}, text: '' }),
  preview: async () => ({ summary: '', facts: {}, state: {} }),
};

function declared(changes: Partial<ToolDeclaration> = {}): ToolDeclaration {
  return {
    name: 'do_thing',
    title: 'Do',
    toolset: 'system',
    effect: 'read',
    description: 'Does.',
    input: z.object({
      day: z.iso.date().describe('A day'),
      rooms: z.int().min(1).optional(),
      address: z.object({ additionalProperties: z.string().optional() }).optional(),
    }),
    output: z.object({ done: z.boolean(), by: z.object({ whom: z.string() }).optional() }),
    operations: [],
    ...changes,
  };
}

function listed(changes: Partial<ToolDeclaration> = {}, withHotel = true): Record<string, unknown> {
  const { listing } = toolEntry(declared(changes), handler, 'confirm');
  return JSON.parse(withHotel ? listing.withHotel : listing.withoutHotel) as Record<string, unknown>;
}

describe('toolEntry', () => {
  it('writes a compact JSON Schema of arguments, closed against misspelt names', () => {
    expect(listed()['inputSchema']).toEqual({
      type: 'object',
      properties: {
        day: { type: 'string', format: 'date', description: 'A day' },
        rooms: { type: 'integer', minimum: 1 },
        address: { type: 'object', properties: { additionalProperties: { type: 'string' } } },
        hotelId: { type: 'string', description: 'Hotel code; omit for the default hotel' },
      },
      required: ['day'],
      additionalProperties: false,
    });
  });

  it('leaves the hotel out for callers bound to one, and for tools about none', () => {
    expect(listed({}, false)).not.toHaveProperty('inputSchema.properties.hotelId');
    expect(listed({ chainWide: true })).not.toHaveProperty('inputSchema.properties.hotelId');
  });

  it('adds what tools of a kind share', () => {
    const paged = listed({ paged: true });
    expect(paged).toHaveProperty('inputSchema.properties.cursor');
    expect(paged).toHaveProperty('outputSchema.properties.nextCursor');
    expect(paged).not.toHaveProperty('outputSchema.properties.outcome');
    const money = listed({ effect: 'money' });
    expect(money).toHaveProperty('inputSchema.properties.confirmationToken');
    expect(money).toMatchObject({
      outputSchema: {
        properties: { outcome: { enum: ['done', 'not_done', 'unknown', 'confirmation_required'] } },
      },
    });
    expect(listed({ effect: 'write' })).toHaveProperty('outputSchema.properties.outcome');
    // What is always there is checked, not published.
    expect(JSON.stringify(money['outputSchema'])).not.toContain('"required"');
  });

  it('publishes no output schema for answers that are content only', () => {
    expect(listed({ output: z.object({}) })).not.toHaveProperty('outputSchema');
  });

  it('keeps refinements of a declared input', () => {
    const input = z
      .object({ from: z.int(), to: z.int() })
      .refine(({ from, to }) => from < to, 'from before to');
    const { schema } = toolEntry(declared({ input }), handler, 'confirm');
    expect(schema.safeParse({ from: 2, to: 1 }).success).toBe(false);
    expect(schema.safeParse({ from: 1, to: 2, hotelId: 'H1' }).success).toBe(true);
    expect(schema.safeParse({ from: 1, to: 2, hotel: 'H1' }).success).toBe(false);
  });

  it('refuses declarations nobody could use', () => {
    const clash = declared({ output: z.object({ notes: z.string() }) });
    expect(() => toolEntry(clash, handler, 'confirm')).toThrow(/do_thing declares the output field "notes"/);
    expect(() => toolEntry(declared({ name: 'DoThing' }), handler, 'confirm')).toThrow(/verb_noun/);
    const blind: AnyToolHandler = { run: async () => ({ data: {}, text: '' }) };
    expect(() => toolEntry(declared({ effect: 'destructive' }), blind, 'confirm')).toThrow(/needs a preview/);
    expect(toolEntry(declared({ effect: 'destructive' }), blind, 'direct').consents).toBe(false);
  });
});
