import type { Routes } from '../../gateway/call.js';
import { AUTHORIZATION_ROUTES } from './authorization.routes.js';
import { CASHIER_ROUTES } from './cashier.routes.js';
import { CHECK_OUT_ROUTES } from './check-out.routes.js';
import { CHECK_ROUTES } from './check.routes.js';
import { CORRECTION_ROUTES } from './correction.routes.js';
import { DESK_TOOL_ROUTES } from './desk-tool.routes.js';
import { DEPOSIT_ROUTES } from './deposit.routes.js';
import { FIXED_CHARGE_ROUTES } from './fixed-charge.routes.js';
import { FOLIO_DOCUMENT_ROUTES } from './folio-document.routes.js';
import { FOLIO_ROUTES } from './folio.routes.js';
import { JOURNAL_ROUTES } from './journal.routes.js';
import { POSTING_ROUTES } from './posting.routes.js';
import { ROUTING_ROUTES } from './routing.routes.js';
import { TRANSFER_ROUTES } from './transfer.routes.js';

/** Everything the cashiers' office serves. */
export const CASHIERING_ROUTES: Routes = {
  ...FOLIO_ROUTES,
  ...POSTING_ROUTES,
  ...CHECK_OUT_ROUTES,
  ...FIXED_CHARGE_ROUTES,
  ...CORRECTION_ROUTES,
  ...TRANSFER_ROUTES,
  ...JOURNAL_ROUTES,
  ...DEPOSIT_ROUTES,
  ...AUTHORIZATION_ROUTES,
  ...ROUTING_ROUTES,
  ...FOLIO_DOCUMENT_ROUTES,
  ...CASHIER_ROUTES,
  ...CHECK_ROUTES,
  ...DESK_TOOL_ROUTES,
};
