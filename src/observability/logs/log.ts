import { pino, type DestinationStream, type Logger, type LoggerOptions } from 'pino';
import { prettyFactory } from 'pino-pretty';
import { callScope } from '../../kernel/call-scope.js';
import type { Masker } from '../masking/masker.js';
import type { ResolvedObservabilityOptions } from '../observability.options.js';

/** The one logger of the process; everything that writes a line writes through it. */
export type Log = Logger;

/** Injection token of the Log. */
export const LOG = Symbol('LOG');

/**
 * A logger whose every line has passed the masker, text and fields alike, whichever library wrote it.
 * @param stream where lines go instead of stdout or stderr
 */
export function createLog(
  options: Pick<
    ResolvedObservabilityOptions,
    'level' | 'structured' | 'serviceName' | 'version' | 'destination'
  >,
  masker: Masker,
  stream?: DestinationStream,
): Log {
  const settings: LoggerOptions = {
    level: options.level,
    base: { service: options.serviceName, version: options.version },
    mixin: idsAtWork,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: {
      level: (label) => ({ level: label }),
      log: (record) => masker.fields(record),
      bindings: (bindings) => masker.fields(bindings),
    },
    // Errors are masked records before a serialiser could see them; requests and responses are never logged whole.
    serializers: { err: (shown: unknown) => shown },
    hooks: {
      logMethod(args, method) {
        method.apply(this, maskedArguments(args, masker));
      },
    },
  };
  const { structured = stream !== undefined || !isTerminal(options.destination), destination } = options;
  return pino(settings, readable(structured, stream ?? fileOf(destination)));
}

/** Of the request at work, on every line that is written for it, whoever writes. */
function idsAtWork(): object {
  const scope = callScope.getStore();
  if (scope === undefined) return {};
  const { requestId, traceId, caller, tenant } = scope;
  return { requestId, traceId, caller, tenant };
}

function isTerminal(destination: 'stdout' | 'stderr'): boolean {
  return process[destination].isTTY;
}

/** pino makes an error's message the line's text, past the formatters: so errors are masked before it sees them. */
function maskedArguments(args: readonly unknown[], masker: Masker): Parameters<Logger['info']> {
  const [first, ...rest] = args;
  const texts = rest.map((item) => masker.value(item));
  return [maskedHead(first, masker), ...texts] as unknown as Parameters<Logger['info']>;
}

function maskedHead(head: unknown, masker: Masker): unknown {
  if (typeof head === 'string') return masker.text(head);
  if (head instanceof Error) return { err: masker.value(head) };
  return isRecord(head) && head['err'] instanceof Error ? { ...head, err: masker.value(head['err']) } : head;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function fileOf(destination: 'stdout' | 'stderr'): DestinationStream {
  // Lines leave in the order of writing, gathered while the descriptor is busy; the rest is flushed at exit.
  return pino.destination({ fd: destination === 'stdout' ? 1 : 2, sync: false });
}

/** Text for people instead of JSON, in the same process: a worker would lose the last lines of a crash. */
function readable(structured: boolean, stream: DestinationStream): DestinationStream {
  if (structured) return stream;
  const pretty = prettyFactory({
    colorize: process.stdout.isTTY,
    singleLine: true,
    ignore: 'service,version',
    translateTime: 'SYS:HH:MM:ss.l',
  });
  return { write: (line: string) => stream.write(pretty(line)) };
}
