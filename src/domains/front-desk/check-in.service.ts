import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import type { FaultCode } from '../../kernel/fault.table.js';
import type { OperaAnswer } from '../../opera/client/opera-call.js';
import { OperaService } from '../../opera/opera.service.js';
import { ReadBack } from '../../opera/readback/read-back.js';
import type {
  GetAlertNoticesAnswer,
  PutSplitMultiRoomReservationAnswer,
} from '../../opera/wire/generated/rsv.wire.js';
import { WorkSteps } from '../../shared/work-steps.js';
import { StayFinder } from '../reservations/stay-finder.service.js';
import { isInHouse, type Stay } from '../reservations/stay.js';
import { AssignmentService } from './assignment.service.js';
import { readAlerts, readSplit, toCheckIn, toSplit, type StayAlert } from './check-in.mapper.js';

/** How a guest is to be checked in. */
export interface CheckInWish {
  /** The assigned room, else the best suggestion, when absent. */
  readonly room?: string;
  /** Go on in spite of OPERA's warnings and of alerts that stop a check-in. */
  readonly ignoreWarnings: boolean;
  /** Hears of each step done. */
  readonly progress: (done: number, message: string) => void;
}

/** How a check-in ended. */
export interface CheckInResult {
  readonly stay: Stay;
  readonly done: readonly string[];
  readonly alerts: readonly StayAlert[];
  readonly otherReservations: readonly string[];
  readonly warnings: readonly string[];
  /** The guest was in house before this call. */
  readonly already: boolean;
}

const SPLIT = 'split the booking into single rooms';
const VERIFY = 'let OPERA verify the check-in';
const ASSIGN = 'assign a room';
const CHECK_IN = 'check in';
const GO_ON = 'What is done stays done: after solving it, call check_in_guest again to go on from there.';

/** Brings a guest who is due in today into the house, whatever is still missing for that. */
@Injectable()
export class CheckInService {
  constructor(
    private readonly opera: OperaService,
    private readonly finder: StayFinder,
    private readonly assignment: AssignmentService,
    private readonly readBack: ReadBack,
  ) {}

  /**
   * Splits a booking of several rooms, assigns a room if there is none, and checks in.
   * Every step looks at the stay as it is, so a second call goes on where the first one stopped.
   * @param reference as staff name the stay
   * Throws Fault NOT_ALLOWED_NOW (not due in today, an alert stops it) and whatever a step throws, with `data.done`,
   * `data.failed` and `data.notDone`.
   */
  async checkIn(context: CallContext, reference: string, wish: CheckInWish): Promise<CheckInResult> {
    const now = freshly(context);
    let stay = await this.finder.find(now, reference, { statuses: ['due_in'] }).catch((error: unknown) => {
      // A name without a due-in stay may still mean one in another state, and then that state is the answer.
      if (error instanceof Fault && error.code === 'NOT_FOUND') return this.finder.find(now, reference);
      throw error;
    });
    if (isInHouse(stay.status)) return { ...EMPTY, stay, already: true };
    requireDueIn(stay);
    const alerts = await this.alerts(now, stay, wish.ignoreWarnings);
    const steps = new WorkSteps([ASSIGN, VERIFY, CHECK_IN], GO_ON);
    const warnings: string[] = [];
    const id = stay.reservationId;
    const tell = () => wish.progress(steps.done.length, steps.done.at(-1) ?? '');

    let otherReservations: readonly string[] = [];
    if (stay.numberOfRooms > 1) {
      steps.plan([SPLIT], ASSIGN);
      const rooms = stay.numberOfRooms;
      otherReservations = await steps.step(
        SPLIT,
        () => this.split(context, id),
        () => `booking of ${rooms} rooms split into single rooms`,
      );
      tell();
      stay = await this.finder.find(now, `id:${id}`);
    }

    const room =
      stay.room === undefined || (wish.room !== undefined && wish.room !== stay.room)
        ? await this.assignRoom(context, steps, stay, wish.room)
        : stay.room;
    steps.skip(ASSIGN);
    tell();
    // After the room, for without one OPERA would only say that it is missing.
    await steps.step(
      VERIFY,
      () => this.verify(now, id, warnings),
      () => 'check-in verified by OPERA',
    );
    await steps.step(
      CHECK_IN,
      () => this.enter(context, id, room, wish.ignoreWarnings, warnings),
      () => 'checked in',
    );
    tell();
    const inHouse = await this.finder.find(now, `id:${id}`);
    return { stay: inHouse, done: steps.done, alerts, otherReservations, warnings, already: false };
  }

  private async assignRoom(
    context: CallContext,
    steps: WorkSteps,
    stay: Stay,
    wanted?: string,
  ): Promise<string> {
    const given = await steps.step(
      ASSIGN,
      () =>
        this.assignment.assign(context, stay, {
          room: wanted,
          acceptDirty: false,
          otherRoomType: 'refuse',
          lockRoom: false,
        }),
      (result) => `room ${result.room} assigned`,
    );
    return given.room;
  }

  private async alerts(context: CallContext, stay: Stay, ignore: boolean): Promise<StayAlert[]> {
    const answer = await this.opera.call<GetAlertNoticesAnswer>(context, {
      operation: 'rsv.getAlertNotices',
      parameters: { reservationId: stay.reservationId, alertArea: 'CheckIn' },
    });
    const alerts = readAlerts(answer.body);
    const stopping = alerts.filter((alert) => alert.stops).length;
    if (stopping === 0 || ignore) return alerts;
    throw new Fault('NOT_ALLOWED_NOW', {
      message: `${stopping === 1 ? 'An alert of the hotel stops' : `${stopping} alerts of the hotel stop`} this check-in. Nothing was changed.`,
      advice:
        'Read the alerts with get_reservation and deal with them; only if the person in charge says so, call again with ignoreWarnings true.',
      data: {
        alertCodes: alerts.filter((alert) => alert.stops).map((alert) => alert.code ?? 'without code'),
      },
    });
  }

  private async split(context: CallContext, reservationId: string): Promise<string[]> {
    const answer = await this.opera.call<PutSplitMultiRoomReservationAnswer>(context, {
      operation: 'rsv.putSplitMultiRoomReservation',
      parameters: { reservationId },
      body: toSplit(reservationId),
    });
    return readSplit(answer.body, reservationId);
  }

  private async verify(context: CallContext, reservationId: string, warnings: string[]): Promise<void> {
    const answer = await this.opera.call(context, {
      operation: 'fof.verifyCheckinReservation',
      parameters: { reservationId, verifyCheckinInstructions: ['AuthorizationInfo', 'TotalDepositPaid'] },
    });
    warnings.push(...answer.warnings.map((warning) => warning.text));
  }

  private async enter(
    context: CallContext,
    reservationId: string,
    room: string,
    ignoreWarnings: boolean,
    warnings: string[],
  ): Promise<void> {
    const verdict = await this.readBack
      .settle<Pick<OperaAnswer, 'warnings'>>(
        context,
        () =>
          this.opera.call(context, {
            operation: 'fof.postCheckIn',
            parameters: { reservationId },
            body: toCheckIn(room, ignoreWarnings),
          }),
        async (grace) => {
          const stay = await this.finder.find(grace, `id:${reservationId}`);
          return isInHouse(stay.status) ? UNHEARD : undefined;
        },
      )
      .catch((error: unknown) => {
        throw error instanceof Fault && REFUSALS.includes(error.code) ? withWayOut(error) : error;
      });
    if (verdict.outcome === 'done') {
      warnings.push(...verdict.value.warnings.map((warning) => warning.text));
      return;
    }
    throw new Fault(verdict.fault.code, {
      ...verdict.fault.details,
      message:
        verdict.outcome === 'not_done'
          ? 'OPERA did not answer, and the guest is not in house.'
          : 'OPERA did not answer, and it is not known whether the guest is in house.',
      cause: verdict.fault,
    });
  }
}

/** What an answer that was lost would have said beside its being done. */
const UNHEARD: Pick<OperaAnswer, 'warnings'> = { warnings: [] };
/** Codes with which OPERA says no to a check-in rather than fails. */
const REFUSALS: readonly FaultCode[] = ['OPERA_RULE', 'OPERA_INVALID_REQUEST'];

const EMPTY = { done: [], alerts: [], otherReservations: [], warnings: [] } as const;

function withWayOut(refusal: Fault): Fault {
  return new Fault(refusal.code, {
    ...refusal.details,
    advice: `${refusal.advice} If it is about the room, name another one (find_rooms shows those that are ready). If the person in charge accepts what OPERA warns of, call again with ignoreWarnings true.`,
    cause: refusal,
  });
}

/** Throws Fault NOT_ALLOWED_NOW with the way out for each state in which nobody can be checked in. */
function requireDueIn(stay: Stay): void {
  if (stay.status === 'due_in') return;
  const reasons: Partial<Record<Stay['status'], [message: string, advice: string]>> = {
    reserved: [
      `The stay arrives on ${stay.arrivalDate}, not today.`,
      'If the guest is here early, change the arrival date to today with modify_reservation first.',
    ],
    cancelled: [
      'The reservation is cancelled.',
      'Make a new reservation, or have the cancellation taken back in OPERA.',
    ],
    no_show: ['The reservation was closed as a no-show.', 'Make a new reservation for today.'],
    checked_out: [
      'The guest has checked out already.',
      'Check the confirmation number; a return needs a new reservation.',
    ],
    waitlisted: ['The reservation is on the waitlist.', 'Find availability and book it first.'],
  };
  const [message, advice] = reasons[stay.status] ?? [
    'The stay is not due in today.',
    'Read it with get_reservation and check its status and dates.',
  ];
  throw new Fault('NOT_ALLOWED_NOW', {
    message: `${message} Nothing was changed.`,
    advice,
    data: { status: stay.status, arrivalDate: stay.arrivalDate },
  });
}
