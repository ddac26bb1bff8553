import { readFileSync } from 'node:fs';

/** The MIME type of an MCP App's page (MCP Apps 2026-01-26). */
export const APP_MIME_TYPE = 'text/html;profile=mcp-app';

const SHELL = new URL('./app.shell.html', import.meta.url);

/**
 * One page with everything in it: the shell all apps share (style, words with the host) and the app's own part. Nothing in it comes
 * from another origin, so hosts may forbid all of them.
 * @param title heading of the page
 * @param part file of the app's own `<style>` and `<script>`
 * @throws Error when a file is missing, at start
 */
export function appPage(title: string, part: URL): string {
  const own = readFileSync(part, 'utf8');
  return readFileSync(SHELL, 'utf8')
    .replaceAll('<!-- title -->', () => title)
    .replace('<!-- app -->', () => own);
}
