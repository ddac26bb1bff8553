import type { HotelLink } from '../gateway/gateway.js';
import type { Finding } from './doctor.report.js';

/** Looks at settings that OPERA needs for some work only, so that their lack shows late. */
export function checkSettings(link: HotelLink): Finding[] {
  return [cashier(link), externalSystem(link)];
}

function cashier({ cashierId }: HotelLink): Finding {
  if (cashierId !== undefined) {
    return { check: 'cashier', status: 'ok', found: `Postings are booked under cashier ${cashierId}.` };
  }
  return {
    check: 'cashier',
    status: 'warning',
    found: 'No cashier is configured: charges and payments need the cashier of the integration user.',
    fix: 'Have OPERA assign a cashier to the integration user, or set OPERA_CASHIER_ID.',
    mender: 'hotel',
  };
}

function externalSystem({ externalSystem: code }: HotelLink): Finding {
  if (code !== undefined) {
    return {
      check: 'external system',
      status: 'ok',
      found: `Changes carry references of the external system ${code}.`,
    };
  }
  return {
    check: 'external system',
    status: 'warning',
    found:
      'No external system is configured: after a lost answer a new reservation cannot be found by its reference.',
    fix: 'Have OPERA set up an external system for this server and set OPERA_EXTERNAL_SYSTEM to its code.',
    mender: 'hotel',
  };
}
