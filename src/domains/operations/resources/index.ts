import { CatalogueModuleResource } from './catalogue-module.resource.js';
import { CatalogueOperationResource } from './catalogue-operation.resource.js';

/** The catalogue to be read. */
export const OPERATION_RESOURCES = [CatalogueModuleResource, CatalogueOperationResource] as const;
