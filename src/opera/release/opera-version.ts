import { RELEASES, type Release } from '../catalogue/operation.js';

/**
 * The newest release of the catalogue that is not newer than OPERA's own version; the oldest one for OPERAs older than all.
 * @param version as a ping answers, such as `26.2.0.1` or `OPERA Cloud 25.5`; undefined when it names no number
 */
export function releaseOf(version: string): Release | undefined {
  const found = /(\d{2})\.(\d+)/.exec(version);
  if (found === null) return undefined;
  const own = Number(found[1]) * 1000 + Number(found[2]);
  return RELEASES.find((release) => weight(release) <= own) ?? RELEASES[RELEASES.length - 1];
}

function weight(release: Release): number {
  const [major, minor] = release.split('.');
  return Number(major) * 1000 + Number(minor);
}
