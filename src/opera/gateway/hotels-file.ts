import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import { z } from 'zod';
import type { GatewayOptions } from '../opera.options.js';
import { HotelsFile } from './hotels-file.schema.js';

/** The mapping cannot be used; its message names places in the file, never values. */
export class HotelsFileError extends Error {
  constructor(path: string, problem: string) {
    super(`The hotels file ${path} ${problem}`);
    this.name = 'HotelsFileError';
  }
}

/**
 * Reads the mapping of hotels to gateways.
 * @throws HotelsFileError when the file is missing, no JSON or not as `hotels-file.schema.ts` says
 */
export function readHotelsFile(path: string): GatewayOptions[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new HotelsFileError(path, error instanceof SyntaxError ? 'is not JSON' : 'cannot be read');
  }
  const checked = HotelsFile.safeParse(parsed);
  if (checked.success) return checked.data.gateways;
  const problems = checked.error.issues.slice(0, 10).map((issue) => `  ${placeOf(issue)}: ${issue.message}`);
  throw new HotelsFileError(path, `has problems:\n${problems.join('\n')}`);
}

/**
 * Tells of every change of the file until the returned function is called. A change that cannot be used is told too: the
 * mapping in use stays.
 * @param everyMs how often the file is looked at
 */
export function watchHotelsFile(
  path: string,
  everyMs: number,
  onChange: (gateways: GatewayOptions[]) => void,
  onProblem: (error: HotelsFileError) => void,
): () => void {
  const look = () => {
    try {
      onChange(readHotelsFile(path));
    } catch (error) {
      onProblem(error as HotelsFileError);
    }
  };
  // By time stamp and not by events: mounted secrets are swapped by renaming a directory above them.
  watchFile(path, { interval: everyMs, persistent: false }, look);
  return () => unwatchFile(path, look);
}

function placeOf(issue: z.core.$ZodIssue): string {
  return issue.path.length === 0 ? 'file' : issue.path.join('.');
}
