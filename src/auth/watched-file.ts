import { readFileSync } from 'node:fs';
import type { WatchedFile } from './auth.options.js';

/** A file of keys or rights cannot be used; the message names places in it, never values. */
export class AuthFileError extends Error {
  constructor(path: string, problem: string) {
    super(`The file ${path} ${problem}`);
    this.name = 'AuthFileError';
  }
}

/**
 * Reads a file and watches it. What cannot be used changes nothing: the former content stays and the problem is told.
 * @param take makes use of the text. Throws AuthFileError
 * @param told hears of every change, with the problem when it cannot be used
 * @returns ends the watch
 * @throws AuthFileError when it cannot be used to begin with
 */
export function useWatchedFile(
  { path, reloadSeconds }: WatchedFile,
  take: (text: string) => void,
  told: (problem?: string) => void,
): () => void {
  let known = textOf(path);
  if (known === undefined) throw new AuthFileError(path, 'cannot be read');
  take(known);
  // By content: mounted secrets are swapped by renaming a directory above them, which no event of the file tells.
  const look = (): void => {
    const text = textOf(path);
    if (text === known) return;
    known = text;
    try {
      if (text === undefined) throw new AuthFileError(path, 'cannot be read');
      take(text);
      told();
    } catch (error) {
      told(error instanceof Error ? error.message : 'unknown');
    }
  };
  const timer = setInterval(look, reloadSeconds * 1000).unref();
  return () => clearInterval(timer);
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
