import type { AuditFacts } from './audit-entry.js';

/** Where lines go. */
export interface AuditSink {
  /** Resolves when the line is as safe as the sink makes it. @throws whatever kept it from being written */
  write(facts: AuditFacts): Promise<void>;
  /** Writes what is waiting, then the line that says the process ended in good order. */
  close(): Promise<void>;
}
