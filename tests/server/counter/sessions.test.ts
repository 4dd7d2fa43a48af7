import { expect, test } from 'vitest';
import { type Sessions, sessions } from '../../../server/src/counter/sessions.ts';

const hour = 3_600_000;
const somebody = { staffId: 'essai-pharmacien', siteId: 'site' };

function sessionsAt(): { all: Sessions; clock: { now: number } } {
  const clock = { now: 0 };
  let made = 0;
  const newToken = (): string => {
    made += 1;
    return `token-${made}`;
  };
  return { all: sessions({ now: () => clock.now, newToken }), clock };
}

test('a session is found by its token, and by nothing else', () => {
  const { all } = sessionsAt();
  const token = all.open(somebody);
  expect(all.find(token)).toMatchObject(somebody);
  for (const other of [null, '', 'token-2', token.toUpperCase()]) expect(all.find(other)).toBeNull();
});

test('it ends after eight hours, used or not', () => {
  const { all, clock } = sessionsAt();
  const token = all.open(somebody);
  clock.now = 8 * hour - 1;
  expect(all.find(token)).not.toBeNull();
  clock.now = 8 * hour;
  expect(all.find(token)).toBeNull();
});

test('closed, it is gone; the others stay', () => {
  const { all } = sessionsAt();
  const [first, second] = [all.open(somebody), all.open(somebody)];
  all.close(first);
  all.close(null);
  expect([all.find(first), all.find(second)]).toMatchObject([null, somebody]);
});

test('the memory has a limit: the oldest make room', () => {
  const { all } = sessionsAt();
  const tokens = Array.from({ length: 502 }, () => all.open(somebody));
  expect(tokens.slice(0, 3).map((token) => all.find(token) !== null)).toEqual([false, false, true]);
});
