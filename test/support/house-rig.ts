import { LOCAL_CALLER, type Caller } from '../../src/auth/caller.js';
import { CodesService } from '../../src/domains/configuration/codes.service.js';
import { HotelCalendar } from '../../src/domains/configuration/hotel-calendar.service.js';
import { ChargeService } from '../../src/domains/cashiering/charge.service.js';
import { CheckOutPlanner } from '../../src/domains/cashiering/check-out-plan.service.js';
import { CheckOutService } from '../../src/domains/cashiering/check-out.service.js';
import { FolioService } from '../../src/domains/cashiering/folio.service.js';
import { PaymentService } from '../../src/domains/cashiering/payment.service.js';
import { ArrivalsService } from '../../src/domains/front-desk/arrivals.service.js';
import { AssignmentService } from '../../src/domains/front-desk/assignment.service.js';
import { CheckInService } from '../../src/domains/front-desk/check-in.service.js';
import type { HotelRoom } from '../../src/domains/front-desk/hotel-room.schema.js';
import { RoomsService } from '../../src/domains/front-desk/rooms.service.js';
import { StayFinder } from '../../src/domains/reservations/stay-finder.service.js';
import { StaySearchService } from '../../src/domains/reservations/stay-search.service.js';
import type { Stay, StayStatus } from '../../src/domains/reservations/stay.js';
import { SystemClock } from '../../src/kernel/clock.js';
import { addDays } from '../../src/shared/business-date.js';
import { RandomIds } from '../../src/kernel/ids.js';
import type { Preview, ToolCall } from '../../src/mcp/declaration/tool.declaration.js';
import type { OperaService } from '../../src/opera/opera.service.js';
import { startSandbox, type RunningSandbox, type SandboxOptions } from '../../src/sandbox/sandbox.js';
import { callContext, gatewayOptions, operaRig } from './opera-rig.js';

/** A trouble ordered from the sandbox, as its control surface takes it. */
export interface OrderedFault {
  readonly operation: string;
  readonly status?: number;
  readonly reset?: 'before' | 'after';
  readonly times?: number;
}

/** Time that passes as it does, except that nobody waits for it. */
class ImpatientClock extends SystemClock {
  override async sleep(): Promise<void> {}
}

/** The services of the front desk and the cashiers on one OPERA. */
function servicesOn(opera: OperaService) {
  const clock = new ImpatientClock();
  const ids = new RandomIds();
  const calendar = new HotelCalendar(opera);
  const codes = new CodesService(opera);
  const searches = new StaySearchService(opera);
  const finder = new StayFinder(searches, calendar);
  const rooms = new RoomsService(opera);
  const assignment = new AssignmentService(opera, rooms, finder, calendar, clock);
  const folios = new FolioService(opera, finder, clock);
  const payments = new PaymentService(opera, folios, codes, ids);
  const planner = new CheckOutPlanner(opera, folios, payments, calendar);
  return {
    calendar,
    codes,
    searches,
    finder,
    rooms,
    assignment,
    folios,
    payments,
    planner,
    arrivals: new ArrivalsService(opera),
    checkIns: new CheckInService(opera, finder, assignment, clock),
    charges: new ChargeService(opera, folios, codes, calendar, ids),
    checkOuts: new CheckOutService(opera, planner, folios, payments, finder, clock),
  };
}

/** The front desk and the cashiers on the real chain down to a seeded sandbox, without Nest. */
export class HouseRig {
  readonly services: ReturnType<typeof servicesOn>;

  private constructor(
    readonly sandbox: RunningSandbox,
    readonly rig: ReturnType<typeof operaRig>,
  ) {
    this.services = servicesOn(rig.service);
  }

  /** @param options of the sandbox; seed and business date are fixed unless told otherwise */
  static async start(options: SandboxOptions = {}): Promise<HouseRig> {
    const sandbox = await startSandbox({ seed: 7, businessDate: '2026-03-10', ...options });
    const { gatewayUrl, clientId, clientSecret, appKey, enterpriseId, scope } = sandbox.connection;
    const gateway = gatewayOptions(gatewayUrl, { clientId, clientSecret, appKey, enterpriseId, scope });
    const pace = { requestsPerSecond: 5000, burst: 5000 };
    return new HouseRig(sandbox, operaRig({ gateways: [gateway], pace, retry: { maxRetries: 0 } }));
  }

  async stop(): Promise<void> {
    await this.rig.transport.close();
    await this.sandbox.stop();
  }

  /** What a tool is called with. */
  call(more: Partial<ToolCall> = {}): ToolCall {
    return {
      ...callContext(this.rig.clock),
      progress: () => undefined,
      client: {
        capabilities: {},
        log: () => undefined,
        ask: () => Promise.reject(new Error('nobody is there')),
      },
      ...more,
    };
  }

  /** The same call by somebody who may not see guests. */
  maskedCall(): ToolCall {
    const scopes = new Set([...LOCAL_CALLER.scopes].filter((scope) => scope !== 'opera:pii'));
    const caller: Caller = { ...LOCAL_CALLER, subject: 'masked', scopes };
    return this.call({ caller });
  }

  /** A call after the person's yes to what `preview` shows. */
  async agreed(preview: (call: ToolCall) => Promise<Preview>): Promise<ToolCall> {
    return this.call({ consented: await preview(this.call()) });
  }

  /** Stays in that state, without the cache. */
  async stays(status: StayStatus): Promise<readonly Stay[]> {
    const page = await this.services.searches.search(
      { ...this.call(), fresh: true },
      { statuses: [status], limit: 100 },
    );
    return page.stays;
  }

  /** The first stay in that state that fits. Throws when the seed has none, so that a test cannot pass on nothing. */
  async stay(status: StayStatus, fits: (stay: Stay) => boolean = () => true): Promise<Stay> {
    const found = (await this.stays(status)).find(fits);
    if (found === undefined) throw new Error(`the seeded hotel has no fitting stay ${status}`);
    return found;
  }

  /** The stay as OPERA has it now. */
  async now(stay: Stay): Promise<Stay> {
    return this.services.finder.find({ ...this.call(), fresh: true }, `id:${stay.reservationId}`);
  }

  /** Takes the room away from an arrival, as somebody at another desk might. */
  async unassign(stay: Stay): Promise<void> {
    await this.rig.service.call(this.call(), {
      operation: 'fof.deleteAssignRoom',
      parameters: { reservationId: stay.reservationId },
      body: {},
    });
  }

  /** A new arrival of today, without a room, of a type of which the house has some. */
  async newArrival(options: { rooms?: number; nights?: number } = {}): Promise<Stay> {
    const models = new Map((await this.stays('due_in')).map((stay) => [stay.roomType, stay]));
    for (const model of models.values()) {
      if ((await this.readyRooms(model, options.nights)).length < (options.rooms ?? 1)) continue;
      const booked = await this.book(model, options).catch(() => undefined);
      if (booked !== undefined) return booked;
    }
    throw new Error('the seeded hotel is full');
  }

  private async readyRooms({ arrivalDate, roomType }: Stay, nights = 2): Promise<readonly HotelRoom[]> {
    const page = await this.services.rooms.search(this.call(), {
      condition: 'ready',
      arrivalDate,
      departureDate: addDays(arrivalDate, nights),
      roomType,
      limit: 50,
      offset: 0,
    });
    return page.rooms;
  }

  /** A new arrival of today, booked like `model`, for the model's guest. */
  private async book(model: Stay, options: { rooms?: number; nights?: number }): Promise<Stay> {
    const { arrivalDate } = model;
    const departureDate = addDays(arrivalDate, options.nights ?? 2);
    const period = { start: arrivalDate, end: departureDate };
    const answer = await this.rig.service.call(this.call(), {
      operation: 'rsv.postReservation',
      body: {
        reservations: {
          reservation: [
            {
              hotelId: this.call().hotelId,
              reservationStatus: 'Reserved',
              roomStay: {
                arrivalDate,
                departureDate,
                guarantee: { guaranteeCode: model.guarantee },
                roomRates: [
                  {
                    ...period,
                    roomType: model.roomType,
                    ratePlanCode: model.ratePlan,
                    numberOfUnits: options.rooms ?? 1,
                    guestCounts: { adults: 1, children: 0 },
                  },
                ],
              },
              reservationGuests: [
                {
                  primary: true,
                  profileInfo: { profileIdList: [{ id: model.guest.profileId, type: 'Profile' }] },
                },
              ],
            },
          ],
        },
      },
    });
    return this.services.finder.find(this.call(), `id:${answer.createdId}`);
  }

  /** Orders troubles; an empty list ends them. */
  async trouble(...faults: readonly OrderedFault[]): Promise<void> {
    await this.control('POST', 'faults', { faults });
  }

  /** One of the sandbox's own levers. */
  async control(method: string, name: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${this.sandbox.connection.gatewayUrl}/sandbox/control/${name}`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`control ${name}: ${response.status}`);
    return response.json();
  }

  /** Calls of an operation that reached the sandbox. */
  sent(operation: string): number {
    return this.sandbox.calls().filter((call) => call.operationId === operation).length;
  }

  /** Requests that could have changed something. */
  changes(): number {
    return this.sandbox
      .calls()
      .filter((call) => call.method !== 'GET' && !/searches$|oauth/.test(call.url.split('?')[0] ?? ''))
      .length;
  }
}
