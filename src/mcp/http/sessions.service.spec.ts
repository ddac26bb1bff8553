import { ManualClock } from '../../../test/support/manual-clock.js';
import { LOCAL_CALLER, type Caller } from '../../auth/caller.js';
import { RandomIds } from '../../kernel/ids.js';
import { Changes } from '../engine/changes.service.js';
import { Session } from '../engine/session.js';
import { withDefaults } from '../mcp.options.js';
import { RunningRequests } from './running-requests.js';
import { Sessions } from './sessions.service.js';

const other: Caller = { ...LOCAL_CALLER, subject: 'other' };

function rig(options: { sessions?: boolean; maxSessions?: number } = {}) {
  const clock = new ManualClock();
  const changes = new Changes();
  const full = withDefaults({ name: 'x', version: '1', sessions: true, sessionIdleSeconds: 60, ...options });
  const misuses: string[] = [];
  const handles = {
    misused: (handle: string, by: { caller: string }) => misuses.push(`${handle} ${by.caller}`),
  };
  const sessions = new Sessions(changes, clock, new RandomIds(), full, handles);
  sessions.onModuleInit();
  return { clock, changes, sessions, misuses };
}

function opened(sessions: Sessions): Session {
  const session = sessions.open(LOCAL_CALLER);
  if (session === undefined) throw new Error('sessions are off');
  return session;
}

describe('Sessions', () => {
  it('are off unless switched on', () => {
    expect(rig({ sessions: false }).sessions.open(LOCAL_CALLER)).toBeUndefined();
  });

  it('belong to the caller that opened them, and who tries another is told of', () => {
    const { sessions, misuses } = rig();
    const { id } = opened(sessions);
    expect(sessions.find(id, LOCAL_CALLER)?.id).toBe(id);
    expect(sessions.find(id, other)).toBeUndefined();
    expect(sessions.find(id, { ...LOCAL_CALLER, tenant: 'other' })).toBeUndefined();
    expect(sessions.find('unknown', other)).toBeUndefined();
    expect(misuses).toEqual(['session other', `session ${LOCAL_CALLER.subject}`]);
  });

  it('end when idle, not while a stream is open', async () => {
    const { clock, sessions } = rig();
    const [idle, listening] = [opened(sessions), opened(sessions)];
    listening.push = () => undefined;
    await clock.advance(60_001);
    expect(sessions.find(idle.id, LOCAL_CALLER)).toBeUndefined();
    expect(sessions.find(listening.id, LOCAL_CALLER)).toBe(listening);
  });

  it('are bounded: the one unused longest makes room', () => {
    const { sessions } = rig({ maxSessions: 2 });
    const [first, second] = [opened(sessions), opened(sessions)];
    sessions.find(first.id, LOCAL_CALLER);
    opened(sessions);
    expect(sessions.size).toBe(2);
    expect(sessions.find(second.id, LOCAL_CALLER)).toBeUndefined();
    expect(sessions.find(first.id, LOCAL_CALLER)).toBe(first);
  });

  it('hear of lists, and of resources they subscribed to', () => {
    const { changes, sessions } = rig();
    const told: string[] = [];
    const session = opened(sessions);
    session.push = (text) => told.push((JSON.parse(text) as { method: string }).method);
    session.subscriptions.add('health://status');
    changes.publish({ kind: 'tools' });
    changes.publish({ kind: 'resource', uri: 'health://status' });
    changes.publish({ kind: 'resource', uri: 'health://ready' });
    expect(told).toEqual(['notifications/tools/list_changed', 'notifications/resources/updated']);
  });
});

describe('RunningRequests', () => {
  const like = { caller: LOCAL_CALLER, address: '::1', agent: 'a' };

  it('knows the one request meant', () => {
    const running = new RunningRequests();
    const request = { ...like, id: 1, internalId: 41 };
    const slot = running.add(request);
    expect(running.only({ ...like, id: 1 })).toBe(request);
    expect(running.only({ ...like, id: '1' })).toBeUndefined();
    expect(running.only({ ...like, agent: 'b', id: 1 })).toBeUndefined();
    expect(running.only({ ...like, caller: other, id: 1 })).toBeUndefined();
    running.remove(slot);
    expect(running.only({ ...like, id: 1 })).toBeUndefined();
  });

  it('does not choose between two that look the same', () => {
    const running = new RunningRequests();
    const [one, two] = [41, 42].map((internalId) => ({ ...like, id: 1, internalId }));
    if (one === undefined || two === undefined) throw new Error('unreachable');
    const slot = running.add(one);
    running.add(two);
    expect(running.only({ ...like, id: 1 })).toBeUndefined();
    running.remove(slot);
    expect(running.only({ ...like, id: 1 })).toBe(two);
  });

  it('tells sessions apart', () => {
    const running = new RunningRequests();
    const [mine, theirs] = [new Session('a', LOCAL_CALLER), new Session('b', LOCAL_CALLER)];
    running.add({ ...like, session: theirs, id: 1, internalId: 41 });
    expect(running.only({ ...like, session: mine, id: 1 })).toBeUndefined();
    expect(running.only({ ...like, id: 1 })).toBeUndefined();
    expect(running.only({ ...like, session: theirs, id: 1 })?.internalId).toBe(41);
  });
});
