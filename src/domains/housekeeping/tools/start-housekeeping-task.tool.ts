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
import { sayUnsettled } from '../settled-change.service.js';
import { TaskSheetService } from '../task-sheet.service.js';

const input = z.object({
  room: RoomNumber,
  task: Code.optional().describe('When the room is on sheets of several tasks'),
  date: SpokenDate.default('today'),
});
const output = z.object({ room: z.string(), sheet: z.int(), task: z.string(), work: z.string() });

/** Notes that the attendant has gone into a room of a task sheet. */
@McpTool({
  name: 'start_housekeeping_task',
  title: 'Start cleaning a room',
  toolset: 'housekeeping',
  effect: 'write',
  description: 'Notes that the attendant has gone into a room of a task sheet.',
  input,
  output,
  operations: [
    'hsk.startServicingTaskRoom',
    'hsk.getHouseKeepingTasks',
    'lov.getHKTaskCodesLOV',
    'bof.getBusinessDate',
  ],
  idempotent: true,
})
@Injectable()
export class StartHousekeepingTaskTool implements ToolHandler<typeof input, typeof output> {
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
    if (entry.work === 'in_work') {
      const text = `Room ${entry.room} is ${entry.work.replace('_', ' ')} on sheet ${sheet.sheet} already; nothing was changed.`;
      return { data: { ...facts, work: entry.work }, text };
    }
    const { outcome, warnings } = await this.sheets.start(call, place, date);
    return {
      data: { ...facts, work: outcome === 'done' ? 'in_work' : entry.work },
      text:
        sayUnsettled(outcome, 'the note') ??
        `Sheet ${sheet.sheet}, ${task}: work in room ${place.entry.room} has begun.`,
      outcome,
      notes: warnings,
    };
  }
}
