import type { PaceRequest } from '../pace.js';

/** A call waiting for its turn. */
export interface Turn {
  readonly request: PaceRequest;
  readonly grant: () => void;
  /** Left the queue by deadline or cancellation; skipped when its turn comes. */
  gone: boolean;
}

/** Callers take turns; each caller's own calls keep their order. Cancelled turns cost nothing until they surface. */
export class TurnQueue {
  private readonly callers = new Map<string, Turn[]>();
  private waiting = 0;

  get length(): number {
    return this.waiting;
  }

  add(turn: Turn): void {
    const caller = callerOf(turn.request);
    const turns = this.callers.get(caller);
    if (turns) turns.push(turn);
    else this.callers.set(caller, [turn]);
    this.waiting += 1;
  }

  /** A turn has gone: it is no longer counted. */
  leave(turn: Turn): void {
    if (turn.gone) return;
    turn.gone = true;
    this.waiting -= 1;
    const caller = callerOf(turn.request);
    const turns = this.callers.get(caller);
    if (turns === undefined) return;
    const at = turns.indexOf(turn);
    if (at >= 0) turns.splice(at, 1);
    if (turns.length === 0) this.callers.delete(caller);
  }

  /** The next turn: the first call of the caller that has waited longest for a turn. */
  next(): Turn | undefined {
    for (const [caller, turns] of this.callers) {
      const turn = turns.shift();
      this.callers.delete(caller);
      if (turns.length > 0) this.callers.set(caller, turns);
      if (turn === undefined) continue;
      turn.gone = true;
      this.waiting -= 1;
      return turn;
    }
    return undefined;
  }

  /** How many turns pass before a further call of this caller gets its own. */
  ahead(request: PaceRequest): number {
    const own = this.callers.get(callerOf(request))?.length ?? 0;
    let ahead = own;
    for (const [caller, turns] of this.callers) {
      if (caller !== callerOf(request)) ahead += Math.min(turns.length, own + 1);
    }
    return ahead;
  }
}

function callerOf(request: PaceRequest): string {
  return `${request.tenant}\n${request.caller}`;
}
