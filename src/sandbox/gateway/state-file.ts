import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import type { SandboxState } from './sandbox-state.js';

const QUIET_MILLISECONDS = 500;

/**
 * Keeps the hotels in a file, so that they are there again after a restart: written a moment after the last change and at the
 * end, always as a whole beside the old one and then put in its place. The clock, faults and recorded calls are not kept.
 */
export class StateFile {
  private written: number;
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> | undefined;

  /** @param path the file; its folder has to exist */
  constructor(
    private readonly path: string,
    private readonly state: SandboxState,
    private readonly quietMilliseconds = QUIET_MILLISECONDS,
  ) {
    this.written = state.version;
  }

  /**
   * Puts the hotels of the file in place when there is one, and follows their changes from then on.
   * Throws an Error naming the file when it holds no hotels.
   */
  open(): void {
    if (existsSync(this.path)) {
      try {
        this.state.restore(readFileSync(this.path, 'utf8'));
      } catch (cause) {
        throw new Error(`${this.path} is no state of a sandbox hotel: remove it or name another file.`, {
          cause,
        });
      }
      this.written = this.state.version;
    }
    this.state.onChange(() => this.schedule());
  }

  /** Writes what is not in the file yet, at once. For the end of the process. */
  close(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.written === this.state.version) return;
    this.written = this.state.version;
    const beside = `${this.path}.${process.pid}.new`;
    try {
      writeFileSync(beside, this.state.snapshot(), { mode: 0o600 });
      renameSync(beside, this.path);
    } catch (error) {
      rmSync(beside, { force: true });
      throw error;
    }
  }

  /** Waits until nothing is being written any more. */
  async settled(): Promise<void> {
    await this.writing;
  }

  private schedule(): void {
    if (this.timer !== undefined) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.writing = this.write();
    }, this.quietMilliseconds);
    // The end of the process writes by itself and need not wait for this.
    this.timer.unref();
  }

  private async write(): Promise<void> {
    await this.writing;
    const { version } = this.state;
    if (version === this.written) return;
    const beside = `${this.path}.${process.pid}.later`;
    try {
      const file = await open(beside, 'w', 0o600);
      try {
        await file.writeFile(this.state.snapshot());
        await file.sync();
      } finally {
        await file.close();
      }
      // Whatever was written meanwhile by `close` is newer.
      if (this.written > version) return;
      await rename(beside, this.path);
      this.written = version;
    } catch {
      // A full disk is tried again with the next change, and reported at the end by `close`.
    } finally {
      await rm(beside, { force: true });
    }
  }
}
