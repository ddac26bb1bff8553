import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { guestText } from '../../../mcp/declaration/guest-text.js';
import { StayReference } from '../../../shared/parameters.schema.js';
import { AlertService } from '../alert.service.js';
import { named, StayNamed } from '../stay-named.schema.js';

const input = z.object({ reservation: StayReference });
const output = StayNamed.extend({
  alerts: z.array(z.object({ code: z.string().optional(), area: z.string().optional(), text: z.string() })),
});

/** Alerts of a stay. */
@McpTool({
  name: 'list_alerts',
  title: 'Alerts',
  toolset: 'reservations',
  effect: 'read',
  description: 'Alerts that staff see on a stay at booking, check-in, in house, billing or check-out.',
  input,
  output,
  operations: ['rsv.searchHotelReservations', 'rsv.getAlertNotices', 'bof.getBusinessDate'],
})
@Injectable()
export class ListAlertsTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly alerts: AlertService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const found = await this.alerts.list(call, args.reservation);
    const alerts = found.alerts.map(({ code, area, text }) => ({ code, area, text: guestText(text, 300) }));
    const data = { ...named(found.stay, call.caller), alerts };
    const said = alerts.map(({ code, area, text }) => `${area ?? 'Any time'} ${code ?? ''}: ${text}`);
    return {
      data,
      text: said.length === 0 ? `No alert for ${data.guest}.` : [data.guest, ...said].join('\n'),
    };
  }
}
