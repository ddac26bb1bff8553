import type { Money } from '../../shared/money.js';

/** Something held for a group: a meeting, a meal. Times are local `YYYY-MM-DD HH:MM`. */
export interface GroupEvent {
  readonly eventId: string;
  readonly name: string;
  readonly type?: string;
  readonly start: string;
  readonly end: string;
  readonly space?: string;
  readonly setup?: string;
  readonly people?: number;
  readonly status?: string;
  readonly blockId?: string;
  readonly blockName?: string;
}

/** What an event is to be, or what of it is to change. */
export interface EventTerms {
  readonly name?: string;
  readonly type?: string;
  readonly start?: string;
  readonly end?: string;
  readonly space?: string;
  readonly setup?: string;
  readonly people?: number;
  readonly status?: string;
  readonly note?: string;
}

/** A thing ordered for an event. */
export interface OrderedItem {
  readonly item: string;
  readonly quantity: number;
}

/** A room for meetings and meals, and whether it is free. */
export interface FunctionSpace {
  readonly code: string;
  readonly name: string;
  readonly floor?: string;
  readonly free: boolean;
  readonly rental?: Money;
}
