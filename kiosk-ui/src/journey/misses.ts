/** Answers to the two questions that were not the right ones: since they were last explained, and in this visit. Pure. */
import type { JourneyContext, Question } from './events.ts';

export const noMisses: Record<Question, number> = { insurer: 0, close: 0 };

/** Two are enough to know that a person must explain. */
const most = 2;

export function afterMiss(
  { quizMisses, missed }: Pick<JourneyContext, 'quizMisses' | 'missed'>,
  question: Question,
): Pick<JourneyContext, 'quizMisses' | 'missed'> {
  return { quizMisses: counted(quizMisses, question), missed: counted(missed, question) };
}

function counted(misses: Record<Question, number>, question: Question): Record<Question, number> {
  return { ...misses, [question]: Math.min(most, misses[question] + 1) };
}
