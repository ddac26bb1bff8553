import { RandomIds } from '../../kernel/ids.js';
import { Signer } from '../confirmation/signer.js';
import { withDefaults } from '../mcp.options.js';
import { InputRequired, RoundTrip, type RoundTripBinding } from './round-trip.js';

const signer = new Signer(withDefaults({ name: 'x', version: '1' }), new RandomIds());
const BINDING: RoundTripBinding = {
  caller: 'anna',
  tenant: 't',
  method: 'tools/call',
  name: 'ask',
  args: { a: 1 },
};
const FORM = {
  message: '?',
  requestedSchema: { type: 'object', properties: { n: { type: 'string' } }, required: ['n'] },
};
const YES = { action: 'accept', content: { n: 'x' } };

function trip(
  params: Record<string, unknown> = {},
  changes: Partial<RoundTripBinding> = {},
  now = 1000,
): RoundTrip {
  return new RoundTrip(signer, { elicitation: {} }, { ...BINDING, ...changes }, params, now, 60);
}

async function firstState(): Promise<string> {
  const first = trip();
  first.carried = { consent: 1 };
  await expect(first.ask('who', 'elicitation/create', FORM)).rejects.toBeInstanceOf(InputRequired);
  return first.result().requestState;
}

describe('RoundTrip', () => {
  it('ends the request with its questions, and goes on with the answers', async () => {
    const first = trip();
    await expect(first.ask('who', 'elicitation/create', FORM)).rejects.toBeInstanceOf(InputRequired);
    const { inputRequests, requestState } = first.result();
    expect(inputRequests).toEqual({ who: { method: 'elicitation/create', params: FORM } });
    const second = trip({ inputResponses: { who: YES }, requestState });
    await expect(second.ask('who', 'elicitation/create', FORM)).resolves.toEqual(YES);
    await expect(second.ask('next', 'elicitation/create', FORM)).rejects.toBeInstanceOf(InputRequired);
    const third = trip({ inputResponses: { next: YES }, requestState: second.result().requestState });
    await expect(third.ask('who', 'elicitation/create', FORM)).resolves.toEqual(YES);
    await expect(third.ask('next', 'elicitation/create', FORM)).resolves.toEqual(YES);
  });

  it('brings back what the server carried', async () => {
    expect(trip({ requestState: await firstState() }).carried).toEqual({ consent: 1 });
    expect(trip({ inputResponses: {} }).carried).toBeUndefined();
  });

  it.each([
    { caller: 'bert' },
    { tenant: 'u' },
    { method: 'prompts/get' },
    { name: 'other' },
    { args: { a: 2 } },
  ])('refuses the state for %j', async (changes) => {
    const requestState = await firstState();
    expect(() => trip({ requestState }, changes)).toThrow('requestState was not issued for this request.');
  });

  it('refuses altered, foreign and expired state', async () => {
    const requestState = await firstState();
    expect(() => trip({ requestState: `${requestState}x` })).toThrow('not issued');
    expect(() => trip({ requestState: 5 })).toThrow('not issued');
    expect(() => trip({ requestState: signer.seal('cursor', { on: 'x' }) })).toThrow('not issued');
    expect(() => trip({ requestState }, {}, 61_001)).toThrow('expired');
  });

  it('refuses answers that are none, and asks again for those that do not fit', async () => {
    expect(() => trip({ inputResponses: null })).toThrow('must be an object');
    await expect(trip({ inputResponses: { who: 5 } }).ask('who', 'elicitation/create', FORM)).rejects.toThrow(
      'must be an object',
    );
    const wrong = trip({ inputResponses: { who: { action: 'accept', content: { n: 5 } } } });
    await expect(wrong.ask('who', 'elicitation/create', FORM)).rejects.toBeInstanceOf(InputRequired);
    const none = trip({ inputResponses: { who: { action: 'accept' } } });
    await expect(none.ask('who', 'elicitation/create', FORM)).rejects.toBeInstanceOf(InputRequired);
  });

  it('asks nothing the client did not say it can answer', async () => {
    await expect(trip().ask('model', 'sampling/createMessage', {})).rejects.toThrow(/capability "sampling"/);
    await expect(trip().ask('link', 'elicitation/create', { mode: 'url' })).rejects.toThrow(
      /capability "elicitation"/,
    );
  });
});
