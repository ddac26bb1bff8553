import { DomainHarness } from '../../../../test/support/domain-harness.js';
import { LOCAL_CALLER } from '../../../auth/caller.js';
import { GatewayDirectory } from '../../../opera/gateway/gateway.directory.js';
import { GetServerInfoTool } from './get-server-info.tool.js';

describe('get_server_info', () => {
  let hotel: DomainHarness;
  let tool: GetServerInfoTool;

  beforeAll(async () => {
    hotel = await DomainHarness.start();
    hotel.provide(GatewayDirectory, { hotelsOf: () => ['SAND01', 'SAND02'] });
    tool = hotel.make(GetServerInfoTool);
  });
  afterAll(() => hotel.stop());

  it('tells server, hotel, rights and areas, and nothing that is secret', async () => {
    const { data, text } = await tool.run({}, hotel.call());
    expect(data).toMatchObject({
      name: 'opera-cloud-mcp',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      hotelId: 'SAND01',
      operaVersion: '26.2',
      hotels: ['SAND01', 'SAND02'],
    });
    expect(data.scopes).toContain('opera:money');
    expect(data.toolsets.map((area) => area.name)).toContain('cashiering');
    expect(text).toContain('Acting for hotel SAND01 (OPERA 26.2)');
    const { clientSecret, appKey, clientId } = hotel.sandbox.connection;
    for (const secret of [clientSecret, appKey, clientId])
      expect(JSON.stringify(data) + text).not.toContain(secret);
  });

  it('tells a bound caller only its own hotels and rights', async () => {
    const caller = { ...LOCAL_CALLER, hotels: ['SAND02'], scopes: new Set(['opera:read']) };
    const { data } = await tool.run({}, hotel.call({ caller, hotelId: 'SAND02' }));
    expect(data).toMatchObject({ hotels: ['SAND02'], scopes: ['opera:read'], operaVersion: '25.5' });
  });
});
