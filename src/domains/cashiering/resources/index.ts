import { FolioDocumentResource } from './folio-document.resource.js';

/** What of the cashiers can be read as a resource. */
export const CASHIERING_RESOURCES = [FolioDocumentResource] as const;
