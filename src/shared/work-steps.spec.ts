import { Fault } from '../kernel/fault.js';
import { WorkSteps } from './work-steps.js';

const failure = async (): Promise<never> => {
  throw new Fault('OPERA_RULE', {
    message: 'The room is dirty.',
    advice: 'Clean it.',
    data: { room: '512' },
  });
};

describe('the account of a job in several steps', () => {
  it('says what was done, what failed, what is left and how to go on', async () => {
    const steps = new WorkSteps(['assign a room', 'check in', 'cut keys'], 'Call again to go on.');
    await steps.step(
      'assign a room',
      async () => '512',
      (room) => `assigned room ${room}`,
    );
    const fault = (await steps.step('check in', failure).catch((error: unknown) => error)) as Fault;
    expect(fault.code).toBe('OPERA_RULE');
    expect(fault.message).toContain(
      'check in. The room is dirty. Already done: assigned room 512. Not done: cut keys.',
    );
    expect(fault.advice).toBe('Clean it. Call again to go on.');
    expect(fault.details.data).toEqual({
      room: '512',
      done: ['assigned room 512'],
      failed: 'check in',
      notDone: ['cut keys'],
    });
  });

  it('says when nothing was changed, and lets errors of the server pass', async () => {
    const steps = new WorkSteps(['check in'], 'Go on.');
    const fault = (await steps.step('check in', failure).catch((error: unknown) => error)) as Fault;
    expect(fault.message).toContain('Nothing was changed before it.');
    const bug = new TypeError('a bug');
    await expect(steps.step('check in', async () => Promise.reject(bug))).rejects.toBe(bug);
  });

  it('plans further steps in the right place and drops those not needed', async () => {
    const steps = new WorkSteps(['final charges', 'check out'], 'Go on.');
    steps.plan(['pay window 1', 'pay window 2'], 'check out');
    steps.skip('pay window 2');
    const fault = (await steps.step('final charges', failure).catch((error: unknown) => error)) as Fault;
    expect(fault.details.data).toMatchObject({ notDone: ['pay window 1', 'check out'] });
  });
});
