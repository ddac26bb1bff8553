import { refuse } from '../errors/opera.error.js';
import type { Fields } from './fields.js';

/** The members with which Oracle's lists say where they are. */
export interface PageFacts {
  readonly totalPages: number;
  readonly offset: number;
  readonly limit: number;
  readonly hasMore: boolean;
  readonly totalResults: number;
  readonly count: number;
}

export interface Page<T> {
  readonly rows: readonly T[];
  readonly facts: PageFacts;
}

/** One page of `rows`: `limit` of them (else `defaultLimit`) from the row with index `offset` on, counted from 0. */
export function pageOf<T>(rows: readonly T[], criteria: Fields, defaultLimit = 20): Page<T> {
  const limit = criteria.number('limit') ?? defaultLimit;
  const offset = criteria.number('offset') ?? 0;
  if (!Number.isInteger(limit) || limit < 1)
    throw refuse('VALUE_INVALID', 'limit has to be a positive whole number.', 'limit');
  if (!Number.isInteger(offset) || offset < 0)
    throw refuse('VALUE_INVALID', 'offset has to be a whole number from 0.', 'offset');
  const page = rows.slice(offset, offset + limit);
  return {
    rows: page,
    facts: {
      totalPages: Math.ceil(rows.length / limit),
      offset,
      limit,
      hasMore: offset + page.length < rows.length,
      totalResults: rows.length,
      count: page.length,
    },
  };
}
