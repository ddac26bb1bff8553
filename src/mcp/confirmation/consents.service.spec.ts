import { ManualClock } from '../../../test/support/manual-clock.js';
import { RandomIds } from '../../kernel/ids.js';
import { withDefaults } from '../mcp.options.js';
import { MemoryConsumedConsents } from './consumed-consents.js';
import { Consents, type ConsentSubject } from './consents.service.js';
import { Signer } from './signer.js';

const SUBJECT: ConsentSubject = {
  caller: 'anna',
  tenant: 't',
  tool: 'pay_bill',
  args: { amount: 1, hotelId: 'H' },
};
const PREVIEW = { summary: 'Pay 1', facts: {}, state: { balance: '10.00', status: 'open' } };

function rig() {
  const clock = new ManualClock();
  const options = withDefaults({ name: 'x', version: '1', confirmationSeconds: 300 });
  const ids = new RandomIds();
  const consumed = new MemoryConsumedConsents(clock);
  return { clock, consumed, consents: new Consents(new Signer(options, ids), consumed, clock, ids, options) };
}

describe('Consents', () => {
  it('finds its token valid for the same caller, tool and arguments', async () => {
    const { consents } = rig();
    const statement = consents.state(SUBJECT, PREVIEW);
    expect(await consents.fromToken(consents.token(statement), SUBJECT)).toEqual(statement);
  });

  it.each([
    { caller: 'bert' },
    { tenant: 'other' },
    { tool: 'cancel_stay' },
    { args: { amount: 2, hotelId: 'H' } },
    { args: { amount: 1, hotelId: 'H2' } },
  ])('refuses it for %j', async (change) => {
    const { consents } = rig();
    const token = consents.token(consents.state(SUBJECT, PREVIEW));
    await expect(consents.fromToken(token, { ...SUBJECT, ...change })).rejects.toMatchObject({
      code: 'CONFIRMATION_INVALID',
    });
  });

  it('expires', async () => {
    const { clock, consents } = rig();
    const token = consents.token(consents.state(SUBJECT, PREVIEW));
    await clock.advance(300_000);
    await expect(consents.fromToken(token, SUBJECT)).resolves.toBeDefined();
    await clock.advance(1);
    await expect(consents.fromToken(token, SUBJECT)).rejects.toMatchObject({ code: 'CONFIRMATION_EXPIRED' });
  });

  it('works once, unless it is given back', async () => {
    const { consents } = rig();
    const statement = consents.state(SUBJECT, PREVIEW);
    await consents.use(statement);
    await expect(consents.use(statement)).rejects.toMatchObject({ code: 'CONFIRMATION_USED' });
    await expect(consents.fromToken(consents.token(statement), SUBJECT)).rejects.toMatchObject({
      code: 'CONFIRMATION_USED',
    });
    await consents.giveBack(statement);
    await expect(consents.use(statement)).resolves.toBeUndefined();
  });

  it('names what changed: other values, new and missing facts', () => {
    const { consents } = rig();
    const statement = consents.state(SUBJECT, PREVIEW);
    expect(consents.changes(statement, PREVIEW)).toEqual([]);
    const now = { ...PREVIEW, state: { balance: '11.00', note: 'new' } };
    expect([...consents.changes(statement, now)].sort()).toEqual(['balance', 'note', 'status']);
  });

  it('tells nothing of the facts in the token', () => {
    const { consents } = rig();
    const [one, two] = [consents.state(SUBJECT, PREVIEW), consents.state(SUBJECT, PREVIEW)];
    expect(one.state['balance']).not.toBe(two.state['balance']);
    expect(JSON.stringify(one)).not.toContain('10.00');
  });
});

describe('MemoryConsumedConsents', () => {
  it('is bounded and refuses rather than forgets', async () => {
    const { clock, consumed } = rig();
    const until = clock.now() + 1000;
    for (let id = 0; id < 10_000; id += 1) await consumed.consume(`${id}`, until);
    expect(await consumed.consume('one more', until)).toBe(false);
    await clock.advance(1001);
    expect(await consumed.consume('one more', until + 5000)).toBe(true);
  });
});
