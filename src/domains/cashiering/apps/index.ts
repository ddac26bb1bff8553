import { appOf } from '../../../mcp/declaration/app.resource.js';

/** Address of the picture of a bill. */
export const FOLIO_APP = 'ui://opera/folio';

/** The cashiers' pictures. */
export const CASHIERING_APPS = [
  appOf({
    uri: FOLIO_APP,
    name: 'folio',
    title: 'Folio',
    description: 'A guest bill as a picture: windows, balances and postings.',
    toolset: 'cashiering',
    part: new URL('./folio.html', import.meta.url),
  }),
];
