import { ConfigError } from '../config/config.error.js';
import { Fault } from '../kernel/fault.js';

/**
 * Ends a command that could not start: what the operator can mend is said in words, anything else with its stack.
 * Ends the process as well, for a half-started one (the sandbox listening, the server not) would linger.
 */
export function refuse(error: unknown): never {
  process.stderr.write(`${wordsFor(error)}\n`);
  process.exit(1);
}

function wordsFor(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (error instanceof Fault) return `${error.code}: ${error.message} ${error.advice}`;
  if (isSystemError(error) && error.code === 'EADDRINUSE') {
    return `The port is in use already (${error.message}). Stop the other program or set MCP_PORT to another port, 0 for a free one.`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error;
}
