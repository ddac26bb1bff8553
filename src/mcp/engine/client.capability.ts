import { Fault } from '../../kernel/fault.js';
import type { Json } from '../../kernel/json.js';

type Capabilities = { readonly [name: string]: unknown };

/** The capability a client must have declared to be asked this way. */
const NEEDED: Readonly<Record<string, string>> = {
  'elicitation/create': 'elicitation',
  'sampling/createMessage': 'sampling',
  'roots/list': 'roots',
};

/** Whether a person can be asked with a form. An empty elicitation capability means forms (as before URL mode existed). */
export function canShowForms(capabilities: Capabilities): boolean {
  const elicitation = capabilities['elicitation'];
  if (typeof elicitation !== 'object' || elicitation === null) return false;
  return 'form' in elicitation || !('url' in elicitation);
}

/**
 * Refuses a question the client did not say it can answer.
 * @param method of the question, `params.mode` tells forms from URLs
 * @throws Fault CLIENT_CAPABILITY_MISSING with `requiredCapabilities` as MCP words them
 */
export function requireCapability(capabilities: Capabilities, method: string, params: object): void {
  const name = NEEDED[method];
  if (name === undefined) {
    throw new Fault('INTERNAL', {
      message: 'The server failed on this call.',
      internal: `cannot ask ${method}`,
    });
  }
  const urlMode = name === 'elicitation' && 'mode' in params && params.mode === 'url';
  const able = urlMode
    ? hasUrlMode(capabilities)
    : name === 'elicitation'
      ? canShowForms(capabilities)
      : name in capabilities;
  if (able) return;
  const requiredCapabilities: Json = { [name]: urlMode ? { url: {} } : {} };
  throw new Fault('CLIENT_CAPABILITY_MISSING', {
    message: `This needs a client with the capability "${name}".`,
    data: { requiredCapabilities },
  });
}

function hasUrlMode(capabilities: Capabilities): boolean {
  const elicitation = capabilities['elicitation'];
  return typeof elicitation === 'object' && elicitation !== null && 'url' in elicitation;
}
