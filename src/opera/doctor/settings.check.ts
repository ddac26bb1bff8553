import type { HotelLink } from '../gateway/gateway.js';
import type { Finding } from './doctor.report.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Looks at settings that OPERA needs for some work only, so that their lack shows late. */
export function checkSettings(link: HotelLink): Finding[] {
  return [headers(link), externalSystem(link)];
}

/** What every request carries, by its form; whether OPERA takes it shows at the first call. */
function headers({ gateway, language }: HotelLink): Finding {
  const check = 'headers';
  if (!UUID.test(gateway.appKey)) {
    return {
      check,
      status: 'warning',
      found: 'The application key (x-app-key) is not a UUID, as those of the developer portal are.',
      fix: 'Copy the application key of this environment from the developer portal into OPERA_APP_KEY.',
      mender: 'operator',
    };
  }
  const grant =
    gateway.username === undefined ? `enterpriseId ${gateway.enterpriseId}` : 'the password grant';
  return {
    check,
    status: 'ok',
    found: `Requests carry an application key, ${grant} and language ${language}.`,
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
