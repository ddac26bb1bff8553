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
import { sayUnsettled } from '../settled-change.service.js';
import { TaskSheetService } from '../task-sheet.service.js';
import { saySheets, sheetRows } from '../task-sheet.view.js';

const input = z.object({
  date: SpokenDate.default('today'),
  task: Code.describe('Cleaning task code'),
  attendants: z.array(Code).optional().describe('Codes'),
  sheets: z.int().min(1).optional(),
});
const output = z.object({
  date: z.string(),
  sheets: z.array(z.object({ sheet: z.int(), attendant: z.string().optional(), total: z.int() })),
});

/** Spreads the rooms of a task over sheets. */
@McpTool({
  name: 'generate_task_sheets',
  title: 'Make task sheets',
  toolset: 'housekeeping',
  effect: 'write',
  description:
    'Spreads the rooms that need a task on a day over attendants. Existing sheets are shown, never doubled.',
  input,
  output,
  operations: [
    'hsk.autoGenerateTaskSheets',
    'hsk.getHouseKeepingTasks',
    'lov.getHKTaskCodesLOV',
    'lov.getHKAttendantsLOV',
    'bof.getBusinessDate',
  ],
  idempotent: true,
})
@Injectable()
export class GenerateTaskSheetsTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly sheets: TaskSheetService,
    private readonly calendar: HotelCalendar,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const date = await this.calendar.resolve(call, args.date);
    const made = await this.sheets.generate(call, { ...args, date });
    const rows = { date, sheets: sheetRows(made.sheets, false) };
    const sheets = rows.sheets.map(({ sheet, attendant, total }) => ({
      sheet,
      ...(attendant !== undefined && { attendant }),
      total,
    }));
    const exist = made.outcome === 'done' && !made.created;
    return {
      data: { date, sheets },
      text: sayUnsettled(made.outcome, 'the generation') ?? saySheets(rows),
      outcome: made.outcome,
      notes: [...(exist ? ['These sheets were there already; nothing new was made.'] : []), ...made.warnings],
    };
  }
}
