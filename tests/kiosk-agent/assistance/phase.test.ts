import { PhaseSchema } from '@borne/server/contract';
import { describe, expect, test } from 'vitest';
import { VisitSchema, type VisitStage } from '../../../kiosk-agent/contract/visit.ts';
import {
  phaseOf,
  type ScreenPhase,
  screenPhase,
  screensWithoutPhase,
} from '../../../kiosk-agent/src/assistance/phase.ts';
import { type Facts, stateBoard } from '../../../kiosk-agent/src/visit/state-board.ts';
import { type ScreenName, screenNames } from '../../../kiosk-ui/src/journey/screen.ts';
import { visitA } from './counter-double.ts';

const stages = VisitSchema.options.map(({ shape }) => shape.stage.value);
const facts = (stage: VisitStage, change: Partial<Facts> = {}): Facts => ({
  ...stateBoard(true).facts(),
  visit: (stage === 'none' ? { stage } : { stage, visitId: visitA }) as Facts['visit'],
  ...change,
});
const phase = (stage: VisitStage, shown: ScreenPhase | null = null) => phaseOf(facts(stage), false, shown);

test('every screen of the page says where its person stands, or is known to say nothing', () => {
  const silent = screenNames.filter((screen) => screenPhase(screen) === null);
  expect(silent.filter((screen) => !screensWithoutPhase.includes(screen))).toEqual([]);
  expect(screensWithoutPhase.filter((screen) => screenPhase(screen) !== null)).toEqual([]);
});

describe('what the counter is told', () => {
  test('of a yes, a no, a « later » and a closure is the same', () => {
    const afterAnswers: ScreenName[] = [
      'emergencyChoice',
      'review',
      'refused',
      'refusing',
      'later',
      'closing',
    ];
    expect(new Set(afterAnswers.map(screenPhase))).toEqual(new Set(['ending']));
    const stagesAfter = ['creating', 'closing', 'printing', 'finished', 'refused'] as const;
    // Whatever the screen says: it may be a moment late.
    for (const shown of ['informing', 'deciding', null] as const) {
      expect(new Set(stagesAfter.map((stage) => phase(stage, shown)))).toEqual(new Set(['ending']));
    }
    for (const screen of ['emergencyChoice', 'samuChoice', 'review', 'later'] as const) {
      expect(phase('deciding', screenPhase(screen))).toBe('ending');
    }
  });

  test('comes from the closed list at every stage and screen', () => {
    for (const stage of stages) {
      for (const screen of screenNames) {
        expect(PhaseSchema.options).toContain(phase(stage, screenPhase(screen)));
      }
    }
  });

  test('while somebody decides is what their screen says', () => {
    expect(phase('deciding')).toBe('arriving');
    expect(phase('deciding', screenPhase('explainWho'))).toBe('informing');
    expect(phase('deciding', screenPhase('decide'))).toBe('deciding');
  });

  test('keeps its place while the card is out', () => {
    expect(phase('suspended', 'informing')).toBe('informing');
  });

  test('without a card: somebody reads, or nobody is there', () => {
    expect(phase('none')).toBe('free');
    expect(phase('none', 'informing')).toBe('informing');
    expect(phase('none', 'ending')).toBe('free');
  });

  test('of a kiosk that serves nobody', () => {
    expect(phaseOf(facts('none'), true, null)).toBe('out-of-service');
    expect(phaseOf(facts('none', { maintenance: true }), true, null)).toBe('maintenance');
    // Whoever is being served is served to the end.
    expect(phaseOf(facts('checking'), true, null)).toBe('arriving');
  });

  test('of a forgotten card', () => {
    const call = { kind: 'card-forgotten', state: 'unheard', ahead: 0 } as const;
    const assistance = { call, explained: false, handOver: null };
    expect(phaseOf(facts('none', { slot: 'occupied', assistance }), false, 'ending')).toBe('card-forgotten');
  });
});
