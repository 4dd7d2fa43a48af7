/** What the voice must be told over every step that the kiosk can make. Called with the walks of invariants.test.ts. */
import { expect, test } from 'vitest';
import { between } from '../../../kiosk-ui/src/voice/follow-journey.ts';
import type { VoiceEvent } from '../../../kiosk-ui/src/voice/voice-events.ts';
import type { Edge } from './walk.ts';

interface Step extends Edge {
  told: VoiceEvent[];
}

export function voiceFollows(edges: Edge[]): void {
  const steps = edges.map((edge): Step => ({ ...edge, told: between(edge.from.snapshot, edge.to.snapshot) }));
  const untold = (those: Step[], type: VoiceEvent['type']): string[] =>
    those.filter(({ told }) => told.every((event) => event.type !== type)).map(({ what }) => what);

  test('a step that changes the screen cuts the voice', () => {
    const changing = steps.filter(({ from, to }) => from.screen !== to.screen);
    expect(changing.length).toBeGreaterThan(100);
    expect(untold(changing, 'LEFT')).toEqual([]);
  });

  test('the card that comes out cuts the voice, also where the screen stays', () => {
    const out = steps.filter(({ by, what }) => by === 'card' && what === 'pulled out');
    expect(out.length).toBeGreaterThan(0);
    expect(untold(out, 'LEFT')).toEqual([]);
  });

  test('a step that changes neither screen, nor visit, nor card leaves the voice alone', () => {
    const still = steps.filter(
      ({ from, to }) =>
        from.screen === to.screen &&
        from.snapshot.context.visitId === to.snapshot.context.visitId &&
        from.agent.slot === to.agent.slot,
    );
    expect(still.length).toBeGreaterThan(0);
    expect(still.flatMap(({ told }) => told)).toEqual([]);
  });

  test('back at the first screen, nobody listens any more', () => {
    const home = steps.filter(({ from, to }) => from.screen !== 'welcome' && to.screen === 'welcome');
    expect(home.length).toBeGreaterThan(0);
    expect(untold(home, 'NOBODY')).toEqual([]);
  });

  test('each visit is named as it begins', () => {
    const begun = steps.filter(
      ({ from, to }) =>
        to.snapshot.matches({ open: { journey: 'session' } }) &&
        to.snapshot.context.visitId !== from.snapshot.context.visitId,
    );
    expect(new Set(begun.map(({ to }) => to.snapshot.context.visitId)).size).toBe(2);
    expect(untold(begun, 'VISIT')).toEqual([]);
  });
}
