import { ChargeService } from '../../src/domains/cashiering/charge.service.js';
import { FolioService } from '../../src/domains/cashiering/folio.service.js';
import { PaymentService } from '../../src/domains/cashiering/payment.service.js';
import { AssignmentService } from '../../src/domains/front-desk/assignment.service.js';
import { CheckInService } from '../../src/domains/front-desk/check-in.service.js';
import type { HotelRoom } from '../../src/domains/front-desk/hotel-room.schema.js';
import { RoomsService } from '../../src/domains/front-desk/rooms.service.js';
import { StayFinder } from '../../src/domains/reservations/stay-finder.service.js';
import { StaySearchService } from '../../src/domains/reservations/stay-search.service.js';
import type { Stay, StayStatus } from '../../src/domains/reservations/stay.js';
import { Clock, SystemClock } from '../../src/kernel/clock.js';
import type { Preview, ToolCall } from '../../src/mcp/declaration/tool.declaration.js';
import type { OperaAnswer, OperaRequest } from '../../src/opera/client/opera-call.js';
import { withDefaults } from '../../src/opera/opera.options.js';
import { OperaService } from '../../src/opera/opera.service.js';
import { ReadBack } from '../../src/opera/readback/read-back.js';
import { addDays } from '../../src/shared/business-date.js';
import { DomainHarness, type HarnessOptions } from './domain-harness.js';

/** A trouble ordered from the sandbox; `reset: 'after'` does what was asked and loses the answer. */
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

/** The services that tests of the front desk and the cashiers use beside the tool they are about. */
function servicesOf(harness: DomainHarness) {
  return {
    searches: harness.make(StaySearchService),
    finder: harness.make(StayFinder),
    rooms: harness.make(RoomsService),
    assignment: harness.make(AssignmentService),
    checkIns: harness.make(CheckInService),
    folios: harness.make(FolioService),
    charges: harness.make(ChargeService),
    payments: harness.make(PaymentService),
  };
}

/** A hotel at work for tests: tools and services on the real chain, and what staff and OPERA do around them. */
export class HouseRig {
  readonly services: ReturnType<typeof servicesOf>;
  private readonly opera: OperaService;

  private constructor(private readonly harness: DomainHarness) {
    const clock = new ImpatientClock();
    harness.provide(Clock, clock);
    harness.provide(
      ReadBack,
      new ReadBack(withDefaults({ gateways: [], readback: { settleSeconds: 0.05 } }), clock),
    );
    this.services = servicesOf(harness);
    this.opera = harness.make(OperaService);
  }

  /** @param options hotel and date; SAND01 on 2026-03-10 unless told otherwise */
  static async start(options: HarnessOptions = {}): Promise<HouseRig> {
    return new HouseRig(await DomainHarness.start(options));
  }

  /** Ends the sandbox. Throws when any request or answer of the test breaks Oracle's contract. */
  async stop(): Promise<void> {
    const problems = this.harness.contractProblems();
    await this.harness.stop();
    if (problems.length > 0) throw new Error(problems.slice(0, 10).join('\n'));
  }

  /** A tool or service with everything it needs. */
  make: DomainHarness['make'] = (type) => this.harness.make(type);

  /** What a tool is called with. */
  call(more: Partial<ToolCall> = {}): ToolCall {
    return this.harness.call(more);
  }

  /** The same call by somebody who may not see guests. */
  maskedCall(): ToolCall {
    return this.harness.callMasked();
  }

  /** One operation of OPERA, sent as is: what somebody at another desk does. */
  async elsewhere(request: OperaRequest): Promise<OperaAnswer> {
    return this.opera.call(this.call(), request);
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
    await this.elsewhere({
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
    const answer = await this.elsewhere({
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

  /** Orders troubles of the sandbox; an empty list ends them. */
  async trouble(...faults: readonly OrderedFault[]): Promise<void> {
    await this.harness.faults(...faults);
  }

  /** Calls of an operation that reached the sandbox. */
  sent(operation: string): number {
    return this.harness.sandbox.calls().filter((call) => call.operationId === operation).length;
  }

  /** Every call that reached the sandbox. */
  sentAltogether(): number {
    return this.harness.sandbox.calls().length;
  }

  /** Path of the last call that reached the sandbox, as it was sent. */
  lastPath(): string {
    return this.harness.sandbox.calls().at(-1)?.url.split('?')[0] ?? '';
  }

  /** Requests that could have changed something. */
  changes(): number {
    return this.harness.sandbox
      .calls()
      .filter((call) => call.method !== 'GET' && !/searches$|oauth/.test(call.url.split('?')[0] ?? ''))
      .length;
  }
}
