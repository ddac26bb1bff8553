import { SandboxGateway } from '../../test/support/sandbox-gateway.js';
import { correctPostings, routeCharges } from '../../test/support/scenarios/billing.scenario.js';
import { handleDeposits, issueDocuments } from '../../test/support/scenarios/folio-document.scenario.js';
import { keepReceivables, workTheCashDesk } from '../../test/support/scenarios/receivable.scenario.js';
import { keepTheAccounts } from '../../test/support/scenarios/cashier.scenario.js';
import { giveRooms, keepTheDesk, letGuestsIn } from '../../test/support/scenarios/desk-work.scenario.js';
import { workTheFrontDesk } from '../../test/support/scenarios/front-desk.scenario.js';
import { hostEvents } from '../../test/support/scenarios/event.scenario.js';
import { waitForGroups } from '../../test/support/scenarios/group-job.scenario.js';
import { sellToGroups } from '../../test/support/scenarios/group.scenario.js';
import { keepTheHouse } from '../../test/support/scenarios/housekeeping.scenario.js';
import { keepMembers, keepTies, mergeAndForget } from '../../test/support/scenarios/loyalty.scenario.js';
import { answerPlainReads, keepProfiles } from '../../test/support/scenarios/profile.scenario.js';
import {
  planTheCleaning,
  workTheSheets,
  writeSheetsByHand,
} from '../../test/support/scenarios/task-sheet.scenario.js';
import { bookLeisure, keepTheDiary } from '../../test/support/scenarios/sales.scenario.js';
import { steerByJobs } from '../../test/support/scenarios/yield-job.scenario.js';
import { setUpRates } from '../../test/support/scenarios/rates.scenario.js';
import { countTheHouse, readTheSetup, steerSelling } from '../../test/support/scenarios/revenue.scenario.js';
import {
  attachThings,
  bookByOwnNumber,
  shareARoom,
  upsellARoom,
} from '../../test/support/scenarios/stay-extras.scenario.js';
import { pollEvents } from '../../test/support/scenarios/business-event.scenario.js';
import { bookAndSplit, hangThings, validateOnly } from '../../test/support/scenarios/stay.scenario.js';
import {
  agreePolicies,
  askWithoutChanging,
  holdAndLink,
  lookBack,
} from '../../test/support/scenarios/stay-terms.scenario.js';
import { keepOnProfiles, keepOnStays } from '../../test/support/scenarios/registers.scenario.js';
import { changeMany, setUpSelling } from '../../test/support/scenarios/rate-setup.scenario.js';
import { WRITTEN_ROUTES } from './routes/route.table.js';

/** Each operation the sandbox serves is called by a scenario with an effect to see; the last test counts. */
describe('every served operation', () => {
  let opera: SandboxGateway;
  beforeAll(async () => {
    opera = await SandboxGateway.start();
  });
  afterAll(() => opera.stop());

  it.each([
    ['bookAndSplit', bookAndSplit],
    ['validateOnly', validateOnly],
    ['hangThings', hangThings],
    ['shareARoom', shareARoom],
    ['upsellARoom', upsellARoom],
    ['attachThings', attachThings],
    ['bookByOwnNumber', bookByOwnNumber],
    ['workTheFrontDesk', workTheFrontDesk],
    ['giveRooms', giveRooms],
    ['letGuestsIn', letGuestsIn],
    ['keepTheDesk', keepTheDesk],
    ['keepTheHouse', keepTheHouse],
    ['workTheSheets', workTheSheets],
    ['writeSheetsByHand', writeSheetsByHand],
    ['planTheCleaning', planTheCleaning],
    ['pollEvents', pollEvents],
    ['keepTheDiary', keepTheDiary],
    ['bookLeisure', bookLeisure],
    ['sellToGroups', sellToGroups],
    ['waitForGroups', waitForGroups],
    ['hostEvents', hostEvents],
    ['keepTheAccounts', keepTheAccounts],
    ['keepReceivables', keepReceivables],
    ['workTheCashDesk', workTheCashDesk],
    ['routeCharges', routeCharges],
    ['correctPostings', correctPostings],
    ['handleDeposits', handleDeposits],
    ['issueDocuments', issueDocuments],
    ['keepProfiles', keepProfiles],
    ['keepMembers', keepMembers],
    ['keepTies', keepTies],
    ['mergeAndForget', mergeAndForget],
    ['answerPlainReads', answerPlainReads],
    ['setUpRates', setUpRates],
    ['steerSelling', steerSelling],
    ['countTheHouse', countTheHouse],
    ['readTheSetup', readTheSetup],
    ['steerByJobs', steerByJobs],
    ['holdAndLink', holdAndLink],
    ['askWithoutChanging', askWithoutChanging],
    ['agreePolicies', agreePolicies],
    ['lookBack', lookBack],
    ['keepOnStays', keepOnStays],
    ['keepOnProfiles', keepOnProfiles],
    ['setUpSelling', setUpSelling],
    ['changeMany', changeMany],
  ])('%s', async (_name, scenario) => {
    await expect(scenario(opera)).resolves.toBeUndefined();
  });

  it('closes a day with revenue to show', async () => {
    const result = await opera.control('POST', 'end-of-day', { hotelId: 'SAND01' });
    expect(result).toMatchObject({ closed: '2026-03-10', businessDate: '2026-03-11' });
    const revenue = await opera.expect(200, 'csh.getHotelRevenue', { query: { businessDate: '2026-03-10' } });
    expect(revenue.body.hotelRevenue.roomRevenue).toBeGreaterThan(1000);
  });

  it('was called above, with its answers held against Oracle’s files', () => {
    expect(Object.keys(WRITTEN_ROUTES).filter((id) => !opera.called.has(id))).toEqual([]);
  });
});
