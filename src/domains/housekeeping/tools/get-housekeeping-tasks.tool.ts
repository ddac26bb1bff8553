import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { SpokenDate } from '../../../shared/business-date.js';
import { Code } from '../../../shared/parameters.schema.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { TaskSheetService } from '../task-sheet.service.js';
import { saySheets, sheetRows, TaskSheets } from '../task-sheet.view.js';

const input = z.object({
  date: SpokenDate.default('today'),
  task: Code.optional(),
  attendant: Code.optional(),
  sheet: z.int().min(1).optional().describe('Sheet number'),
});

/** The task sheets of a day. */
@McpTool({
  name: 'get_housekeeping_tasks',
  title: 'Housekeeping task sheets',
  toolset: 'housekeeping',
  effect: 'read',
  description:
    'Task sheets of a day: task, attendant, progress; the rooms too when a sheet or an attendant is named.',
  input,
  output: TaskSheets,
  operations: [
    'hsk.getHouseKeepingTasks',
    'lov.getHKTaskCodesLOV',
    'lov.getHKAttendantsLOV',
    'bof.getBusinessDate',
  ],
})
@Injectable()
export class GetHousekeepingTasksTool implements ToolHandler<typeof input, typeof TaskSheets> {
  constructor(
    private readonly sheets: TaskSheetService,
    private readonly calendar: HotelCalendar,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof TaskSheets>>> {
    const date = await this.calendar.resolve(call, args.date);
    const found = await this.sheets.sheets(call, { ...args, date });
    const data = {
      date,
      sheets: sheetRows(found, args.sheet !== undefined || args.attendant !== undefined),
    };
    return { data, text: saySheets(data) };
  }
}
