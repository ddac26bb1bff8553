import { z } from 'zod';
import { MoneyShown } from '../../shared/money.js';

/** One line of a folio: charges positive, payments negative. */
export const FolioPosting = z.object({
  date: z.string().optional(),
  window: z.int(),
  code: z.string().optional(),
  description: z.string(),
  amount: MoneyShown,
  reference: z.string().optional(),
  transactionNo: z.string().optional(),
});
export type FolioPosting = z.infer<typeof FolioPosting>;

/** Who pays what part of a stay. */
export const FolioWindow = z.object({
  window: z.int(),
  balance: MoneyShown,
  charges: MoneyShown.optional(),
  payments: MoneyShown.optional(),
  payee: z.string().optional(),
  paymentMethod: z.string().optional(),
  folioNo: z.string().optional(),
});
export type FolioWindow = z.infer<typeof FolioWindow>;

/** What get_guest_folio answers. */
export const GuestFolio = z.object({
  reservationId: z.string(),
  confirmationNumber: z.string().optional(),
  guest: z.string(),
  room: z.string().optional(),
  status: z.string(),
  departureDate: z.string(),
  balance: MoneyShown.optional(),
  windows: z.array(FolioWindow),
  postings: z.array(FolioPosting).optional(),
});
export type GuestFolio = z.infer<typeof GuestFolio>;
