import type { CacheAnswer } from './cache.schema.js';
import type { DoctorAnswer } from './doctor.schema.js';
import type { HealthAnswer } from './health.schema.js';
import type { ServerInfo } from './server-info.schema.js';

/** The state of things in a few lines. */
export function sayHealth(answer: HealthAnswer): string {
  const { status, server, opera, hotel, cache } = answer;
  const link = opera.reachable
    ? `OPERA answers in ${opera.pingMilliseconds} ms${opera.version === undefined ? '' : `, version ${opera.version}`}${
        opera.tokenExpiresInSeconds === undefined ? '' : `; token valid ${opera.tokenExpiresInSeconds} s`
      }.`
    : `OPERA cannot be reached: ${opera.problem} ${opera.advice}`;
  const day =
    hotel.businessDate === undefined
      ? `Hotel ${hotel.hotelId}: ${hotel.problem}`
      : `Hotel ${hotel.hotelId}: business date ${hotel.businessDate}.`;
  const resting = cache.restingLayers === undefined ? '' : `, resting: ${cache.restingLayers.join(', ')}`;
  return [
    `Status ${status}. Server ${server.version}, up ${server.uptimeSeconds} s.`,
    link,
    day,
    ...sayWork(answer),
    `Cache ${cache.enabled ? 'on' : 'off'}, ${cache.entries} entries, hit ratio ${cache.hitRatio}${resting}.`,
  ].join('\n');
}

function sayWork({ degradations, errors, slowOperations }: HealthAnswer): string[] {
  const worse = degradations.map(
    ({ operation, kind, usual, now }) => `${operation} ${kind} ${now} (usually ${usual})`,
  );
  const seen = errors.map(({ code, tool, lastHour }) => `${code} in ${tool} (${lastHour} in the last hour)`);
  const [slowest] = slowOperations;
  return [
    ...(worse.length > 0 ? [`Worse than usual: ${worse.join('; ')}.`] : []),
    ...(seen.length > 0 ? [`Errors: ${seen.join('; ')}.`] : []),
    ...(slowest === undefined ? [] : [`Slowest: ${slowest.operation}, 95 % within ${slowest.p95Ms} ms.`]),
  ];
}

/** Who this server is, in a few lines. */
export function sayServer(info: ServerInfo): string {
  const lines = [
    `${info.title} MCP server ${info.name} ${info.version}.`,
    `Acting for hotel ${info.hotelId}${info.operaVersion === undefined ? '' : ` (OPERA ${info.operaVersion})`}.`,
    info.hotels === undefined ? '' : `Hotels of this caller: ${info.hotels.join(', ')}.`,
    `Rights of this caller: ${info.scopes.join(', ')}.`,
    `Areas: ${info.toolsets.map((area) => `${area.name} (${area.about})`).join('; ')}.`,
  ];
  return lines.filter((line) => line !== '').join('\n');
}

/** What the doctor found, problems first. */
export function sayDoctor(hotelId: string, answer: DoctorAnswer): string {
  const version = answer.operaVersion === undefined ? '' : `, OPERA ${answer.operaVersion}`;
  const lines = [`${hotelId}: ${answer.status}${version}.`];
  for (const { check, status, found, fix, mender } of answer.problems) {
    const who = mender === undefined ? '' : ` Who: ${mender}.`;
    lines.push(`${check} (${status}): ${found}${fix === undefined ? '' : ` ${fix}`}${who}`);
  }
  if (answer.passed.length > 0) lines.push(`In order: ${answer.passed.join(', ')}.`);
  if (answer.closedModules.length > 0) lines.push(`Modules not open: ${answer.closedModules.join(', ')}.`);
  return lines.join('\n');
}

/** What is remembered, in a few lines. */
export function sayCache(answer: CacheAnswer): string {
  const layers = answer.layers.map(
    ({ name, entries, hits, failures, resting }) =>
      `${name}: ${entries} entries, ${hits} hits, ${failures} failures${resting ? ', resting' : ''}.`,
  );
  const tags = answer.tags.map(({ tag, entries }) => `${tag} ${entries}`).join(', ');
  return [
    `Cache ${answer.enabled ? 'on' : 'off'}, hit ratio ${answer.hitRatio}, ${answer.invalidations} invalidations.`,
    ...layers,
    tags === '' ? 'No entries under such a tag in memory.' : `By tag: ${tags}.`,
  ].join('\n');
}
