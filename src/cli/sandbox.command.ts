import { setFlagsFromString } from 'node:v8';
import { Command, InvalidArgumentError } from 'commander';
import type { SandboxConnection } from '../sandbox/sandbox.options.js';

/** Calls are remembered for people who look at them, not for tests: few are enough. */
const REMEMBERED_CHARACTERS = 500_000;

interface SandboxFlags {
  readonly port: number;
  readonly host: string;
  readonly seed: number;
  readonly state?: string;
  readonly env?: boolean;
}

/**
 * `opera-cloud-mcp sandbox`: the simulated gateway alone, until SIGTERM or SIGINT. With `--env` the settings of a
 * client are printed first, one `NAME=value` a line, ready to be exported.
 */
export function sandboxCommand(): Command {
  return new Command('sandbox')
    .description('serve the simulated OPERA gateway alone')
    .option('--port <number>', 'TCP port, 0 for a free one', wholeNumber, 0)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--seed <number>', 'equal seeds give equal hotels', wholeNumber, 1)
    .option('--state <file>', 'keep the hotels in a file over restarts')
    .option('--env', 'print the settings of a client')
    .action(serveSandbox);
}

/** A small heap that is tidied often: answers are short-lived, and people run this beside their own program. */
const HEAP_FLAGS = [
  '--semi-space-growth-factor=1',
  '--heap-growing-percent=10',
  '--optimize-for-size',
  '--no-maglev',
];

async function serveSandbox(flags: SandboxFlags): Promise<void> {
  for (const flag of HEAP_FLAGS) setFlagsFromString(flag);
  const { startSandbox } = await import('../sandbox/sandbox.js');
  const sandbox = await startSandbox({
    port: flags.port,
    host: flags.host,
    seed: flags.seed,
    stateFile: flags.state,
    rememberedCharacters: REMEMBERED_CHARACTERS,
  });
  const stop = (): void => void sandbox.stop();
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.stdout.write(
    flags.env
      ? environmentOf(sandbox.connection)
      : `The sandbox listens at ${sandbox.connection.gatewayUrl}\n`,
  );
}

/** The connection as the variables that the server reads, one a line. */
export function environmentOf(connection: SandboxConnection): string {
  const variables = {
    OPERA_GATEWAY_URL: connection.gatewayUrl,
    OPERA_CLIENT_ID: connection.clientId,
    OPERA_CLIENT_SECRET: connection.clientSecret,
    OPERA_APP_KEY: connection.appKey,
    OPERA_ENTERPRISE_ID: connection.enterpriseId,
    OPERA_SCOPE: connection.scope,
    OPERA_USERNAME: connection.username,
    OPERA_PASSWORD: connection.password,
    OPERA_DEFAULT_HOTEL_ID: connection.defaultHotelId,
  };
  return Object.entries(variables)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new InvalidArgumentError('Give a whole number.');
  return number;
}
