import { Injectable } from '@nestjs/common';
import {
  McpResource,
  type ResourceCall,
  type ResourceContent,
  type ResourceHandler,
} from '../../../mcp/declaration/resource.declaration.js';
import { STAY_PARTS } from '../stay-details.js';
import { StayReader } from '../stay-reader.service.js';
import { fullStay } from '../stay.view.js';

/** One booking in full, by OPERA's id. */
@McpResource({
  uri: 'opera://reservations/{id}',
  name: 'reservation',
  title: 'Reservation',
  description:
    'One booking with policies, packages, comments, alerts and traces. {id} is the reservationId of tool answers.',
  toolset: 'reservations',
  mimeType: 'application/json',
})
@Injectable()
export class ReservationResource implements ResourceHandler {
  constructor(private readonly reader: StayReader) {}

  async read(call: ResourceCall): Promise<readonly ResourceContent[]> {
    const details = await this.reader.read(call, call.variables['id'] ?? '', STAY_PARTS);
    return [{ text: JSON.stringify(fullStay(details, call.caller)) }];
  }
}
