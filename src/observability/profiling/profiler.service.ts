import { ConflictException, Inject, Injectable } from '@nestjs/common';
import { Session, type HeapProfiler } from 'node:inspector';
import { Session as PromisedSession } from 'node:inspector/promises';
import { Readable } from 'node:stream';
import { Clock } from '../../kernel/clock.js';
import { Telemetry } from '../telemetry.js';

/** What can be looked at: where time goes, where memory is allocated, or all of the memory. */
export const PROFILE_KINDS = ['cpu', 'allocations', 'heap'] as const;
export type ProfileKind = (typeof PROFILE_KINDS)[number];

export const MOST_SECONDS = 120;
/** 1 ms: enough to see what a call does, little enough to leave the process usable. */
const CPU_INTERVAL_US = 1000;

/**
 * Profiles of the running process by node's own inspector, one at a time. A heap snapshot stops the process while it is taken
 * (about a second per 100 MB) and holds whatever is in memory, guests included: treat the file as such.
 */
@Injectable()
export class Profiler {
  #busy = false;

  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Telemetry) private readonly telemetry: Telemetry,
  ) {}

  /**
   * @param seconds how long to look, 1 to MOST_SECONDS; a heap snapshot takes what it takes
   * @returns JSON as Chrome's developer tools read it (.cpuprofile, .heapprofile, .heapsnapshot)
   * @throws ConflictException while another profile is being taken
   */
  async take(kind: ProfileKind, seconds: number, signal: AbortSignal, caller: string): Promise<Readable> {
    if (this.#busy) throw new ConflictException('Another profile is being taken.');
    this.#busy = true;
    this.telemetry.log('warn', 'profile_started', { profile: kind, seconds, caller });
    if (kind === 'heap') return this.#snapshot();
    const session = new PromisedSession();
    session.connect();
    try {
      const profile =
        kind === 'cpu'
          ? await this.#cpu(session, seconds, signal)
          : await this.#allocations(session, seconds, signal);
      return Readable.from([JSON.stringify(profile)]);
    } finally {
      session.disconnect();
      this.#busy = false;
    }
  }

  async #cpu(session: PromisedSession, seconds: number, signal: AbortSignal): Promise<object> {
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: CPU_INTERVAL_US });
    await session.post('Profiler.start');
    await this.clock.sleep(seconds * 1000, signal);
    return (await session.post('Profiler.stop')).profile;
  }

  async #allocations(session: PromisedSession, seconds: number, signal: AbortSignal): Promise<object> {
    await session.post('HeapProfiler.startSampling');
    await this.clock.sleep(seconds * 1000, signal);
    return (await session.post('HeapProfiler.stopSampling')).profile;
  }

  /** Chunk by chunk, for a snapshot is larger than the memory it shows. */
  #snapshot(): Readable {
    const session = new Session();
    session.connect();
    const stream = new Readable({ read: () => undefined });
    const over = (): void => {
      session.disconnect();
      this.#busy = false;
    };
    session.on(
      'HeapProfiler.addHeapSnapshotChunk',
      ({ params }: { params: HeapProfiler.AddHeapSnapshotChunkEventDataType }) =>
        void stream.push(params.chunk),
    );
    session.post('HeapProfiler.takeHeapSnapshot', { reportProgress: false }, (error) => {
      over();
      if (error === null) stream.push(null);
      else stream.destroy(new Error('The heap snapshot could not be taken.'));
    });
    return stream;
  }
}
