import { HouseRig } from '../../../../test/support/house-rig.js';
import { taskList } from '../../../../test/support/task-list.js';
import { faultOf } from '../../../../test/support/domain-harness.js';
import { LOCAL_CALLER } from '../../../auth/caller.js';
import type { ToolCall } from '../../../mcp/declaration/tool.declaration.js';
import { PostChargeToRoomTool } from '../../cashiering/tools/post-charge-to-room.tool.js';
import { GetArrivalsReportTool } from '../../front-desk/tools/get-arrivals-report.tool.js';
import type { CallArguments } from '../call-arguments.schema.js';
import { CallReadOperationTool } from './call-read-operation.tool.js';
import { CallWriteOperationTool } from './call-write-operation.tool.js';

const SEARCH = 'rsv.searchHotelReservations';
const ROW = 'reservations.reservationInfo[]';

describe('call_read_operation', () => {
  let house: HouseRig;
  let tool: CallReadOperationTool;
  let call: (more?: Partial<ToolCall>) => ToolCall;

  beforeAll(async () => {
    house = await HouseRig.start();
    tool = house.make(CallReadOperationTool);
    const tasks = taskList(
      [GetArrivalsReportTool, PostChargeToRoomTool, CallReadOperationTool, CallWriteOperationTool].map(
        (type) => house.make<object>(type),
      ),
    );
    call = (more = {}) => house.call({ tasks, ...more });
  });
  afterAll(() => house.stop());

  /** As the pipeline does it: what is it about, then do it. */
  const run = async (args: CallArguments, by = call()) => {
    tool.target(args, by);
    return tool.run(args, by);
  };

  it('answers what OPERA answers, without links', async () => {
    const { data, text } = await run({ operation: SEARCH, body: { limit: 2 } });
    expect(data.operation).toBe(SEARCH);
    expect(data.answer).toHaveProperty('reservations.reservationInfo');
    expect(JSON.stringify(data)).not.toContain('"links"');
    expect(text).toContain(JSON.stringify(data.answer));
  });

  it('keeps only the fields asked for', async () => {
    const fields = [`${ROW}.roomStay.arrivalDate`, 'reservations.reservationInfo.reservationStatus'];
    const { data } = await run({ operation: SEARCH, body: { limit: 2 }, fields });
    const { reservations } = data.answer as { reservations: { reservationInfo: object[] } };
    expect(Object.keys(data.answer as object)).toEqual(['reservations']);
    expect(reservations.reservationInfo).toHaveLength(2);
    for (const row of reservations.reservationInfo) {
      expect(row).toEqual({
        roomStay: { arrivalDate: expect.stringMatching(/^\d{4}-/) as string },
        reservationStatus: expect.any(String) as string,
      });
    }
  });

  it('refuses fields that no answer has, naming the nearest, before OPERA is asked', async () => {
    const before = house.sentAltogether();
    const fault = await faultOf(run({ operation: SEARCH, fields: [`${ROW}.roomStay.arivalDate`] }));
    expect(fault).toMatchObject({ code: 'INPUT_INVALID', details: { field: 'fields' } });
    expect(fault.advice).toContain('reservations.reservationInfo.roomStay.arrivalDate');
    expect(house.sentAltogether()).toBe(before);
  });

  it('turns pages', async () => {
    const fields = [`${ROW}.reservationIdList`];
    const first = await run({ operation: SEARCH, body: { limit: 3 }, fields });
    expect(first.next).toBe(3);
    const second = await run({ operation: SEARCH, body: { limit: 3 }, fields }, call({ cursor: first.next }));
    expect(second.next).toBe(6);
    expect(second.data.answer).not.toEqual(first.data.answer);
  });

  it('cuts a long answer between rows, and goes on with the first row left out', async () => {
    const { data, next, notes } = await run(
      { operation: SEARCH, body: { limit: 60 } },
      call({ maxTokens: 3000 }),
    );
    const { reservations } = data.answer as { reservations: { reservationInfo: object[] } };
    const shown = reservations.reservationInfo.length;
    expect(shown).toBeLessThan(60);
    expect(next).toBe(shown);
    expect(JSON.stringify(data).length).toBeLessThan(3000 * 4);
    expect(notes?.join(' ')).toContain(`shows ${shown} of 60`);
  });

  it('runs a task by its name, with its own arguments', async () => {
    const { data, text } = await run({ operation: 'get_arrivals_report', parameters: { limit: 2 } });
    expect(data).toMatchObject({
      operation: 'get_arrivals_report',
      answer: { total: expect.any(Number) as number },
    });
    expect(text).not.toContain('{');
    const fault = await faultOf(run({ operation: 'get_arrivals_report', parameters: { limits: 2 } }));
    expect(fault.message).toContain('"limit"');
  });

  it('names the nearest for an unknown name', async () => {
    const fault = await faultOf(run({ operation: 'rsv.searchHotelReservation' }));
    expect(fault.code).toBe('OPERA_OPERATION_UNKNOWN');
    expect(fault.advice).toContain(SEARCH);
    expect((await faultOf(run({ operation: 'get_arrival_report' }))).advice).toContain('get_arrivals_report');
    expect((await faultOf(run({ operation: 'call_write_operation' }))).code).toBe('OPERA_OPERATION_UNKNOWN');
  });

  it('refuses what changes something, and says where it belongs', async () => {
    for (const operation of ['rsv.postReservation', 'post_charge_to_room']) {
      const fault = await faultOf(run({ operation, body: {} }));
      expect(fault).toMatchObject({ code: 'INPUT_INVALID', details: { field: 'operation' } });
      expect(fault.advice).toContain('call_write_operation');
    }
    const scopes = new Set(['opera:read', 'toolset:*']);
    const reader = call({ caller: { ...LOCAL_CALLER, scopes } });
    expect((await faultOf(run({ operation: 'rsv.postReservation' }, reader))).code).toBe('AUTH_READ_ONLY');
    expect(house.changes()).toBe(0);
  });

  it('refuses unknown parameters with the nearest, and a path that leaves its segment', async () => {
    const misspelt = await faultOf(
      run({ operation: 'rsv.getReservation', parameters: { reservationID: '1' } }),
    );
    expect(misspelt.message).toContain('reservationId');
    const before = house.sentAltogether();
    const climbing = await faultOf(
      run({ operation: 'rsv.getReservation', parameters: { reservationId: '..' } }),
    );
    expect(climbing.code).toBe('INPUT_INVALID');
    expect(house.sentAltogether()).toBe(before);
    const sly = await faultOf(
      run({ operation: 'rsv.getReservation', parameters: { reservationId: '../../SAND02/reservations/1' } }),
    );
    expect(['INPUT_INVALID', 'OPERA_NOT_FOUND', 'OPERA_INVALID_REQUEST']).toContain(sly.code);
    expect(house.lastPath()).not.toContain('/SAND02/reservations');
  });

  it('lets nobody reach another hotel through a parameter or a body', async () => {
    const bound = call({ caller: { ...LOCAL_CALLER, hotels: ['SAND01'] } });
    const before = house.sentAltogether();
    const inPath = { operation: 'rsv.getReservation', parameters: { hotelId: 'SAND02', reservationId: '1' } };
    expect(tool.target(inPath, bound)).toEqual({ effect: 'read', hotelId: 'SAND02' });
    expect((await faultOf(tool.run(inPath, bound))).code).toBe('AUTH_HOTEL_FORBIDDEN');
    const inBody = { operation: 'rsv.searchReservations', body: { hotelIds: ['SAND02'] } };
    expect((await faultOf(run(inBody, bound))).code).toBe('AUTH_HOTEL_FORBIDDEN');
    expect(house.sentAltogether()).toBe(before);
  });

  it('masks persons for those who may not see them', async () => {
    const fields = [`${ROW}.reservationGuest`];
    const args = { operation: SEARCH, body: { limit: 5 }, fields };
    const surname = /"surname":"([^"]+)"/.exec(JSON.stringify((await run(args)).data))?.[1];
    expect(surname?.length).toBeGreaterThan(1);
    const masked = call({ caller: house.maskedCall().caller });
    const { data, text } = await run(args, masked);
    expect(`${JSON.stringify(data)}${text}`).not.toContain(`"${surname}"`);
    expect(JSON.stringify(data)).toContain('•••');
  });

  it('refuses card numbers in any place', async () => {
    const fault = await faultOf(run({ operation: SEARCH, body: { text: 'card 4111 1111 1111 1111' } }));
    expect(fault.code).toBe('INPUT_CARD_NUMBER');
    expect(fault.message).not.toContain('4111');
  });
});
