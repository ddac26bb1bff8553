import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { Code, lineOf, StayReference } from '../../../shared/parameters.schema.js';
import { CodesService } from '../../configuration/codes.service.js';
import { ALERT_AREAS, AlertService } from '../alert.service.js';
import { sayOutcome } from '../outcome.view.js';
import { named, StayNamed } from '../stay-named.schema.js';

const input = z.object({
  reservation: StayReference,
  code: Code.describe('Alert code; a wrong one is answered with the list'),
  area: z.enum(ALERT_AREAS).default('CheckIn').describe('When staff see it'),
  text: lineOf(1, 500),
});

/** An alert for staff. */
@McpTool({
  name: 'add_alert',
  title: 'Add an alert',
  toolset: 'reservations',
  effect: 'write',
  description:
    'Sets an alert on a stay that pops up for staff at booking, check-in, in house, billing or check-out. A task for a department is add_trace.',
  input,
  output: StayNamed,
  operations: [
    'rsv.searchHotelReservations',
    'rsv.getAlertNotices',
    'rsv.postBulkReservationAlerts',
    'lov.getListOfValues',
    'bof.getBusinessDate',
  ],
  idempotent: true,
})
@Injectable()
export class AddAlertTool implements ToolHandler<typeof input, typeof StayNamed> {
  constructor(
    private readonly alerts: AlertService,
    private readonly codes: CodesService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<StayNamed>> {
    const code = await this.codes.check(call, 'alert-code', args.code, 'code');
    const { stay, already, outcome, warnings } = await this.alerts.add(call, args.reservation, {
      code: code.code,
      area: args.area,
      text: args.text,
    });
    const data = named(stay, call.caller);
    const done = `${already ? 'There already is this alert' : 'Alert set'} for ${data.guest}: ${code.code} at ${args.area}.`;
    return { data, text: sayOutcome(outcome, done, 'the alert', 'list_alerts'), outcome, notes: warnings };
  }
}
