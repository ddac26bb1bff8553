import type { PaceRequest } from '../../throttle/pace.js';
import type { AccessToken } from '../auth/access-token.js';
import type { WireAnswer } from '../transport/opera.transport.js';
import type { CallPlan } from './call-plan.js';

/** A planned call on its way through the steps. Steps may change what is not readonly. */
export interface Outgoing {
  readonly plan: CallPlan;
  readonly url: string;
  readonly body?: string;
  /** Monotonic milliseconds; every wait of every step ends here. */
  readonly deadline: number;
  /** 1 for the first; counted by the send step. */
  attempt: number;
  /** x-request-id of the latest attempt. */
  operaRequestId: string;
  token?: AccessToken;
  /** The one renewal after a 401 was used. */
  renewed: boolean;
}

export type Next = (call: Outgoing) => Promise<WireAnswer>;

/**
 * One concern of the way out. A step may call `next` never, once or several times; it passes on whatever answer or error it
 * does not handle.
 */
export interface Step {
  run(call: Outgoing, next: Next): Promise<WireAnswer>;
}

/** The steps in order as one function; the last one must not call `next`. */
export function chain(steps: readonly Step[]): Next {
  const end: Next = () => Promise.reject(new Error('the last step of the chain called next'));
  return steps.reduceRight<Next>((next, step) => (call) => step.run(call, next), end);
}

/** Who asks for a turn, and until when it is of use. */
export function paceRequestOf({ plan, deadline }: Outgoing): PaceRequest {
  const { context, link, bulk } = plan;
  return {
    gateway: link.gateway.key,
    caller: context.caller.subject,
    tenant: context.caller.tenant,
    priority: bulk ? 'bulk' : 'interactive',
    deadline,
    signal: context.signal,
  };
}
