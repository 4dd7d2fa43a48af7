import type { Display as DisplayOf } from '../journey/events.ts';
import { Button } from '../parts/button.tsx';
import { useJourney } from '../parts/journey-context.tsx';
import { Line } from '../parts/line.tsx';
import { Page } from '../parts/page.tsx';
import { doneIcon } from '../parts/pictures/icons.tsx';
import type { ButtonKey } from '../text/line.ts';

interface Group {
  /** Also the label of the group. */
  setting: keyof DisplayOf;
  choices: readonly { words: ButtonKey; change: Partial<DisplayOf> }[];
}

const groups: readonly Group[] = [
  {
    setting: 'size',
    choices: [
      { words: 'sizeNormal', change: { size: 'normal' } },
      { words: 'sizeLarge', change: { size: 'large' } },
      { words: 'sizeLargest', change: { size: 'largest' } },
    ],
  },
  {
    setting: 'contrast',
    choices: [
      { words: 'contrastNormal', change: { contrast: 'normal' } },
      { words: 'contrastHigh', change: { contrast: 'high' } },
    ],
  },
  {
    setting: 'reach',
    choices: [
      { words: 'reachNormal', change: { reach: 'normal' } },
      { words: 'reachLow', change: { reach: 'low' } },
    ],
  },
  {
    setting: 'motion',
    choices: [
      { words: 'motionNormal', change: { motion: 'normal' } },
      { words: 'motionCalm', change: { motion: 'calm' } },
    ],
  },
];

const notChosen = (
  <svg viewBox="0 0 64 64" aria-hidden="true" focusable="false">
    <circle cx="32" cy="32" r="24" fill="none" stroke="currentColor" strokeWidth="5" />
  </svg>
);

/** Every change is seen at once, on this very screen. */
export function Display() {
  const { display } = useJourney().context;
  return (
    <Page message="display" actions={<Button look="main" tap="CANCEL" words="goBack" />}>
      {groups.map(({ setting, choices }) => (
        <fieldset className="setting-group" key={setting}>
          <legend>
            <Line id={`labels.${setting}`} />
          </legend>
          <div className="setting-choices">
            {choices.map(({ words, change }) => (
              <Button
                key={words}
                look="setting"
                tap={{ type: 'SET_DISPLAY', change }}
                words={words}
                icon={display[setting] === change[setting] ? doneIcon : notChosen}
                chosen={display[setting] === change[setting]}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </Page>
  );
}
