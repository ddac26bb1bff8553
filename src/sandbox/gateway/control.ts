import { isDay } from '../clock/business-date.js';
import { localTime } from '../desk/desk.js';
import { endOfDay } from '../desk/end-of-day.js';
import { OperaError } from '../errors/opera.error.js';
import type { Hotel } from '../state/hotel.js';
import { Fields } from '../wire/fields.js';
import type { ChangeWatch } from './change-watch.js';
import type { FaultBox, FaultRule } from './faults.js';
import type { Outgoing } from './listener.js';
import type { Incoming } from './pipeline.js';
import type { CallRecorder } from './recorder.js';
import type { SandboxState } from './sandbox-state.js';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

type Action = (fields: Fields, incoming: Incoming) => unknown;

/** The sandbox's own levers, under `/sandbox/control/`: time, end of day, snapshots, faults, recorded calls. Loopback only. */
export class Control {
  private readonly actions: Readonly<Record<string, Action>> = {
    'POST reset': (fields) => this.reset(fields),
    'GET clock': () => this.clock(),
    'POST clock': (fields) => this.moveClock(fields),
    'POST end-of-day': (fields) => this.endOfDay(fields),
    'GET snapshot': () => this.state.snapshot(),
    'POST snapshot': (_fields, incoming) => this.restore(incoming.body),
    'GET faults': () => ({ faults: this.faults.active }),
    'POST faults': (fields) => this.setFaults(fields),
    'GET calls': (_fields, incoming) => this.calls(incoming),
    'DELETE calls': () => this.recorder.clear(),
  };

  constructor(
    private readonly state: SandboxState,
    private readonly faults: FaultBox,
    private readonly recorder: CallRecorder,
    private readonly changes: ChangeWatch,
  ) {}

  /** Answers a control request from `address`. */
  answer(incoming: Incoming, address: string | undefined): Outgoing {
    if (!LOOPBACK.has(address ?? '')) return problem(403, 'The controls answer on loopback only.');
    const name = incoming.path.slice('/sandbox/control/'.length).replace(/\/$/, '');
    const action = this.actions[`${incoming.method} ${name}`];
    if (!action) return problem(404, `There is no control ${incoming.method} ${name}.`);
    try {
      const result = action(readFields(incoming), incoming);
      return json(200, typeof result === 'string' ? result : JSON.stringify(result ?? {}));
    } catch (error) {
      return problem(
        error instanceof OperaError ? error.status : 400,
        error instanceof Error ? error.message : 'failed',
      );
    }
  }

  private reset(fields: Fields): object {
    this.state.reset(fields.number('seed'));
    this.changes.look();
    this.faults.set([]);
    this.recorder.clear();
    return { seed: this.state.world.seed, businessDates: this.businessDates() };
  }

  private clock(): object {
    return { now: new Date(this.state.clock.now()).toISOString(), businessDates: this.businessDates() };
  }

  private moveClock(fields: Fields): object {
    const now = fields.text('now');
    const seconds = fields.number('advanceSeconds');
    if (now !== undefined) {
      const instant = Date.parse(now);
      if (Number.isNaN(instant)) throw new RangeError('now has to be an ISO timestamp');
      this.state.clock.set(instant);
    } else if (seconds !== undefined) this.state.clock.advance(seconds * 1000);
    const day = fields.text('businessDate');
    if (day !== undefined) {
      if (!isDay(day)) throw new RangeError('businessDate has to be YYYY-MM-DD');
      const hotel = this.hotel(fields.text('hotelId'));
      if (day < hotel.businessDate) throw new RangeError('the business date only moves forward');
      while (hotel.businessDate < day) this.closeDay(hotel);
    }
    return this.clock();
  }

  private endOfDay(fields: Fields): object {
    return this.closeDay(this.hotel(fields.text('hotelId')));
  }

  private closeDay(hotel: Hotel): object {
    const closed = endOfDay({
      world: this.state.world,
      hotel,
      at: localTime(hotel.businessDate, this.state.clock.now()),
    });
    this.state.changed();
    this.changes.look();
    return closed;
  }

  private restore(text: string): object {
    this.state.restore(text);
    this.changes.look();
    return { businessDates: this.businessDates() };
  }

  private setFaults(fields: Fields): object {
    const rules = fields.list('faults').map((rule): FaultRule => {
      const reset = rule.text('reset');
      return {
        operation: rule.text('operation') ?? '*',
        rate: rule.number('rate') ?? 1,
        latencyMilliseconds: rule.number('latencyMilliseconds'),
        latencyToMilliseconds: rule.number('latencyToMilliseconds'),
        status: rule.number('status'),
        retryAfterSeconds: rule.number('retryAfterSeconds'),
        reset:
          reset === 'after' || reset === 'before'
            ? reset
            : rule.flag('reset') === true
              ? 'before'
              : undefined,
        times: rule.number('times'),
      };
    });
    this.faults.set(rules, fields.number('seed'));
    return { faults: rules };
  }

  private calls(incoming: Incoming): object {
    const operation = incoming.query.get('operation');
    return {
      calls: this.recorder.all().filter((call) => operation === null || call.operationId === operation),
    };
  }

  private hotel(id: string | undefined): Hotel {
    const hotel =
      id === undefined ? this.state.world.hotels.values().next().value : this.state.world.hotels.get(id);
    if (!hotel) throw new RangeError(`there is no hotel ${id ?? ''}`);
    return hotel;
  }

  private businessDates(): Record<string, string> {
    return Object.fromEntries([...this.state.world.hotels].map(([id, hotel]) => [id, hotel.businessDate]));
  }
}

/** The fields of a JSON body; a snapshot is read where it is used. */
function readFields(incoming: Incoming): Fields {
  if (incoming.body.trim() === '' || incoming.path.endsWith('/snapshot')) return new Fields({});
  const parsed: unknown = JSON.parse(incoming.body);
  return Fields.of(Array.isArray(parsed) ? { faults: parsed } : parsed);
}

function json(status: number, text: string): Outgoing {
  return { status, headers: { 'content-type': 'application/json' }, text };
}

function problem(status: number, message: string): Outgoing {
  return json(status, JSON.stringify({ error: message }));
}
