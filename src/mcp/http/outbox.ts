type Send = () => void;

let waiting: Send[] = [];

/**
 * Sends at the end of this turn of the event loop, together with everything else that became ready in it. Answers written one by
 * one between the reading of requests wake the other side for each of them; together they cost about a third of the CPU less.
 */
export function atEndOfTurn(send: Send): void {
  if (waiting.push(send) === 1) setImmediate(flush);
}

function flush(): void {
  const ready = waiting;
  waiting = [];
  for (const send of ready) send();
}
