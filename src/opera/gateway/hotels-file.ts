import { readFileSync } from 'node:fs';
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
  const text = textOf(path);
  if (text === undefined) throw new HotelsFileError(path, 'cannot be read');
  return gatewaysOf(path, text);
}

/**
 * Tells of every change of the file since it was read, until the returned function is called. A change that cannot be used
 * is told too: the mapping in use stays.
 * @param everyMs how often the file is looked at
 */
export function watchHotelsFile(
  path: string,
  everyMs: number,
  onChange: (gateways: GatewayOptions[]) => void,
  onProblem: (error: HotelsFileError) => void,
): () => void {
  let known = textOf(path);
  // By content and not by events or time stamps: mounted secrets are swapped by renaming a directory above them, and two
  // writes within one tick of the file system's clock look like one.
  const look = () => {
    const text = textOf(path);
    if (text === known) return;
    known = text;
    try {
      if (text === undefined) throw new HotelsFileError(path, 'cannot be read');
      onChange(gatewaysOf(path, text));
    } catch (error) {
      onProblem(error as HotelsFileError);
    }
  };
  const timer = setInterval(look, everyMs).unref();
  return () => clearInterval(timer);
}

/** Undefined when there is none to read. */
function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function gatewaysOf(path: string, text: string): GatewayOptions[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new HotelsFileError(path, 'is not JSON');
  }
  const checked = HotelsFile.safeParse(parsed);
  if (checked.success) return checked.data.gateways;
  const problems = checked.error.issues.slice(0, 10).map((issue) => `  ${placeOf(issue)}: ${issue.message}`);
  throw new HotelsFileError(path, `has problems:\n${problems.join('\n')}`);
}

function placeOf(issue: z.core.$ZodIssue): string {
  return issue.path.length === 0 ? 'file' : issue.path.join('.');
}
