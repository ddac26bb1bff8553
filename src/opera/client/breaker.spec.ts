import { Breaker } from './breaker.js';

const OPTIONS = { window: 10, minimumCalls: 4, failureRatio: 0.5, pauseSeconds: 10, maxPauseSeconds: 25 };

function opened(): Breaker {
  const breaker = new Breaker(OPTIONS);
  for (let call = 0; call < 4; call += 1) breaker.failed(false, 0);
  return breaker;
}

describe('Breaker', () => {
  it('opens by share of failures, not by few of them', () => {
    const breaker = new Breaker(OPTIONS);
    for (let call = 0; call < 3; call += 1) breaker.failed(false, 0);
    expect(breaker.isOpen).toBe(false);
    for (let call = 0; call < 10; call += 1) breaker.succeeded(false);
    for (let call = 0; call < 4; call += 1) breaker.failed(false, 0);
    expect(breaker.isOpen).toBe(false);
    breaker.failed(false, 0);
    expect(breaker.isOpen).toBe(true);
  });

  it('refuses while open, saying how long, then lets one probe through', () => {
    const breaker = opened();
    expect(breaker.admit(1000)).toEqual({ go: false, seconds: 9 });
    expect(breaker.admit(10_000)).toEqual({ go: true, probe: true });
    expect(breaker.admit(10_000)).toEqual({ go: false, seconds: 1 });
    breaker.succeeded(true);
    expect(breaker.admit(10_000)).toEqual({ go: true, probe: false });
    breaker.failed(false, 10_000);
    expect(breaker.isOpen).toBe(false);
  });

  it('doubles the pause while probes fail, up to the longest', () => {
    const breaker = opened();
    let now = 10_000;
    for (const pause of [20_000, 25_000, 25_000]) {
      expect(breaker.admit(now)).toMatchObject({ probe: true });
      breaker.failed(true, now);
      expect(breaker.admit(now + pause - 1).go).toBe(false);
      now += pause;
    }
  });

  it('gives the probe to another call when it came to nothing', () => {
    const breaker = opened();
    breaker.admit(10_000);
    breaker.abandoned();
    expect(breaker.admit(10_000)).toMatchObject({ probe: true });
  });

  it('is not opened anew by calls that began before it opened', () => {
    const breaker = opened();
    breaker.failed(false, 5000);
    expect(breaker.admit(10_000)).toMatchObject({ probe: true });
  });
});
