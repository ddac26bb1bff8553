/** One scenario: some reads and writes at once through the client, each held against what the gateway really did. */
import { setTimeout as pause } from 'node:timers/promises';
import { clientOf, clock } from './client.mjs';
import { pick, seeded } from './random.mjs';

const DEADLINE_MS = 1200;
const SETTLE_SECONDS = 0.9;
const LAST_LOOK_MS = 5000;
const LATEST_DEED_MS = 450;

const caller = { subject: 'chaos', tenant: 'chaos', hotels: ['*'], scopes: new Set(), method: 'local' };
const SETTINGS = {
  retry: { baseDelayMilliseconds: 10, maxDelayMilliseconds: 100 },
  transport: { maxAnswerBytes: 2_000_000 },
  pace: { requestsPerSecond: 200, burst: 200 },
  breaker: { pauseSeconds: 0.3, maxPauseSeconds: 1 },
};

/** @param toleranceMs how much later than its deadline a call may end on a busy machine */
export async function runScenario(seed, port, ledgerOf, { readback, toleranceMs }) {
  const random = seeded(seed * 7919);
  const client = clientOf(`http://127.0.0.1:${port}/s${seed}`, {
    ...SETTINGS,
    readback: { enabled: readback, settleSeconds: SETTLE_SECONDS },
  });
  const calls = Array.from({ length: 4 + Math.floor(random() * 5) }, (_, index) => ({
    kind: pick(random, [
      [60, 'write'],
      [30, 'read'],
      [10, 'cancelled write'],
    ]),
    reference: `${seed}-${index}`,
    startsAfter: random() * 150,
    cancelsAfter: random() * 200,
  }));
  const results = await Promise.all(
    calls.map((call) => runCall(client, call, readback, DEADLINE_MS + toleranceMs)),
  );
  await pause(LATEST_DEED_MS);
  await client.close();
  const { done, happened } = await ledgerOf(seed);
  return { seed, happened, results: results.map((result) => judge(result, new Map(done))) };
}

async function runCall({ opera, readBack }, call, readback, limit) {
  await pause(call.startsAfter);
  const abort = new AbortController();
  const began = clock.monotonic();
  const context = {
    caller,
    hotelId: 'H',
    requestId: call.reference,
    signal: abort.signal,
    deadline: began + DEADLINE_MS,
    fresh: true,
  };
  if (call.kind === 'cancelled write') setTimeout(() => abort.abort(), call.cancelsAfter);
  const find = (own) =>
    opera.call(own, { operation: 'rsv.getReservation', parameters: { reservationId: call.reference } });
  if (call.kind === 'read') {
    const outcome = await find(context).then(
      () => 'read',
      (error) => error.code,
    );
    return { ...call, outcome, late: clock.monotonic() - began > limit };
  }
  let sentMs;
  const change = async () => {
    try {
      await opera.call(context, {
        operation: 'rsv.postReservation',
        body: { reservations: { reservation: [{ customReference: call.reference }] } },
      });
      return call.reference;
    } finally {
      sentMs = clock.monotonic() - began;
    }
  };
  const look = async (own) => ((await find(own)).status === 200 ? call.reference : undefined);
  const outcome = await readBack.settle(context, change, look).then(
    (verdict) => verdict.outcome,
    (error) => error.code,
  );
  const settling = readback ? SETTLE_SECONDS * 1000 + LAST_LOOK_MS : 0;
  const late = sentMs > limit || clock.monotonic() - began > limit + settling;
  return { ...call, outcome, late };
}

function judge({ kind, reference, outcome, late }, done) {
  const times = done.get(reference) ?? 0;
  const wrongs = [];
  if (late) wrongs.push('past its deadline');
  if (kind !== 'read') {
    if (times > 1) wrongs.push('executed twice');
    if (times > 0 && outcome !== 'done' && outcome !== 'unknown')
      wrongs.push('reported failed, but happened');
    if (times === 0 && outcome === 'done') wrongs.push('reported done, but did not happen');
    if (outcome === 'INTERNAL' || outcome === undefined) wrongs.push('no clear fault');
  }
  return { kind, reference, outcome, times, wrongs };
}
