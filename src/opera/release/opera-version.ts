import type { Release } from '../catalogue/operation.js';

/**
 * The newest release of the catalogue that is not newer than OPERA's own version; the oldest one for OPERAs older than all.
 * @param releases of the catalogue, newest first
 * @param version as a ping answers, such as `26.2.0.1` or `OPERA Cloud 25.5`; undefined when it names no number
 */
export function releaseOf(releases: readonly Release[], version: string): Release | undefined {
  const found = /(\d{2})\.(\d+)/.exec(version);
  if (found === null) return undefined;
  const own = Number(found[1]) * 1000 + Number(found[2]);
  return releases.find((release) => weight(release) <= own) ?? releases.at(-1);
}

function weight(release: Release): number {
  const [major, minor] = release.split('.');
  return Number(major) * 1000 + Number(minor);
}
