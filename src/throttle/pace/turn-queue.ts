import type { PaceRequest } from '../pace.js';

const REMEMBERED = 1000;

/** A call waiting for its turn. */
export interface Turn {
  readonly request: PaceRequest;
  readonly grant: () => void;
  /** Left the queue by deadline or cancellation; skipped when its turn comes. */
  gone: boolean;
}

/** Callers take turns, those who ask rarely first; each caller's own calls keep their order. */
export class TurnQueue {
  private readonly callers = new Map<string, Turn[]>();
  /** When a caller had its last turn, counted in turns; those longest ago are forgotten. */
  private readonly served = new Map<string, number>();
  private turns = 0;
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

  /** The next turn: of the callers that wait, the one whose last turn is longest ago. */
  next(): Turn | undefined {
    let longest: string | undefined;
    for (const caller of this.callers.keys()) {
      if (longest === undefined || this.lastTurn(caller) < this.lastTurn(longest)) longest = caller;
    }
    const turn = longest === undefined ? undefined : this.callers.get(longest)?.[0];
    if (longest === undefined || turn === undefined) return undefined;
    this.leave(turn);
    this.remember(longest);
    return turn;
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

  private lastTurn(caller: string): number {
    return this.served.get(caller) ?? 0;
  }

  private remember(caller: string): void {
    this.turns += 1;
    this.served.delete(caller);
    this.served.set(caller, this.turns);
    if (this.served.size > REMEMBERED) this.served.delete(this.served.keys().next().value!);
  }
}

function callerOf(request: PaceRequest): string {
  return `${request.tenant}\n${request.caller}`;
}
