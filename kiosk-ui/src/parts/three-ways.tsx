import type { ReactNode } from 'react';
import type { PatientEvent } from '../journey/events.ts';
import type { ButtonKey } from '../text/line.ts';
import { Button } from './button.tsx';

export interface OneWay {
  words: ButtonKey;
  tap: PatientEvent['type'];
  icon?: ReactNode;
}

/** Three answers of exactly the same weight, one under the other: none is filled, larger or chosen beforehand. */
export function ThreeWays({ ways }: { ways: readonly [OneWay, OneWay, OneWay] }) {
  return (
    <div className="three-ways">
      {ways.map(({ words, tap, icon }) => (
        <Button key={words} look="choice" tap={tap} words={words} icon={icon} />
      ))}
    </div>
  );
}

/** Not knowing is an answer like the others. */
export const quizAnswers = [
  { words: 'yes', tap: 'QUIZ_YES' },
  { words: 'no', tap: 'QUIZ_NO' },
  { words: 'notKnown', tap: 'QUIZ_UNKNOWN' },
] as const;
