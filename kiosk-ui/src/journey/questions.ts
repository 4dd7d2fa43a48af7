/**
 * Two questions that check our explanation, never the person: the first answer that is not the right one is explained
 * and asked again, after a second one a person of the counter explains (journey.md §4). A no stays one tap away.
 */
import { not } from 'xstate';
import { callForExplanation, handOver, withdrawExplanation } from './asks.ts';
import type { Question } from './events.ts';
import { journey } from './setup.ts';
import { answers, taps, type Way } from './taps.ts';

const missed = (question: Question, fix: string): readonly Way[] => {
  const actions = { type: 'countMiss' as const, params: { question } };
  return [
    { guard: { type: 'firstMiss', params: { question } }, target: fix, actions },
    { target: 'staffExplain', actions },
  ];
};

/** The five things once more, and both questions as if for the first time. */
const toTheStart = { target: '#explain-what', actions: 'forgetMisses' } as const;

/** To the decision, by the regime of the person; the only door, and it opens to nobody who was not told. */
export const toDecision = [
  { guard: { type: 'mayWrite' }, target: '#decide' },
  { target: '#informedAsk' },
] as const;

/** Nobody answers to a text that they have not read: in another language it is another text (`showLanguage`). */
export const unread = { guard: not('understood'), target: '#explain' } as const;

export const questions = journey.createStateConfig({
  id: 'questions',
  initial: 'start',
  states: {
    start: {
      always: [
        { guard: 'understood', target: 'over' },
        { guard: 'explained', target: 'explained' },
        { target: 'insurer' },
      ],
    },
    insurer: {
      id: 'quizInsurer',
      meta: { screen: 'quizInsurer' },
      on: {
        ...taps({ BACK: '#explain-emergency' }),
        ...answers({
          QUIZ_NO: 'close',
          QUIZ_YES: missed('insurer', 'fixInsurer'),
          QUIZ_UNKNOWN: missed('insurer', 'fixInsurer'),
        }),
      },
    },
    fixInsurer: { meta: { screen: 'fixInsurer' }, on: taps({ NEXT: 'insurer' }) },
    close: {
      meta: { screen: 'quizClose' },
      on: {
        ...taps({ BACK: 'insurer' }),
        ...answers({
          QUIZ_YES: { target: 'answered', actions: 'understandByQuiz' },
          QUIZ_NO: missed('close', 'fixClose'),
          QUIZ_UNKNOWN: missed('close', 'fixClose'),
        }),
      },
    },
    fixClose: { meta: { screen: 'fixClose' }, on: taps({ NEXT: 'close' }) },
    staffExplain: {
      meta: { screen: 'staffExplain' },
      entry: callForExplanation,
      always: { guard: 'explained', target: 'explained' },
      on: {
        ...taps({
          // Nobody comes for whoever reads instead; somebody who is on their way reads with them.
          BACK: [
            { guard: 'assisted', ...toTheStart },
            { ...toTheStart, actions: ['forgetMisses', withdrawExplanation] },
          ],
          RETRY: { target: 'staffExplain', reenter: true },
          HAND_OVER: handOver('explanation'),
        }),
        // Somebody ended the call and did not explain: nobody comes any more, so we explain again.
        AGENT_STATE: { guard: 'callEndsUnexplained', ...toTheStart },
      },
      // Called again each time, and said each time.
      after: {
        helpPatience: { guard: 'alone', target: 'staffExplain', reenter: true, actions: 'sayNobodyCame' },
      },
    },
    /** A person said that they explained: the question comes next, and its answer is still the patient's. */
    explained: { entry: 'understandByStaff', always: 'over' },
    /** Nobody needs to come and explain any more. */
    answered: { entry: withdrawExplanation, always: 'over' },
    over: { always: toDecision },
  },
});
