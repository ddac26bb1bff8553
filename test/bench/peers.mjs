import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SOURCE = fileURLToPath(new URL('peers/', import.meta.url));
const PLACE = fileURLToPath(new URL('../../node_modules/.cache/bench-peers/', import.meta.url));

/**
 * Other MCP servers to be measured beside ours, installed in a folder of their own by their own lockfile: they are no dependency
 * of ours.
 * @returns name and script of each
 * @throws Error when they cannot be installed
 */
export function peers() {
  const lock = 'package-lock.json';
  const same =
    existsSync(`${PLACE}${lock}`) &&
    readFileSync(`${PLACE}${lock}`, 'utf8') === readFileSync(`${SOURCE}${lock}`, 'utf8');
  mkdirSync(PLACE, { recursive: true });
  cpSync(SOURCE, PLACE, { recursive: true });
  cpSync(fileURLToPath(new URL('report.mjs', import.meta.url)), `${PLACE}report.mjs`);
  if (!same || !existsSync(`${PLACE}node_modules`)) {
    const { status, stderr } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
      cwd: PLACE,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    if (status !== 0) throw new Error(`The servers to compare with cannot be installed: ${stderr}`);
  }
  return [
    { name: 'MCP SDK 1.32, documented server', script: `${PLACE}sdk.server.mjs` },
    { name: 'MCP SDK 2.4, createMcpHandler', script: `${PLACE}sdk-v2.server.mjs` },
    { name: '@rekog/mcp-nest 2.0', script: `${PLACE}mcp-nest.server.mjs` },
  ];
}
