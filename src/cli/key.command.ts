import { appendFileSync } from 'node:fs';
import { Command } from 'commander';
import { hashOf, newKey } from '../auth/keys/api-key.js';
import { KeyLine } from '../auth/keys/keys-file.schema.js';
import { ConfigError } from '../config/config.error.js';
import { type Clock, SystemClock } from '../kernel/clock.js';
import { type Ids, RandomIds } from '../kernel/ids.js';

interface CreateFlags {
  readonly name: string;
  readonly scopes: string;
  readonly hotels: string;
  readonly expires: string;
  readonly tenant?: string;
  readonly deny?: string;
  readonly denyHotels?: string;
  readonly file?: string;
}

const DAY_MS = 86_400_000;

/**
 * `opera-cloud-mcp key create`: a new API key for a machine. The key is printed once and kept nowhere; the file of keys gets
 * a line with its hash.
 */
export function keyCommand(): Command {
  const create = new Command('create')
    .description('a new API key: printed once, with the line for MCP_API_KEYS_FILE')
    .requiredOption('--name <text>', 'what it is for, for people who read the file')
    .requiredOption('--scopes <list>', 'such as opera:read,opera:write,toolset:housekeeping')
    .requiredOption('--hotels <list>', 'hotel codes, or * for all')
    .requiredOption('--expires <when>', 'days such as 90d, or a date such as 2027-01-31')
    .option('--tenant <name>', 'isolation boundary; "default" unless told otherwise')
    .option('--deny <list>', 'scopes it never has, whatever is granted')
    .option('--deny-hotels <list>', 'hotels it never acts for, also with *')
    .option('--file <path>', 'append the line to this file instead of printing it')
    .action((flags: CreateFlags) => {
      const { key, line } = createKey(flags, new RandomIds(), new SystemClock());
      process.stdout.write(`Key, shown this once:\n${key}\n`);
      if (flags.file === undefined) process.stdout.write(`Line for MCP_API_KEYS_FILE:\n${line}\n`);
      else {
        appendFileSync(flags.file, `${line}\n`, { mode: 0o600 });
        process.stdout.write(`Its line was added to ${flags.file}\n`);
      }
    });
  return new Command('key').description('API keys of machines').addCommand(create);
}

/**
 * A new key and its line in the file.
 * @throws ConfigError naming the flag that is wrong
 */
export function createKey(flags: CreateFlags, ids: Ids, clock: Clock): { key: string; line: string } {
  const { id, secret, text } = newKey(ids);
  const checked = KeyLine.safeParse({
    id,
    name: flags.name,
    sha256: hashOf(secret),
    ...(flags.tenant !== undefined && { tenant: flags.tenant }),
    scopes: words(flags.scopes),
    hotels: words(flags.hotels),
    deny: words(flags.deny ?? ''),
    denyHotels: words(flags.denyHotels ?? ''),
    expires: expiry(flags.expires, clock.now()),
  });
  if (checked.success) return { key: text, line: JSON.stringify(checked.data) };
  throw new ConfigError(
    checked.error.issues.map(({ path, message }) => ({ variable: `--${String(path[0])}`, problem: message })),
  );
}

function words(list: string): string[] {
  return list
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** ISO date and time; what is none or past becomes something that the schema refuses. */
function expiry(text: string, now: number): string {
  const days = /^(\d{1,4})d$/.exec(text)?.[1];
  const at = days === undefined ? Date.parse(text) : now + Number(days) * DAY_MS;
  return Number.isNaN(at) || at <= now ? 'past' : new Date(at).toISOString();
}
