/** A day of the house: assistants that ask and act, every answer held against a server that remembers nothing. */
import { setTimeout as pause } from 'node:timers/promises';
import { seeded } from '../chaos/random.mjs';
import { ROLES, wish } from './staff.table.mjs';

/** Changes under way, and a way to have none for a moment. */
class Changes {
  /** Grows when a change begins and when it ends. */
  moved = 0;
  #running = 0;
  #held = Promise.resolve();

  async make(work) {
    let held;
    do await (held = this.#held);
    while (held !== this.#held);
    this.#running += 1;
    this.moved += 1;
    try {
      return await work();
    } finally {
      this.#running -= 1;
      this.moved += 1;
    }
  }

  get running() {
    return this.#running > 0;
  }

  /** `look` while nobody changes anything. */
  async still(look) {
    const before = this.#held;
    const { promise, resolve } = Promise.withResolvers();
    this.#held = promise;
    await before;
    try {
      while (this.#running > 0) await pause(2);
      return await look();
    } finally {
      resolve();
    }
  }
}

/**
 * Plays a day.
 * @param line to the server that is looked at
 * @param truth line to one without a cache; undefined leaves the comparison out
 * @param looking nobody changes anything
 * @param wire the way to OPERA, for what is on it
 */
export async function replay({ line, truth, wire, house, calls, seed, thinkMilliseconds, looking = false }) {
  const changes = new Changes();
  const seen = {
    reads: 0,
    writes: 0,
    refused: 0,
    compared: 0,
    settled: 0,
    stale: [],
    latencies: [],
    quiet: [],
  };
  let left = calls;

  async function read({ name, args }) {
    const before = changes.running ? -1 : changes.moved;
    const { reads, reading } = wire;
    const told = await line.call(name, args);
    seen.reads += 1;
    seen.latencies.push(told.milliseconds);
    // With no read of OPERA under way there was nothing to wait for: the answer was at hand.
    if (reading === 0 && reads === wire.reads) seen.quiet.push(told.milliseconds);
    if (truth === undefined) return;
    seen.compared += 1;
    const now = await truth.call(name, args);
    if (now.said === told.said) return;
    if (before !== changes.moved || changes.running) {
      // Somebody changed something meanwhile: both are asked again when nobody does.
      const same = await changes.still(async () => {
        const again = await line.call(name, args);
        return again.said === (await truth.call(name, args)).said;
      });
      seen.settled += same ? 1 : 0;
      if (same) return;
    }
    seen.stale.push({ name, args, told: told.data, truth: now.data });
  }

  async function work(role, dice) {
    while (left > 0) {
      for (const call of wish(looking ? { ...role, changes: 0 } : role, house, dice)) {
        left -= 1;
        if (call.changes) {
          const told = await changes.make(() => line.call(call.name, call.args));
          seen.writes += 1;
          seen.refused += told.failed ? 1 : 0;
        } else await read(call);
      }
      await pause(thinkMilliseconds * (0.5 + dice()));
    }
  }

  const people = ROLES.flatMap((role) => Array.from({ length: role.people }, () => role));
  const began = performance.now();
  await Promise.all(people.map((role, index) => work(role, seeded(seed * 1000 + index))));
  return { ...seen, people: people.length, seconds: (performance.now() - began) / 1000 };
}

/** Who and what the day is about, as the house has it in the morning. */
export async function houseOf(line) {
  const all = async (name, list, args = {}) => {
    const found = [];
    for (let cursor; ;) {
      const { data } = await line.call(name, { limit: 50, ...args, ...(cursor && { cursor }) });
      if (data[list] === undefined) throw new Error(`${name}: ${JSON.stringify(data)}`);
      found.push(...data[list]);
      cursor = data.nextCursor;
      if (cursor === undefined) return found;
    }
  };
  const idOf = ({ reservationId }) => reservationId;
  const arrivals = (await all('get_arrivals_report', 'arrivals')).map(idOf).filter(Boolean);
  const departures = (await all('get_departures_report', 'departures')).map(idOf).filter(Boolean);
  const guests = await all('get_in_house_guests', 'guests');
  const inHouse = guests.map(idOf).filter(Boolean);
  const rooms = (await all('get_room_status', 'rooms', { floor: '2' })).map(({ room }) => room);
  return {
    arrivals,
    departures,
    inHouse,
    rooms,
    stays: [...new Set([...arrivals, ...departures, ...inHouse])],
  };
}
