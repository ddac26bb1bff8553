import { ManualClock, settle } from '../../../test/support/manual-clock.js';
import { SharedBucket } from './shared.bucket.js';

const PLACE = { gateway: 'g', key: 'opera-mcp:pace:g', channel: 'opera-mcp:pace-silence' };
const SETTINGS = { requestsPerSecond: 12, burst: 21, maxWaiting: 100, replicas: 3 };

function setUp() {
  const clock = new ManualClock();
  const asked: (string | number)[][] = [];
  const redis = { away: false, answer: ['0', '0', '12'] };
  const reply = async (args: readonly (string | number)[]) => {
    asked.push([...args]);
    if (redis.away) throw new Error('away');
    return redis.answer;
  };
  const scripts = {
    take: (...args: readonly (string | number)[]) => reply(['take', ...args]),
    slow: (...args: readonly (string | number)[]) => reply(['slow', ...args]),
  };
  return { clock, asked, redis, bucket: new SharedBucket(SETTINGS, clock, scripts, PLACE) };
}

describe('SharedBucket', () => {
  it('takes a turn by one question, and waits as long as Redis says', async () => {
    const { bucket, asked, redis } = setUp();
    redis.answer = ['250.5', '1000', '6'];
    expect(bucket.takeNow()).toBe(false);
    expect(await bucket.reserve()).toBe(1250.5);
    expect(asked).toEqual([['take', PLACE.key, 12, 21, 21, 1]]);
    expect([bucket.rate(), bucket.silence(), bucket.delay(3)]).toEqual([6, 1000, 2.002]);
    bucket.giveBack();
    await settle();
    expect(asked[1]).toEqual(['take', PLACE.key, 12, 21, 21, -1]);
  });

  it('goes on alone with its part of the rate, from nothing, while Redis is away', async () => {
    const { bucket, redis, clock } = setUp();
    await bucket.reserve();
    redis.away = true;
    const waits: number[] = [];
    for (let turn = 0; turn < 3; turn += 1) waits.push(await bucket.reserve());
    expect(waits).toEqual([250, 500, 750]);
    expect(bucket.rate()).toBe(4);
    bucket.giveBack();
    await clock.advance(500);
    expect(await bucket.reserve()).toBe(250);
  });

  it('begins with its part of the burst when Redis was never there', async () => {
    const { bucket, redis } = setUp();
    redis.away = true;
    const waits: number[] = [];
    for (let turn = 0; turn < 8; turn += 1) waits.push(await bucket.reserve());
    expect(waits).toEqual([0, 0, 0, 0, 0, 0, 0, 250]);
  });

  it('asks for no second burst of a Redis that comes back without its memory', async () => {
    const { bucket, redis, asked } = setUp();
    redis.away = true;
    await bucket.reserve();
    redis.away = false;
    await bucket.reserve();
    await bucket.reserve();
    expect(asked.map((args) => args[4])).toEqual([21, 0, 21]);
  });

  it('passes a complaint on, and is silent for its own and those of others', async () => {
    const { bucket, asked, clock } = setUp();
    bucket.slowDown(2);
    await settle();
    expect(asked).toEqual([['slow', PLACE.key, 12, 21, 21, 2000, PLACE.channel, 'g']]);
    expect(bucket.silence()).toBe(2000);
    bucket.hush(5000);
    bucket.hush(10);
    await clock.advance(1000);
    expect(bucket.silence()).toBe(4000);
  });
});
