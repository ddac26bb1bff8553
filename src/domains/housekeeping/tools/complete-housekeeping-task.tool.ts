import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { SpokenDate } from '../../../shared/business-date.js';
import { Code, RoomNumber } from '../../../shared/parameters.schema.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import type { CleanStatus } from '../board-room.js';
import { sayUnsettled, type Settled } from '../settled-change.service.js';
import { type RoomOnSheet, TaskSheetService } from '../task-sheet.service.js';

const input = z.object({
  room: RoomNumber,
  status: z.enum(['clean', 'inspected', 'pickup', 'dirty']).default('clean'),
  task: Code.optional().describe('When the room is on sheets of several tasks'),
  date: SpokenDate.default('today'),
});
const output = z.object({ room: z.string(), sheet: z.int(), task: z.string(), work: z.string() });

/** Notes that a room of a task sheet is done and sets its status. Without a task sheet: update_room_status. */
@McpTool({
  name: 'complete_housekeeping_task',
  title: 'Finish cleaning a room',
  toolset: 'housekeeping',
  effect: 'write',
  description:
    'Notes that a room of a task sheet is done and sets its status. Without a task sheet: update_room_status.',
  input,
  output,
  operations: [
    'hsk.completeServicingTaskRoom',
    'hsk.startServicingTaskRoom',
    'hsk.getHouseKeepingTasks',
    'lov.getHKTaskCodesLOV',
    'bof.getBusinessDate',
  ],
  idempotent: true,
})
@Injectable()
export class CompleteHousekeepingTaskTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly sheets: TaskSheetService,
    private readonly calendar: HotelCalendar,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const date = await this.calendar.resolve(call, args.date);
    const place = await this.sheets.find(call, args.room, date, args.task);
    const { sheet, entry } = place;
    const task = sheet.tasks.join(', ');
    const facts = { room: entry.room, sheet: sheet.sheet, task };
    if (entry.work === 'done') {
      const text = `Room ${entry.room} is ${entry.work.replace('_', ' ')} on sheet ${sheet.sheet} already; nothing was changed.`;
      return { data: { ...facts, work: entry.work }, text };
    }
    const { outcome, warnings } = await this.finish(call, place, date, args.status);
    return {
      data: { ...facts, work: outcome === 'done' ? 'done' : entry.work },
      text:
        sayUnsettled(outcome, 'the note') ??
        `Sheet ${sheet.sheet}, ${task}: room ${place.entry.room} is done, now ${args.status}.`,
      outcome,
      notes: warnings,
    };
  }

  /** OPERA wants a beginning before the end. */
  private async finish(
    call: ToolCall,
    place: RoomOnSheet,
    date: string,
    status: CleanStatus,
  ): Promise<Settled> {
    if (place.entry.work === 'to_do') {
      const begun = await this.sheets.start(call, place, date);
      if (begun.outcome !== 'done') return begun;
    }
    return this.sheets.complete(call, place, date, status);
  }
}
