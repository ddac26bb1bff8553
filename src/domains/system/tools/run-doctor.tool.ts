import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { Doctor } from '../../../opera/doctor/doctor.js';
import { doctorAnswer } from '../doctor.mapper.js';
import { DoctorAnswer } from '../doctor.schema.js';
import { sayDoctor } from '../system.view.js';

const input = z.object({});

/** What stands between this server and one hotel, and who can mend it. */
@McpTool({
  name: 'run_doctor',
  title: 'Run the doctor',
  toolset: 'system',
  effect: 'read',
  description:
    'Examines the connection to OPERA: TLS, clock, token, headers, hotel, version, subscribed modules, cashier, pace. Says what is missing, the fix and who can do it. About 30 OPERA calls: use it to set up or when health_check cannot explain.',
  input,
  output: DoctorAnswer,
  operations: ['bof.getBusinessDate', 'lov.getListOfValues', 'rsv.pingReservationService'],
  cost: 10,
})
@Injectable()
export class RunDoctorTool implements ToolHandler<typeof input, typeof DoctorAnswer> {
  constructor(@Inject(Doctor) private readonly doctor: Doctor) {}

  async run(_args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<DoctorAnswer>> {
    const data = doctorAnswer(await this.doctor.examine(call));
    return { data, text: sayDoctor(call.hotelId, data) };
  }
}
