/** The breaker alone: a clock that the test moves, chance that the test says. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Breaker,
  type BreakerSettings,
  breakerSettings,
  createBreaker,
  type Pass,
  type Verdict,
} from '../../../server/src/dmp/breaker.ts';

const settings: BreakerSettings = { ...breakerSettings, fullWidth: 8 };

interface Bench {
  breaker: Breaker;
  told: string[];
  wait(ms: number): void;
  enter(): Pass;
  /** One request from start to end; true: it was let through. */
  send(verdict: Verdict): boolean;
}

function bench(chance = 1, changes: Partial<BreakerSettings> = {}): Bench {
  let time = 0;
  const told: string[] = [];
  const breaker = createBreaker({
    settings: { ...settings, ...changes },
    now: () => time,
    chance: () => chance,
    onChange: (phase) => told.push(phase.state === 'ramp' ? `ramp ${phase.width}` : phase.state),
  });
  const enter = (): Pass => {
    const pass = breaker.enter();
    if (!pass) throw new Error('not let through');
    return pass;
  };
  return {
    breaker,
    told,
    enter,
    wait: (ms) => {
      time += ms;
    },
    send: (verdict) => {
      const pass = breaker.enter();
      pass?.end(verdict);
      return pass !== null;
    },
  };
}

function silences(line: Bench, count: number): void {
  for (let sent = 0; sent < count; sent += 1) line.send('silent');
}

/** Opened by a streak, its pause waited out. */
function rested(chance = 1): Bench {
  const line = bench(chance);
  silences(line, settings.streak);
  line.wait(settings.firstPauseMs);
  return line;
}

/** Just come back: one at a time. */
function returning(): Bench {
  const line = rested();
  line.send('answered');
  return line;
}

describe('closed', () => {
  test('a streak of silences opens it, one answer before its end does not', () => {
    const line = bench();
    silences(line, settings.streak - 1);
    line.send('answered');
    silences(line, settings.streak - 1);
    expect(line.told).toEqual([]);
    line.send('silent');
    expect(line.told).toEqual(['open']);
    expect(line.breaker.enter()).toBeNull();
  });

  test('half of the last requests silent, never many on end: it opens too', () => {
    const line = bench();
    for (let pair = 0; pair < settings.window / 2; pair += 1) {
      expect(line.told).toEqual([]);
      line.send('answered');
      line.send('silent');
    }
    expect(line.told).toEqual(['open']);
  });

  test('the same silences over a long time do not open it', () => {
    const line = bench();
    for (let pair = 0; pair < settings.window * 2; pair += 1) {
      line.send('answered');
      line.wait(settings.windowMs / 8);
      line.send('silent');
    }
    expect(line.told).toEqual([]);
  });

  test('what was not tried says nothing', () => {
    const line = bench();
    for (let sent = 0; sent < 100; sent += 1) line.send('unused');
    expect(line.told).toEqual([]);
  });
});

describe('open', () => {
  test.each([0, 0.5, 1])('nothing leaves before the pause is over, half of it by chance (%d)', (chance) => {
    const line = bench(chance);
    silences(line, settings.streak);
    line.wait(settings.firstPauseMs * (0.5 + chance / 2) - 1);
    expect(line.breaker.enter()).toBeNull();
    line.wait(1);
    expect(line.breaker.enter()).not.toBeNull();
    expect(line.breaker.phase().state).toBe('half-open');
  });

  test('each silence of the probe doubles the pause, up to the longest', () => {
    const line = rested();
    let pause = settings.firstPauseMs;
    for (let openings = 2; openings < 20; openings += 1) {
      expect(line.send('silent')).toBe(true);
      pause = Math.min(pause * 2, settings.longestPauseMs);
      line.wait(pause - 1);
      expect(line.breaker.enter()).toBeNull();
      line.wait(1);
    }
    expect(pause).toBe(settings.longestPauseMs);
  });

  test('answers to what had left before it opened change nothing', () => {
    const line = bench();
    const stragglers = [line.enter(), line.enter()];
    silences(line, settings.streak);
    stragglers[0]?.end('answered');
    expect(line.breaker.phase().state).toBe('open');
    line.wait(settings.firstPauseMs);
    const probe = line.enter();
    stragglers[1]?.end('answered');
    expect(line.breaker.phase().state).toBe('half-open');
    probe.end('silent');
    expect(line.breaker.phase().state).toBe('open');
  });
});

describe('half-open', () => {
  test('one probe, and nobody beside it', () => {
    const line = rested();
    const probe = line.enter();
    expect(line.breaker.enter()).toBeNull();
    probe.end('answered');
    expect(line.told).toEqual(['open', 'half-open', 'ramp 1']);
  });

  test('a probe that was never tried leaves its place to the next', () => {
    const line = rested();
    line.enter().end('unused');
    expect(line.send('answered')).toBe(true);
    expect(line.told).toEqual(['open', 'half-open', 'open', 'half-open', 'ramp 1']);
  });
});

describe('ramp', () => {
  test('one, two, four at once, then everything; each width answered and held', () => {
    const line = returning();
    for (const width of [1, 2, 4]) {
      expect(line.told.at(-1)).toBe(`ramp ${width}`);
      const passes = Array.from({ length: width }, () => line.enter());
      expect(line.breaker.enter()).toBeNull();
      for (const pass of passes) pass.end('answered');
      expect(line.told.at(-1)).toBe(`ramp ${width}`);
      line.wait(settings.stepMs);
      line.enter().end('answered');
    }
    expect(line.breaker.phase()).toEqual({ state: 'closed' });
    expect(Array.from({ length: 100 }, () => line.breaker.enter())).not.toContain(null);
  });

  test('time alone widens nothing, answers alone neither', () => {
    const waiting = returning();
    waiting.wait(settings.stepMs * 100);
    const only = waiting.enter();
    expect(waiting.breaker.enter()).toBeNull();
    only.end('answered');
    const hurrying = returning();
    for (let sent = 0; sent < 1_000; sent += 1) hurrying.send('answered');
    expect(hurrying.breaker.phase()).toMatchObject({ state: 'ramp', width: 1 });
  });

  test('two silences on end open it again, with a longer pause; one does not', () => {
    const line = returning();
    line.send('silent');
    line.send('answered');
    line.send('silent');
    expect(line.breaker.phase().state).toBe('ramp');
    line.send('silent');
    expect(line.breaker.phase()).toMatchObject({ state: 'open', until: settings.firstPauseMs * 3 });
  });

  test('closed again, the next outage begins with the first pause', () => {
    const line = returning();
    for (const width of [1, 2, 4]) {
      for (let sent = 0; sent < width; sent += 1) line.send('answered');
      line.wait(settings.stepMs);
      line.breaker.enter()?.end('unused');
    }
    expect(line.breaker.phase().state).toBe('closed');
    silences(line, settings.streak);
    line.wait(settings.firstPauseMs);
    expect(line.send('answered')).toBe(true);
  });
});

test('a pass ends once', () => {
  const pass = bench().enter();
  pass.end('answered');
  expect(() => pass.end('answered')).toThrow('has ended');
});

type Step = { do: 'enter' } | { do: 'end'; which: number; verdict: Verdict } | { do: 'wait'; ms: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constant({ do: 'enter' } as const),
  fc.record({
    do: fc.constant('end' as const),
    which: fc.nat(50),
    verdict: fc.constantFrom<Verdict>('answered', 'silent', 'unused'),
  }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.nat(60_000) }),
);

test('whatever happens: nothing leaves while it is open, one probe, never wider than the ramp, never stuck', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const line = bench();
      const underWay: Pass[] = [];
      for (const now of steps) {
        if (now.do === 'wait') line.wait(now.ms);
        else if (now.do === 'end')
          underWay.splice(now.which % (underWay.length || 1), 1)[0]?.end(now.verdict);
        else {
          const before = line.breaker.phase();
          const pass = line.breaker.enter();
          if (pass) underWay.push(pass);
          const after = line.breaker.phase();
          if (before.state === 'half-open') expect(pass).toBeNull();
          if (pass) expect(after.state).not.toBe('open');
          if (pass && after.state === 'ramp') expect(underWay.length).toBeLessThanOrEqual(after.width);
        }
      }
      // The service answers everything from now on: it comes back to closed, whatever it had become.
      for (const pass of underWay) pass.end('answered');
      for (let turn = 0; turn < 40; turn += 1) {
        line.wait(settings.longestPauseMs);
        line.send('answered');
      }
      expect(line.breaker.phase().state).toBe('closed');
    }),
    { numRuns: 300 },
  );
});
