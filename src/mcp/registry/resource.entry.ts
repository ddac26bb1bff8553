import type { ResourceDeclaration, ResourceHandler } from '../declaration/resource.declaration.js';
import { uriTemplate, type UriTemplate } from './uri-template.js';

/** A resource or template, ready to be listed and read. */
export interface ResourceEntry {
  readonly declaration: ResourceDeclaration;
  readonly handler: ResourceHandler;
  /** Undefined for a fixed URI. */
  readonly template?: UriTemplate;
  /** As JSON text of resources/list or resources/templates/list. */
  readonly listing: string;
}

/** Builds the entry of a discovered resource. */
export function resourceEntry(declaration: ResourceDeclaration, handler: ResourceHandler): ResourceEntry {
  const { uri, name, title, description, mimeType } = declaration;
  const template = uri.includes('{') ? uriTemplate(uri) : undefined;
  const address = template === undefined ? { uri } : { uriTemplate: uri };
  return {
    declaration,
    handler,
    template,
    listing: JSON.stringify({ ...address, name, title, description, mimeType }),
  };
}
