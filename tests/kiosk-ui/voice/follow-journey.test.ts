/** Over every step that the kiosk can make: what the voice is told of it. */
import { beforeAll, describe, expect, test } from 'vitest';
import { screenOf } from '../../../kiosk-ui/src/journey/screen.ts';
import { between } from '../../../kiosk-ui/src/voice/follow-journey.ts';
import { type Edge, walk } from '../journey/walk.ts';

let edges: Edge[];
const told = ({ from, to }: Edge): string[] => between(from.snapshot, to.snapshot).map(({ type }) => type);

beforeAll(() => {
  edges = [...walk('consent-2016').edges, ...walk('mes-2022').edges];
});

describe('every step', () => {
  test('that changes the screen cuts the voice', () => {
    const changing = edges.filter(({ from, to }) => from.screen !== to.screen);
    expect(changing.length).toBeGreaterThan(1_000);
    expect(changing.filter((edge) => !told(edge).includes('LEFT'))).toEqual([]);
  });

  test('on which the card comes out cuts the voice, also where the screen stays', () => {
    const out = edges.filter(({ by, what }) => by === 'card' && what === 'pulled out');
    expect(out.some(({ from, to }) => from.screen === to.screen)).toBe(true);
    expect(out.filter((edge) => !told(edge).includes('LEFT'))).toEqual([]);
  });

  test('that does neither leaves the voice alone', () => {
    const still = edges.filter(
      ({ from, to }) =>
        from.screen === to.screen &&
        from.snapshot.context.visitId === to.snapshot.context.visitId &&
        from.agent.slot === to.agent.slot,
    );
    expect(still.length).toBeGreaterThan(100);
    expect(still.flatMap(told)).toEqual([]);
  });

  test('back to the first screen says that nobody listens any more', () => {
    const home = edges.filter(({ from, to }) => from.screen !== 'welcome' && to.screen === 'welcome');
    expect(home.length).toBeGreaterThan(0);
    expect(home.filter((edge) => !told(edge).includes('NOBODY'))).toEqual([]);
  });

  test('into a visit names it, and a second visit is not the first', () => {
    const visits = edges.flatMap(({ from, to }) =>
      between(from.snapshot, to.snapshot).flatMap((event) => (event.type === 'VISIT' ? [event.visitId] : [])),
    );
    expect(new Set(visits).size).toBe(2);
  });

  test('from one visit to the next passes by the first screen, or names the other visit', () => {
    const swapped = edges.filter(
      ({ from, to }) =>
        screenOf(to.snapshot) !== 'welcome' &&
        to.snapshot.matches({ open: { journey: 'session' } }) &&
        from.snapshot.context.visitId !== null &&
        to.snapshot.context.visitId !== from.snapshot.context.visitId,
    );
    expect(swapped.filter((edge) => !told(edge).includes('VISIT'))).toEqual([]);
  });
});
