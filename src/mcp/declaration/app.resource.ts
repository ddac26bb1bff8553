import { Injectable, type Type } from '@nestjs/common';
import { McpResource, type ResourceContent, type ResourceHandler } from './resource.declaration.js';
import type { Toolset } from './toolset.table.js';
import { APP_MIME_TYPE, appPage } from './app.page.js';

/** A picture of what one tool answers, for hosts that can show it (MCP Apps). */
export interface AppDeclaration {
  /** `ui://opera/arrivals-board`; the tool names it as its `app`. */
  readonly uri: string;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly toolset: Toolset;
  /** The page's own part, an HTML file beside the declaration. */
  readonly part: URL;
}

/** No origin is needed, not even the host's: the page has everything in it. */
const UI = { ui: { csp: { connectDomains: [], resourceDomains: [] }, prefersBorder: true } };

/** The class of one app's resource; a class each, because providers are told apart by it. */
export function appOf({ part, ...declaration }: AppDeclaration): Type<ResourceHandler> {
  const page = appPage(declaration.title, part);

  @McpResource({ ...declaration, mimeType: APP_MIME_TYPE, cacheSeconds: 3600 })
  @Injectable()
  class AppResource implements ResourceHandler {
    async read(): Promise<readonly ResourceContent[]> {
      return [{ text: page, _meta: UI }];
    }
  }
  return AppResource;
}
