import { Inject, Injectable } from '@nestjs/common';
import {
  McpResource,
  type ResourceCall,
  type ResourceContent,
  type ResourceHandler,
} from '../../../mcp/declaration/resource.declaration.js';
import { Catalogue } from '../../../opera/catalogue/catalogue.js';
import { describeOperation } from '../../../opera/catalogue/describe/operation.description.js';

/** One operation of OPERA. */
@McpResource({
  uri: 'opera://catalogue/{module}.{operationId}',
  name: 'catalogue_entry',
  title: 'An operation',
  description:
    'How to call one OPERA operation: parameters, outline of body and answer, limits, effect, example.',
  toolset: 'operations',
  mimeType: 'application/json',
  cacheSeconds: 3600,
})
@Injectable()
export class CatalogueOperationResource implements ResourceHandler {
  constructor(@Inject(Catalogue) private readonly catalogue: Catalogue) {}

  async read({ variables }: ResourceCall): Promise<readonly ResourceContent[]> {
    const { module = '', operationId = '' } = variables;
    const told = describeOperation(this.catalogue, `${module}.${operationId}`);
    return [{ text: JSON.stringify(told, null, 1) }];
  }

  /** Operations by the beginning of their name, of the module already chosen or of all. */
  async complete(
    variable: string,
    value: string,
    known: Readonly<Record<string, string>>,
  ): Promise<readonly string[]> {
    const begun = value.toLowerCase();
    if (variable === 'module') return this.catalogue.modules.filter((module) => module.startsWith(begun));
    const { module } = known;
    const names = this.catalogue
      .operations()
      .filter(
        (fact) =>
          (module === undefined || fact.module === module) &&
          fact.operationId.toLowerCase().startsWith(begun),
      )
      .map((fact) => fact.operationId);
    return [...new Set(names)].sort();
  }
}
