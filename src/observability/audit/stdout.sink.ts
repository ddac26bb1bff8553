import type { Clock } from '../../kernel/clock.js';
import type { AuditChain } from './audit-chain.js';
import type { AuditFacts } from './audit-entry.js';
import type { AuditSink } from './audit-sink.js';

/** Takes text; calls back when it is out or lost. */
export interface LineStream {
  write(text: string, done: (error?: Error | null) => void): unknown;
}

/** Lines among those of the log, for whoever collects them; a chain for each process. */
export class StdoutSink implements AuditSink {
  constructor(
    private readonly stream: LineStream,
    private readonly chain: AuditChain,
    private readonly clock: Clock,
  ) {}

  async write(facts: AuditFacts): Promise<void> {
    if (this.chain.end.seq === 0) await this.put({ event: 'opened' });
    await this.put(facts);
  }

  async close(): Promise<void> {
    if (this.chain.end.seq > 0) await this.put({ event: 'closed' });
  }

  private put(facts: AuditFacts): Promise<void> {
    return new Promise((resolve, reject) => {
      this.stream.write(this.chain.next(facts, this.clock.now()), (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  }
}
