import type { Caller } from '../../auth/caller.js';
import type { RpcId } from '../engine/json-rpc.js';
import type { Session } from '../engine/session.js';
import { Slots } from '../engine/slots.js';

/** A request being worked on, with what tells its client from others. */
export interface RunningRequest {
  /** The client's own id of it. */
  readonly id: RpcId;
  readonly caller: Caller;
  readonly session?: Session;
  /** Remote address and User-Agent: all there is to tell sessionless clients of one caller apart. */
  readonly address: string;
  readonly agent?: string;
  /** The engine's id. */
  internalId: number;
}

/**
 * Which request a client means by its own id, for `notifications/cancelled`. Within a session that is certain. Without one it
 * holds only while exactly one like request is running: two clients that look the same cancel nothing of each other's.
 */
export class RunningRequests {
  // Kept without a key: cancelling is rare, requests are not.
  private readonly running = new Slots<RunningRequest>();

  /** @returns what to remove it by */
  add(request: RunningRequest): number {
    return this.running.add(request);
  }

  /** To be called once. */
  remove(slot: number): void {
    this.running.remove(slot);
  }

  /** The one request like this; undefined when there is none or more than one. */
  only(wanted: Omit<RunningRequest, 'internalId'>): RunningRequest | undefined {
    let found: RunningRequest | undefined;
    for (const request of this.running) {
      if (request.id !== wanted.id || !isAlike(request, wanted)) continue;
      if (found !== undefined) return undefined;
      found = request;
    }
    return found;
  }
}

function isAlike(a: Omit<RunningRequest, 'internalId'>, b: Omit<RunningRequest, 'internalId'>): boolean {
  if (a.session !== undefined || b.session !== undefined) return a.session === b.session;
  return (
    a.caller.subject === b.caller.subject &&
    a.caller.tenant === b.caller.tenant &&
    a.address === b.address &&
    a.agent === b.agent
  );
}
