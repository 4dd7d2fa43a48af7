/** The invariants of journey.md §5 on every state that the screen can reach, under both regimes. */
import { describe, expect, test } from 'vitest';
import { plainDisplay } from '../../../kiosk-ui/src/journey/events.ts';
import type { ScreenName } from '../../../kiosk-ui/src/journey/screen.ts';
import { markTransitions, tourAround } from './every-transition.ts';
import { fewestTaps, reachedWithout, stepsTo } from './graph.ts';
import { interruptedAnywhere } from './interrupted-anywhere.ts';
import { voiceFollows } from './voice-follows.ts';
import { type Edge, type Node, walk } from './walk.ts';
import { placeOf } from './walk-node.ts';

const tour = markTransitions();
const consent2016 = walk('consent-2016');
const mes2022 = walk('mes-2022');
const both = [
  ['consent-2016', consent2016],
  ['mes-2022', mes2022],
] as const;
const everyNode = [...consent2016.nodes, ...mes2022.nodes];

const inSession = ({ snapshot }: Node): boolean => snapshot.matches({ open: { journey: 'session' } });
const shows =
  (...screens: ScreenName[]) =>
  ({ screen }: Node): boolean =>
    screens.includes(screen);
const sends = (name: string, { sent }: Edge): boolean => sent === name;

const explained: ScreenName[] = [
  ...(['explainWhat', 'explainWho', 'explainNever', 'explainYours', 'explainEmergency'] as const),
];
const more: ScreenName[] = ['moreWhat', 'moreWho', 'moreNever', 'moreYours', 'moreEmergency'];
const asked: ScreenName[] = ['quizInsurer', 'fixInsurer', 'quizClose', 'fixClose', 'staffExplain'];

test('every transition that the chart declares is taken at least once', () => {
  tourAround(everyNode, tour);
  expect(tour.declared.size).toBeGreaterThan(450);
  expect([...tour.declared].filter((transition) => !tour.taken.has(transition))).toEqual([]);
}, 120_000);

test('the walks reach every screen of an open page', () => {
  const reached = new Set(everyNode.map(({ screen }) => screen));
  const all: ScreenName[] = [
    ...([
      'outOfService',
      'welcome',
      'insertCard',
      'noCard',
      'informationEnd',
      'reading',
      'cardProblem',
    ] as const),
    ...([
      'whichPerson',
      'isItYou',
      'notYou',
      'minorRep',
      'papers',
      'checking',
      'notPossible',
      'offline',
    ] as const),
    ...(['alreadyOpen', 'wasClosed', 'wasOpposed', 'requested', ...explained, ...more, ...asked] as const),
    ...(['decide', 'later', 'emergencyChoice', 'samuChoice', 'review', 'creating', 'unanswered'] as const),
    ...(['refusing', 'refused', 'closeExplain', 'closing', 'informedAsk', 'informedActivate'] as const),
    ...(['informedOppose', 'guideClose', 'guideReopen', 'done', 'pending', 'refusedByService'] as const),
    ...(['unknownOutcome', 'closed', 'closeRequested', 'closeRefused', 'handOver', 'receiptChoice'] as const),
    ...([
      'printing',
      'codeShown',
      'receiptShown',
      'ticketMissing',
      'ticketDoubtful',
      'paperMissing',
    ] as const),
    ...(['takeCard', 'cardForgotten', 'wiping', 'cardGoneAfterRequest', 'thanks'] as const),
    ...(['help', 'helpNoAnswer', 'idleWarning', 'quitConfirm', 'cardGone'] as const),
  ];
  expect(all.filter((screen) => !reached.has(screen))).toEqual([]);
});

describe.each(both)('under %s', (_, whole) => {
  const { nodes, edges } = whole;

  test('I1: no way leads from somebody’s visit to the welcome but through the wiping', () => {
    const unwiped = edges.filter(({ from }) => from.screen !== 'wiping');
    const back = stepsTo(nodes.filter(shows('welcome')), unwiped);
    expect(nodes.filter((node) => inSession(node) && back.has(node.key)).map(({ screen }) => screen)).toEqual(
      [],
    );
    expect(nodes.filter(({ screen, snapshot }) => screen === 'welcome' && snapshot.context.used)).toEqual([]);
  });

  test('no card in, nobody is asked to take it: the screen is wiped', () => {
    const asking = nodes.filter(shows('takeCard', 'cardForgotten'));
    expect(asking.length).toBeGreaterThan(0);
    expect(asking.filter(({ agent }) => agent.slot !== 'occupied')).toEqual([]);
  });

  test('I3: the refusal is one tap away from every screen that explains, asks or reviews', () => {
    const asking = [...explained, ...more, ...asked, 'decide', 'review', 'informedAsk'] as const;
    const able = new Set(
      edges
        .filter(({ by, to }) => by === 'patient' && shows('refusing', 'informedOppose')(to))
        .map(({ from }) => from),
    );
    // Where the walk went on: states that are like another one were not left.
    const left = new Set(edges.map(({ from }) => from));
    const concerned = nodes.filter(
      (node) =>
        shows(...asking)(node) && left.has(node) && node.agent.visit.stage === 'deciding' && isAlone(node),
    );
    expect(concerned.length).toBeGreaterThan(50);
    expect(concerned.filter((node) => !able.has(node)).map(({ screen }) => screen)).toEqual([]);
  });

  test('I4: four gestures at most lead out of every visit, without a delay and without anybody else', () => {
    const gestures = edges.filter(({ by }) => by === 'patient' || by === 'card');
    const out = stepsTo(
      nodes.filter((node) => !inSession(node)),
      gestures,
    );
    const left = new Set(edges.map(({ from }) => from));
    const far = nodes.filter((node) => left.has(node) && (out.get(node.key) ?? Number.POSITIVE_INFINITY) > 4);
    expect(far.map(({ screen }) => screen)).toEqual([]);
  });

  test('I7: a first name is on the screen only while its card is in', () => {
    const concerned = nodes.filter(shows('whichPerson', 'isItYou', 'minorRep'));
    expect(concerned.length).toBeGreaterThan(0);
    expect(concerned.filter(({ agent }) => agent.slot !== 'occupied')).toEqual([]);
  });

  test('I8: "ouvert" and "fermé" are said only of what the service has done', () => {
    const outcomes = {
      done: 'created',
      pending: 'pending',
      closed: 'closed',
      closeRequested: 'close-pending',
    };
    for (const [screen, outcome] of Object.entries(outcomes)) {
      const said = nodes.filter(shows(screen as ScreenName));
      const untrue = said.filter(
        ({ agent: { visit } }) => visit.stage !== 'finished' || visit.outcome !== outcome,
      );
      expect(untrue.map(({ agent }) => agent.visit)).toEqual([]);
    }
  });

  test('I9: nothing that the counter does leads into a yes, a confirmation, or what follows them', () => {
    const steps = edges.filter(({ by }) => by === 'staff');
    expect(steps.length).toBeGreaterThan(20);
    // An interruption that ends shows again what it covered: only a step of the journey itself counts.
    const yes =
      /"(emergencyChoice|samuChoice|review|sending|askingClosure|closing|working|finished|activate)"/;
    const moved = steps.filter(({ from, to }) => placeOf(from.snapshot) !== placeOf(to.snapshot));
    expect(moved.length).toBeGreaterThan(3);
    expect(moved.filter(({ to }) => yes.test(placeOf(to.snapshot))).map(({ what }) => what)).toEqual([]);
    expect(
      steps.filter((edge) => ['consent', 'closure', 'refusal'].some((name) => sends(name, edge))),
    ).toEqual([]);
  });

  test('nobody is left on a screen for ever: every state finds its way back to the welcome', () => {
    const home = stepsTo(nodes.filter(shows('welcome')), edges);
    const left = new Set(edges.filter(({ from }) => from.model.visits < 2).map(({ from }) => from));
    expect(nodes.filter((node) => left.has(node) && !home.has(node.key)).map(({ screen }) => screen)).toEqual(
      [],
    );
  });

  test('a second visit inherits nothing of the first', () => {
    const second = nodes.filter(({ model, screen }) => model.visits === 2 && screen === 'isItYou');
    expect(second.length).toBeGreaterThan(0);
    for (const { snapshot } of second) {
      const nothing = {
        breakGlassConsent: null,
        emergencyCallConsent: null,
        understood: false,
        decision: null,
      };
      expect(snapshot.context).toMatchObject({
        ...nothing,
        confirmed: false,
        language: 'fr',
        display: plainDisplay,
      });
    }
  });

  test('wherever the decision is asked, the person has understood, or a person has explained', () => {
    const asking = nodes.filter(shows('decide', 'informedAsk', 'emergencyChoice', 'samuChoice', 'review'));
    expect(asking.filter(({ snapshot }) => snapshot.context.understood === false)).toEqual([]);
    const unasked = reachedWithout(whole, shows('quizClose', 'staffExplain'));
    expect(asking.filter(({ key }) => unasked.has(key))).toEqual([]);
  });

  interruptedAnywhere(nodes);
  voiceFollows(edges);
});

/** Under mes-2022 nobody is asked twice. */
const isAlone = ({ agent }: Node): boolean => agent.assistance.call?.state !== 'taken';

describe('a consent', () => {
  const consents = consent2016.edges.filter((edge) => sends('consent', edge));

  test.each<ScreenName>(['isItYou', ...explained, 'decide', 'emergencyChoice', 'samuChoice', 'review'])(
    'I2: never leaves without %s',
    (screen) => {
      expect(consents.length).toBeGreaterThan(0);
      const without = reachedWithout(consent2016, shows(screen));
      expect(consents.filter(({ from }) => without.has(from.key))).toEqual([]);
    },
  );

  test('I2: nothing is opened without its review', () => {
    const opened = consent2016.nodes.filter(shows('done', 'pending'));
    const without = reachedWithout(consent2016, shows('review'));
    expect(opened.filter(({ key }) => without.has(key))).toEqual([]);
  });

  test('leaves by one touch of the patient, and by nothing else', () => {
    const taps = new Set(consents.map(({ by, what, from }) => `${by} ${what} ${from.screen}`));
    expect(taps).toEqual(new Set(['patient CONFIRM review', 'patient RETRY unanswered']));
  });

  test('I5: goes out once; asked again, it is word for word the same', () => {
    const heard = consent2016.nodes.filter(({ model }) => model.consents.length > 0);
    expect(heard.length).toBeGreaterThan(0);
    expect(heard.filter(({ model }) => model.consents.length > 1)).toEqual([]);
  });
});

test('a closure leaves only after it was told what it does, by one touch of the patient', () => {
  const closures = consent2016.edges.filter((edge) => sends('closure', edge));
  expect(closures.length).toBeGreaterThan(0);
  const taps = new Set(closures.map(({ by, what, from }) => `${by} ${what} ${from.screen}`));
  expect(taps).toEqual(new Set(['patient CONFIRM_CLOSE closeExplain', 'patient RETRY unanswered']));
});

test('I11: under mes-2022, or for a record linked to Mon espace santé, nothing is ever written', () => {
  const linked = consent2016.edges.filter(
    ({ from: { agent } }) => agent.visit.stage === 'deciding' && agent.visit.record.linkedToMes,
  );
  expect(linked.length).toBeGreaterThan(0);
  const writes = [...mes2022.edges, ...linked].filter((edge) =>
    ['consent', 'refusal', 'closure', 'reconsider'].some((name) => sends(name, edge)),
  );
  expect(writes.map(({ what }) => what)).toEqual([]);
  const writing = shows(
    'emergencyChoice',
    'samuChoice',
    'review',
    'creating',
    'closing',
    'refused',
    'closeExplain',
  );
  expect(mes2022.nodes.filter(writing)).toEqual([]);
});

describe('the fewest touches from the card put in (G6)', () => {
  test.each<[ScreenName, number]>([
    ['decide', 8],
    ['done', 12],
    ['refused', 2],
    ['closed', 3],
  ])('to %s under consent-2016: %i', (screen, taps) => {
    expect(fewestTaps(consent2016, shows(screen))).toBe(taps);
  });

  test.each<[ScreenName, number]>([
    ['informedOppose', 2],
    ['guideClose', 2],
    ['guideReopen', 2],
    ['informedActivate', 9],
  ])('to %s under mes-2022: %i', (screen, taps) => {
    expect(fewestTaps(mes2022, shows(screen))).toBe(taps);
  });

  test('and back to the card: 14 at most after an opening, 4 after a refusal', () => {
    const back = consent2016.edges.filter(({ by, to }) => by === 'patient' && to.screen === 'takeCard');
    const leave = (screen: ScreenName): boolean => back.some(({ from }) => from.screen === screen);
    expect([leave('done'), leave('refused')]).toEqual([true, true]);
  });
});
