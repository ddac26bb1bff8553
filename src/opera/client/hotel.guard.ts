import type { Caller } from '../../auth/caller.js';
import { actsEverywhere, mayActFor } from '../../auth/rights.js';
import { Fault } from '../../kernel/fault.js';
import type { Parameters } from './call-plan.js';

const HOTEL_NAME = /hotel(id|code)s?$/i;
const DEEPEST = 12;

/**
 * Refuses hotels of a call, in its address, parameters and body, that the caller may not act for: OPERA only checks the
 * integration user, who may see them all.
 * @param hotelId the call's own hotel
 * @throws Fault AUTH_HOTEL_FORBIDDEN
 */
export function checkHotels(caller: Caller, hotelId: string, parameters: Parameters, body: unknown): void {
  if (actsEverywhere(caller)) return;
  // Without one the directory refuses, naming those there are.
  if (hotelId !== '' && !mayActFor(caller, hotelId)) throw forbidden('hotelId');
  walk(parameters, 'parameters', caller, 0);
  walk(body, 'body', caller, 0);
}

function walk(node: unknown, path: string, caller: Caller, depth: number): void {
  if (typeof node !== 'object' || node === null) return;
  if (depth > DEEPEST)
    throw new Fault('INPUT_INVALID', { message: 'The body is nested too deeply.', field: path });
  for (const [name, value] of Object.entries(node)) {
    const at = `${path}.${name}`;
    if (HOTEL_NAME.test(name)) {
      for (const hotel of Array.isArray(value) ? (value as unknown[]) : [value]) {
        if (typeof hotel === 'string' && !mayActFor(caller, hotel)) throw forbidden(at);
      }
    }
    walk(value, at, caller, depth + 1);
  }
}

function forbidden(field: string): Fault {
  return new Fault('AUTH_HOTEL_FORBIDDEN', {
    message: 'The call names a hotel that this caller may not act for.',
    field,
  });
}
