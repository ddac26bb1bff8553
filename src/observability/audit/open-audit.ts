import type { AuditOptions } from './audit.options.js';
import { AuditChain } from './audit-chain.js';
import { AuditSigner } from './audit-signer.js';
import { type AuditParts, AuditTrail } from './audit-trail.service.js';
import { FileSink } from './file.sink.js';
import { type LineStream, StdoutSink } from './stdout.sink.js';

/**
 * The audit as the options want it: in files, among the lines of the log, or in memory alone.
 * @param stream where the lines of the log go
 * @throws Error when the folder cannot be written to or the key is none: better at start than at the first change
 */
export async function openAudit(
  options: AuditOptions,
  around: Pick<AuditParts, 'masker' | 'metrics' | 'log' | 'clock'>,
  stream: LineStream,
): Promise<AuditTrail> {
  const signer = new AuditSigner(options.key);
  const chain = new AuditChain(signer);
  const { directory } = options;
  if (directory !== undefined) {
    const sink = new FileSink({ ...options, directory }, chain, around.clock);
    await sink.open();
    return new AuditTrail({ ...around, options, signer, chain, sink });
  }
  const sink = options.stdout ? new StdoutSink(stream, chain, around.clock) : undefined;
  return new AuditTrail({ ...around, options, signer, chain, sink });
}
