import type { RpcId } from '../engine/json-rpc.js';
import type { Session } from '../engine/session.js';

/** What likens two requests of one sessionless client to each other. */
export interface Likeness {
  readonly tenant: string;
  readonly subject: string;
  readonly address: string;
  readonly agent: string;
}

/**
 * Which internal request a client means by its own id, for `notifications/cancelled`. Within a session that is certain. Without
 * one it holds only while exactly one like request is running: two clients that look the same cancel nothing of each other's.
 */
export class RunningRequests {
  private readonly running = new Map<string, number[]>();

  /** The key of a request. */
  keyOf(owner: Session | Likeness, id: RpcId): string {
    const who =
      'questions' in owner ? owner.id : [owner.tenant, owner.subject, owner.address, owner.agent].join('\n');
    return `${typeof id}\n${id}\n${who}`;
  }

  add(key: string, internalId: number): void {
    const ids = this.running.get(key);
    if (ids === undefined) this.running.set(key, [internalId]);
    else ids.push(internalId);
  }

  remove(key: string, internalId: number): void {
    const ids = this.running.get(key);
    if (ids === undefined) return;
    if (ids.length === 1 && ids[0] === internalId) this.running.delete(key);
    else
      this.running.set(
        key,
        ids.filter((id) => id !== internalId),
      );
  }

  /** The one request running under the key; undefined when there is none or more than one. */
  only(key: string): number | undefined {
    const ids = this.running.get(key);
    return ids?.length === 1 ? ids[0] : undefined;
  }
}
