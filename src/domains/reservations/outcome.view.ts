import type { Outcome } from '../../mcp/declaration/tool.declaration.js';

/**
 * How a change ended, for people.
 * @param done the sentence when it is done
 * @param what the change as a noun ("the trace")
 * @param look the tool that shows whether it is there
 */
export function sayOutcome(outcome: Outcome, done: string, what: string, look: string): string {
  if (outcome === 'done') return done;
  return outcome === 'not_done'
    ? `Not done: OPERA did not answer, and ${what} is not there. It is safe to try again.`
    : `It is not known whether ${what} was made. Look with ${look} before trying again.`;
}
