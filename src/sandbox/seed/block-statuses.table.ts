import type { BlockStatusRule } from '../state/group.js';

/** The life of a block, in the order in which it is usually lived. */
export const BLOCK_STATUSES: readonly BlockStatusRule[] = [
  {
    code: 'INQ',
    name: 'Inquiry',
    color: 'White',
    deducts: false,
    allowsPickup: false,
    kind: 'Inquiry',
    next: ['TEN', 'DEF', 'LOS', 'CXL'],
  },
  {
    code: 'TEN',
    name: 'Tentative',
    color: 'Yellow',
    deducts: false,
    allowsPickup: true,
    kind: 'Waitlist',
    next: ['DEF', 'INQ', 'LOS', 'CXL'],
  },
  {
    code: 'DEF',
    name: 'Definite',
    color: 'Green',
    deducts: true,
    allowsPickup: true,
    kind: 'Actual',
    next: ['ACT', 'TEN', 'CXL'],
  },
  {
    code: 'ACT',
    name: 'Actual',
    color: 'Blue',
    deducts: true,
    allowsPickup: true,
    kind: 'Actual',
    next: ['DEF', 'CXL'],
  },
  {
    code: 'CXL',
    name: 'Cancelled',
    color: 'Red',
    deducts: false,
    allowsPickup: false,
    kind: 'Cancel',
    cancellation: 'Cancel',
    next: ['INQ', 'TEN'],
  },
  {
    code: 'LOS',
    name: 'Lost',
    color: 'Gray',
    deducts: false,
    allowsPickup: false,
    kind: 'Cancel',
    cancellation: 'Lost',
    next: ['INQ', 'TEN'],
  },
];

/** Statuses a block may begin with. */
export const NEW_BLOCK_STATUSES = ['INQ', 'TEN', 'DEF'];
