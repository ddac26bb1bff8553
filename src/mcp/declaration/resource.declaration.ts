import { DiscoveryService } from '@nestjs/core';
import type { CallContext } from '../../kernel/call-context.js';
import type { Json } from '../../kernel/json.js';
import type { ClientLink } from './client-link.js';
import type { Toolset } from './toolset.table.js';

/** A resource, or a family of them when `uri` has `{variables}` (RFC 6570 level 1). */
export interface ResourceDeclaration {
  /** `health://status`, `opera://hotels/{hotelId}/business-date`. */
  readonly uri: string;
  /** Programmatic name, unique. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly toolset: Toolset;
  readonly mimeType: string;
  /** How long a client may keep what it read; 0 when absent. */
  readonly cacheSeconds?: number;
}

/** One piece of what a resource holds: text, or bytes as base64. */
export type ResourceContent = {
  readonly uri?: string;
  readonly mimeType?: string;
  readonly _meta?: Readonly<Record<string, Json>>;
} & ({ readonly text: string } | { readonly blob: string });

/** The context a resource is read in. */
export interface ResourceCall extends CallContext {
  readonly uri: string;
  /** Values of the template's variables, decoded. */
  readonly variables: Readonly<Record<string, string>>;
  readonly client: ClientLink;
}

export interface ResourceHandler {
  /** Reads it. Throws Fault, NOT_FOUND when there is no such thing. */
  read(call: ResourceCall): Promise<readonly ResourceContent[]>;
  /** Values of a template's variable that begin with `value`, best first. `known` are the variables already chosen. */
  complete?(
    variable: string,
    value: string,
    known: Readonly<Record<string, string>>,
    context: CallContext,
  ): Promise<readonly string[]>;
}

/** Marks an injectable class as a resource; the registry finds it at start. */
export const McpResource = DiscoveryService.createDecorator<ResourceDeclaration>();
