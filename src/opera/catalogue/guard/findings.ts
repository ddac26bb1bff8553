import type { Finding } from '../operation.js';

/** A flood of findings helps nobody: after so many the rest is counted only. */
const MOST = 25;

/** Collects what a guard finds; texts never repeat a value, which may be personal data. */
export class Findings {
  private readonly list: Finding[] = [];
  private more = 0;

  error(path: string, problem: string, fix?: string): void {
    this.add({ severity: 'error', path, problem, ...(fix !== undefined && { fix }) });
  }

  warning(path: string, problem: string, fix?: string): void {
    this.add({ severity: 'warning', path, problem, ...(fix !== undefined && { fix }) });
  }

  /** Errors first, in the order found. */
  all(): Finding[] {
    const errors = this.list.filter((finding) => finding.severity === 'error');
    const warnings = this.list.filter((finding) => finding.severity === 'warning');
    const rest: Finding[] =
      this.more > 0
        ? [
            {
              severity: errors.length > 0 ? 'error' : 'warning',
              path: '',
              problem: `and ${this.more} more findings`,
            },
          ]
        : [];
    return [...errors, ...warnings, ...rest];
  }

  private add(finding: Finding): void {
    const full = this.list.length >= MOST;
    // An error must not hide behind warnings.
    if (full && finding.severity === 'error') {
      const at = this.list.findLastIndex((known) => known.severity === 'warning');
      if (at >= 0) this.list.splice(at, 1, finding);
    }
    if (full) this.more += 1;
    else this.list.push(finding);
  }
}
