/**
 * From every place of the journey into each interruption and back, in one step each. Called with the walks of
 * invariants.test.ts: one state for each place, with each command that may be in flight there.
 */
import { describe, expect, test } from 'vitest';
import { type ScreenName, screenOf } from '../../../kiosk-ui/src/journey/screen.ts';
import { at, calling, suspended } from '../states.ts';
import { isClear, type Node, placeOf, rested, type Snapshot, step } from './walk-node.ts';

const commandActor = 'kiosk.open.command.sending';

export function interruptedAnywhere(nodes: readonly Node[]): void {
  const clear = nodes.filter(isClear);
  const places = [...Map.groupBy(clear, placeAndCall).values()].flatMap(([first]) => (first ? [first] : []));
  const inSession = places.filter(({ snapshot }) => snapshot.matches({ open: { journey: 'session' } }));
  const waiting = places.filter(({ screen }) => screen !== 'connecting');

  test('there is something to interrupt', () => {
    expect(inSession.length).toBeGreaterThan(60);
    expect(inSession.filter(({ snapshot }) => snapshot.context.command).length).toBeGreaterThan(5);
  });

  describe.each<[string, ScreenName, string]>([
    ['HELP', 'help', 'NEXT'],
    ['HELP', 'help', 'CANCEL'],
    ['QUIT', 'quitConfirm', 'QUIT_NO'],
    ['LANGUAGE', 'language', 'CANCEL'],
    ['DISPLAY', 'display', 'CANCEL'],
  ])('%s', (into, screen, outOf) => {
    const from = into === 'QUIT' ? inSession : waiting;

    test(`leads to ${screen} from everywhere`, () => {
      expect(from.filter((node) => screenOf(tap(node.snapshot, into)) !== screen).map(name)).toEqual([]);
    });

    test(`and ${outOf} back to the same place, with the same call in flight`, () => {
      const changed = from.filter(({ snapshot }) => {
        const back = tap(tap(snapshot, into), outOf);
        return (
          placeOf(back) !== placeOf(snapshot) || callOf(back) !== callOf(snapshot) || lost(snapshot, back)
        );
      });
      expect(changed.map(name)).toEqual([]);
    });
  });

  test('I6: help is called from under every other interruption', () => {
    const deaf = waiting.filter(({ snapshot }) =>
      ['QUIT', 'IDLE', 'LANGUAGE', 'DISPLAY'].some(
        (into) => screenOf(tap(tap(snapshot, into), 'HELP')) !== 'help',
      ),
    );
    expect(deaf.map(name)).toEqual([]);
  });

  test('whoever does not stir is asked, and a touch leads back to the same place', () => {
    const asked = inSession.filter(
      ({ snapshot }) => screenOf(step(snapshot, { type: 'IDLE' })) === 'idleWarning',
    );
    expect(asked.length).toBeGreaterThan(50);
    const moved = asked.filter(({ snapshot }) => {
      const back = step(step(snapshot, { type: 'IDLE' }), { type: 'TOUCH' });
      return placeOf(back) !== placeOf(snapshot) || screenOf(back) !== screenOf(snapshot);
    });
    expect(moved.map(name)).toEqual([]);
  });

  test('the card pulled out hides the screen at once, and the same card finds everything as it was', () => {
    const hidden = inSession.filter(({ agent }) => isSuspendable(agent.visit.stage));
    expect(hidden.length).toBeGreaterThan(50);
    for (const { snapshot, agent } of hidden) {
      const gone = step(snapshot, {
        type: 'AGENT_STATE',
        state: { ...agent, slot: 'empty', visit: suspended },
      });
      expect(screenOf(gone)).toBe('cardGone');
      const back = step(gone, { type: 'AGENT_STATE', state: agent });
      expect(screenOf(back)).toBe(screenOf(snapshot));
      expect(placeOf(back)).toBe(placeOf(snapshot));
      expect(callOf(back)).toBe(callOf(snapshot));
      expect(back.context).toEqual(snapshot.context);
    }
  });

  test('nothing is touched through an interruption', () => {
    const through = inSession.filter(({ snapshot }) =>
      ['IDLE', 'QUIT', 'LANGUAGE'].some((into) => {
        const covered = tap(snapshot, into);
        if (screenOf(covered) === screenOf(snapshot)) return false;
        return ['YES', 'NO', 'CONFIRM', 'CONFIRM_CLOSE', 'NEXT', 'QUIZ_YES', 'QUIZ_NO', 'PICK'].some(
          (type) => placeOf(tap(covered, type)) !== placeOf(snapshot),
        );
      }),
    );
    expect(through.map(name)).toEqual([]);
  });

  test('with a person of the counter beside them, nobody answers: neither yes nor no, neither question', () => {
    const pairs = inSession.filter(({ screen }) => answered.includes(screen));
    expect(pairs.length).toBeGreaterThan(0);
    const answering = pairs.filter(({ snapshot, agent }) => {
      const assistance = { ...calling('help', 'taken'), explained: agent.assistance.explained };
      const beside = step(snapshot, {
        type: 'AGENT_STATE',
        state: at(agent.visit, { ...agent, assistance }),
      });
      return answers.some((type) => placeOf(tap(beside, type)) !== placeOf(snapshot));
    });
    expect(answering.map(name)).toEqual([]);
  });
}

const answered: readonly ScreenName[] = [
  ...(['decide', 'emergencyChoice', 'samuChoice', 'review', 'closeExplain', 'informedAsk'] as const),
];
const answers = ['YES', 'NO', 'CONFIRM', 'CONFIRM_CLOSE'];

const suspendable = ['choosing', 'papers', 'checking', 'offline', 'deciding'];
const isSuspendable = (stage: string): boolean => suspendable.includes(stage);

const placeAndCall = ({ snapshot }: Node): string =>
  placeOf(snapshot) + (snapshot.context.command?.name ?? '');
const name = ({ snapshot }: Node): string => placeOf(snapshot);

/** The call in flight itself: another one would have been made anew. */
const callOf = ({ children }: Snapshot): unknown =>
  (children as Record<string, unknown>)[`0.${commandActor}`];

/** Something that was answered is not there any more. */
function lost({ context: before }: Snapshot, { context: after }: Snapshot): boolean {
  const answersOf = (context: Snapshot['context']): unknown[] => [
    ...[context.breakGlassConsent, context.emergencyCallConsent, context.understood, context.confirmed],
    ...[context.quizMisses, context.decision, context.picked],
  ];
  return JSON.stringify(answersOf(before)) !== JSON.stringify(answersOf(after));
}

/** A tap, and the hand that leaves. */
function tap(snapshot: Snapshot, type: string): Snapshot {
  return rested(step(snapshot, type === 'PICK' ? { type, index: 0 } : { type }));
}
