/** The invariants of journey.md §5 on every state that the screen can reach, under both regimes. */
import { describe, expect, test } from 'vitest';
import type { ScreenName } from '../../../kiosk-ui/src/journey/screen.ts';
import { visitId } from '../states.ts';
import { voiceFollows } from './voice-follows.ts';
import { type Edge, type Node, walk } from './walk.ts';

const consent2016 = walk('consent-2016');
const mes2022 = walk('mes-2022');
const both = [
  ['consent-2016', consent2016],
  ['mes-2022', mes2022],
] as const;

const inSession = ({ snapshot }: Node): boolean => snapshot.matches({ open: { journey: 'session' } });
const personal: readonly ScreenName[] = ['whichPerson', 'isItYou'];

test('the walks reach every screen of an open page', () => {
  const reached = new Set([...consent2016.nodes, ...mes2022.nodes].map(({ screen }) => screen));
  // The rest needs a fault of the card reader, of the agent or of the printer: the other tests here.
  const all: ScreenName[] = [
    ...(['welcome', 'insertCard', 'reading', 'cardProblem', 'whichPerson', 'isItYou', 'notYou'] as const),
    ...(['checking', 'offline', 'alreadyOpen', 'requested', 'explainWhat', 'explainWho'] as const),
    ...(['explainNever', 'decide', 'later', 'emergencyChoice', 'samuChoice', 'review', 'creating'] as const),
    ...(['printing', 'unanswered', 'refusing', 'refused', 'informedAsk', 'informedActivate'] as const),
    ...(['informedOppose', 'done', 'ticketDoubtful', 'refusedByService', 'unknownOutcome'] as const),
    ...(['takeCard', 'cardForgotten', 'cardGone', 'cardGoneAfterRequest', 'thanks'] as const),
    ...(['help', 'idleWarning', 'quitConfirm'] as const),
  ];
  expect(all.filter((screen) => !reached.has(screen))).toEqual([]);
});

describe.each(both)('under %s', (_, { nodes, edges }) => {
  test('I1: no way leads from somebody’s visit to the welcome but through its end', () => {
    const back = edges.filter(({ from, to }) => inSession(from) && to.screen === 'welcome');
    expect(back.map(({ what }) => what)).toEqual([]);
    const shown = nodes.filter(
      ({ screen, snapshot: { context }, agent: { visit } }) =>
        screen === 'welcome' && visit.stage !== 'none' && visit.visitId !== context.ended,
    );
    expect(shown).toEqual([]);
  });

  test('I3: the refusal is one tap away from every screen that explains, asks or reviews', () => {
    const asking: readonly ScreenName[] = [
      'explainWhat',
      'explainWho',
      'explainNever',
      'decide',
      'review',
      'informedAsk',
    ];
    const refusing: readonly ScreenName[] = ['refusing', 'informedOppose'];
    const able = new Set(
      edges
        .filter(({ by, to }) => by === 'patient' && refusing.includes(to.screen))
        .map(({ from }) => from.key),
    );
    const concerned = nodes.filter(({ screen }) => asking.includes(screen));
    expect(concerned.length).toBeGreaterThan(0);
    expect(concerned.filter(({ key }) => !able.has(key)).map(({ screen }) => screen)).toEqual([]);
  });

  test('I4: four gestures at most lead out of every visit, without a delay and without anybody else', () => {
    const gestures = edges.filter(({ by }) => by === 'patient' || by === 'card');
    const distance = stepsTo(
      nodes.filter((node) => !inSession(node)),
      gestures,
    );
    const far = nodes.filter((node) => (distance.get(node.key) ?? Number.POSITIVE_INFINITY) > 4);
    expect(far.map(({ screen }) => screen)).toEqual([]);
  });

  test('I7: a first name is on the screen only while its card is in', () => {
    const concerned = nodes.filter(({ screen }) => personal.includes(screen));
    expect(concerned.length).toBeGreaterThan(0);
    expect(concerned.filter(({ agent }) => agent.slot !== 'occupied')).toEqual([]);
  });

  test('I8: "ouvert" is said only of a record that the service has opened', () => {
    const said = nodes.filter(({ screen }) => screen === 'done');
    const true_ = said.filter(
      ({ agent: { visit } }) => visit.stage === 'finished' && visit.outcome === 'created',
    );
    expect(true_).toHaveLength(said.length);
  });

  test('nobody is left on a screen for ever: every state finds its way back to the welcome', () => {
    const distance = stepsTo(
      nodes.filter(({ screen }) => screen === 'welcome'),
      edges,
    );
    // After the second visit the model puts no card in any more, and every way still ends at the welcome.
    expect(nodes.filter(({ key }) => !distance.has(key)).map(({ screen }) => screen)).toEqual([]);
  });

  test('a second visit inherits nothing of the first', () => {
    const second = nodes.filter(({ visits, screen }) => visits === 2 && screen === 'isItYou');
    expect(second.length).toBeGreaterThan(0);
    for (const {
      snapshot: { context },
    } of second) {
      expect(context).toMatchObject({ breakGlassConsent: null, emergencyCallConsent: null });
      expect(context.visitId).not.toBe(visitId);
    }
  });
});

test('I2: a consent leaves only after everything was shown, asked and reviewed, for a person who said who they are', () => {
  const consents = consent2016.edges.filter(
    ({ from, to }) => to.sent.last === 'consent' && from.sent.last !== 'consent',
  );
  const shown: ScreenName[] = [
    ...(['explainWhat', 'explainWho', 'explainNever', 'decide'] as const),
    ...(['emergencyChoice', 'samuChoice', 'review'] as const),
  ];
  expect(consents.length).toBeGreaterThan(0);
  for (const { from } of consents) {
    expect(shown.filter((screen) => !from.seen.has(screen))).toEqual([]);
    expect(from.snapshot.context.confirmed).toBe(true);
  }
});

test('I5: once a holder is confirmed, one consent leaves at most; asked again, it is word for word the same', () => {
  const asked = consent2016.nodes.filter(({ sent }) => sent.consents.length > 0);
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter(({ sent }) => sent.consents.length > 1)).toEqual([]);
});

test('I11: under mes-2022, or for a record linked to Mon espace santé, neither a consent nor a refusal is ever sent', () => {
  const linked = consent2016.nodes.filter(
    ({ agent: { visit } }) => visit.stage === 'deciding' && visit.record.linkedToMes,
  );
  expect(linked.length).toBeGreaterThan(0);
  const writes = [...mes2022.nodes, ...linked].filter((node) =>
    ['consent', 'refusal'].includes(node.sent.last ?? ''),
  );
  expect(writes.map(({ screen }) => screen)).toEqual([]);
});

describe.each(both)('the voice under %s', (_, { edges }) => voiceFollows(edges));

/** Fewest edges from each node to the nearest goal, by walking backwards. */
function stepsTo(goals: Node[], edges: Edge[]): Map<string, number> {
  const before = Map.groupBy(edges, ({ to }) => to.key);
  const distance = new Map(goals.map(({ key }) => [key, 0]));
  for (const [key, steps] of distance) {
    for (const { from } of before.get(key) ?? []) {
      if (!distance.has(from.key)) distance.set(from.key, steps + 1);
    }
  }
  return distance;
}
