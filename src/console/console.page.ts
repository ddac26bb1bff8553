import { readFileSync } from 'node:fs';
import { html, type Markup } from './markup.js';

const PAGE = readFileSync(new URL('./console.page.html', import.meta.url), 'utf8');

/** Headings of the sections, in the order of the page. */
const HEADINGS: Readonly<Record<string, string>> = {
  state: 'State',
  calls: 'Calls',
  degradations: 'Degradations',
  opera: 'OPERA',
  tools: 'Tools',
  cache: 'Cache',
  errors: 'Errors',
  security: 'Security',
  tenants: 'Tenants',
  audit: 'Changes and consents',
};

/**
 * The page with its sections filled, or empty with a form to sign in.
 * @param nonce stands in the page's Content-Security-Policy
 * @param filled absent for somebody who may not see them
 */
export function consolePage(nonce: string, news: string, filled?: Readonly<Record<string, Markup>>): string {
  const parts = Object.entries(HEADINGS).map(
    ([id, heading]) =>
      html`<section aria-labelledby="${id}-head">
        <h2 id="${id}-head">${heading}</h2>
        <div id="${id}">${filled?.[id]}</div>
      </section>`,
  );
  return PAGE.replaceAll('{{nonce}}', nonce)
    .replace('{{door}}', filled === undefined ? '' : 'hidden')
    .replace('{{news}}', () => html`${news}`.text)
    .replace('{{sections}}', () => html`${parts}`.text);
}

/** Nothing from elsewhere, nothing inline but the page's own, no frames, no forms sent anywhere (CSP Level 3). */
export function consolePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
