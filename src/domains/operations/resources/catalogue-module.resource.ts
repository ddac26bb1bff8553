import { Inject, Injectable } from '@nestjs/common';
import { Fault } from '../../../kernel/fault.js';
import {
  McpResource,
  type ResourceCall,
  type ResourceContent,
  type ResourceHandler,
} from '../../../mcp/declaration/resource.declaration.js';
import { Catalogue } from '../../../opera/catalogue/catalogue.js';
import { MODULES } from '../../../opera/catalogue/module.table.js';
import { nearest } from '../../../opera/catalogue/nearest.js';

/** Every operation of one module of OPERA. */
@McpResource({
  uri: 'opera://catalogue/{module}',
  name: 'catalogue_module',
  title: 'Operations of a module',
  description: 'Every operation of one OPERA module, such as rsv or csh: name, effect, method and path.',
  toolset: 'operations',
  mimeType: 'text/plain',
  cacheSeconds: 3600,
})
@Injectable()
export class CatalogueModuleResource implements ResourceHandler {
  constructor(@Inject(Catalogue) private readonly catalogue: Catalogue) {}

  async read({ variables }: ResourceCall): Promise<readonly ResourceContent[]> {
    const { module = '' } = variables;
    const own = this.catalogue.operations().filter((fact) => fact.module === module);
    if (own.length === 0) {
      const near = nearest(module, this.catalogue.modules);
      throw new Fault('NOT_FOUND', {
        message: `OPERA has no module "${module.slice(0, 40)}".`,
        ...(near.length > 0 && { advice: `Did you mean ${near.join(', ')}?` }),
      });
    }
    const title = MODULES[module]?.title ?? module;
    const lines = own.map(
      ({ id, effect, method, path, deprecated }) =>
        `${id} (${effect}${deprecated ? ', deprecated' : ''}) ${method} ${path}`,
    );
    return [{ text: [`${title}: ${own.length} operations.`, ...lines].join('\n') }];
  }

  async complete(_variable: string, value: string): Promise<readonly string[]> {
    const begun = value.toLowerCase();
    return this.catalogue.modules.filter((module) => module.startsWith(begun));
  }
}
