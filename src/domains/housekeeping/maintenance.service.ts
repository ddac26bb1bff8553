import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import type { OperaRequest } from '../../opera/client/opera-call.js';
import { OperaService } from '../../opera/opera.service.js';
import type { GetRoomMaintenanceAnswer } from '../../opera/wire/generated/hsk.wire.js';
import { CodesService } from '../configuration/codes.service.js';
import { type MaintenanceRequest, readMaintenance } from './maintenance.mapper.js';
import { RoomBoard } from './room-board.service.js';
import { type Settled, SettledChange } from './settled-change.service.js';

/** Which repairs are asked for. */
export interface MaintenanceQuestion {
  readonly id?: string;
  readonly room?: string;
  readonly code?: string;
  readonly state?: 'open' | 'resolved' | 'all';
}

const STATES = { open: 'UnResolved', resolved: 'Resolved', all: 'All' } as const;

/** Repairs in rooms. */
@Injectable()
export class MaintenanceService {
  constructor(
    private readonly opera: OperaService,
    private readonly codes: CodesService,
    private readonly board: RoomBoard,
    private readonly changes: SettledChange,
  ) {}

  /** Repairs that fit, as OPERA orders them. Throws Fault INPUT_UNKNOWN_CODE, OPERA_*. */
  async list(context: CallContext, question: MaintenanceQuestion): Promise<MaintenanceRequest[]> {
    const code =
      question.code === undefined
        ? undefined
        : (await this.codes.check(context, 'maintenance', question.code, 'code')).code;
    const request: OperaRequest = {
      operation: 'hsk.getRoomMaintenance',
      parameters: {
        roomId: question.room,
        maintenanceId: question.id,
        maintenanceCodes: code === undefined ? undefined : [code],
        roomMaintenanceStatus: STATES[question.state ?? 'open'],
      },
    };
    const answer = await this.opera.call<GetRoomMaintenanceAnswer>(context, request);
    return readMaintenance(answer.body);
  }

  /**
   * Reports a repair for rooms. A room in which the same is open already is left as it is.
   * @returns the open requests of all rooms, and the rooms for which it was new
   * Throws Fault NOT_FOUND (room), INPUT_UNKNOWN_CODE, OPERA_*.
   */
  async report(
    context: CallContext,
    order: {
      readonly rooms: readonly string[];
      readonly code: string;
      readonly remark?: string;
      readonly dueBy?: string;
    },
  ): Promise<
    Settled & { readonly requests: readonly MaintenanceRequest[]; readonly created: readonly string[] }
  > {
    const code = await this.codes.check(context, 'maintenance', order.code, 'code');
    const rooms = (await this.board.named(context, order.rooms)).map(({ room }) => room);
    const same = async (grace: CallContext) =>
      (await this.list(freshly(grace), { code: code.code })).filter(
        (row) => rooms.includes(row.room) && (row.remark ?? '') === (order.remark ?? ''),
      );
    const before = await same(context);
    const created = rooms.filter((room) => !before.some((row) => row.room === room));
    if (created.length === 0) return { outcome: 'done', warnings: [], requests: before, created };
    const settled = await this.changes.send(
      context,
      {
        operation: 'hsk.postRoomMaintenance',
        parameters: { maintenanceCode: code.code },
        body: {
          criteria: {
            maintenanceCode: code.code,
            roomIds: created,
            hotelId: context.hotelId,
            ...(order.remark !== undefined && { remarks: order.remark }),
            ...(order.dueBy !== undefined && { assignedUserInfo: { expectedByDate: order.dueBy } }),
          },
        },
      },
      async (grace) => {
        const now = await same(grace);
        return created.every((room) => now.some((row) => row.room === room));
      },
    );
    return { ...settled, created, requests: settled.outcome === 'done' ? await same(context) : before };
  }

  /**
   * Marks a repair as done, or reports it open again. One that stands so already is left as it is.
   * Throws Fault NOT_FOUND, OPERA_*.
   */
  async settle(
    context: CallContext,
    id: string,
    resolved: boolean,
    remark: string | undefined,
  ): Promise<Settled & { readonly request: MaintenanceRequest; readonly changed: boolean }> {
    const [request] = await this.list(freshly(context), { id, state: 'all' });
    if (request === undefined) {
      throw new Fault('NOT_FOUND', {
        message: 'No maintenance request has this id. Nothing was changed.',
        advice: 'Take the id from list_maintenance_requests.',
        field: 'requestId',
      });
    }
    const is = (row: MaintenanceRequest | undefined) => (row?.resolvedOn !== undefined) === resolved;
    if (is(request)) return { outcome: 'done', warnings: [], request, changed: false };
    const settled = await this.changes.send(
      context,
      {
        operation: resolved ? 'hsk.resolveRoomMaintenance' : 'hsk.unResolveRoomMaintenance',
        parameters: { mainteananceId: id },
        body: {
          criteria: {
            maintenanceCode: request.code,
            ...((remark ?? request.remark) !== undefined && { remarks: remark ?? request.remark }),
            maintenanceId: { id, type: 'RoomMaintenance' },
            roomId: request.room,
            hotelId: context.hotelId,
          },
        },
      },
      async (grace) => is((await this.list(grace, { id, state: 'all' }))[0]),
    );
    return { ...settled, request, changed: settled.outcome === 'done' };
  }
}
