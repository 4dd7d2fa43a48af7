import { callOf } from '../journey/truth.ts';
import { aheadLine } from '../text/line.ts';
import { useJourney } from './journey-context.tsx';
import { Line } from './line.tsx';

/** How many people wait before this one, while nobody comes yet. */
export function CallsAhead() {
  const call = callOf(useJourney().context);
  const line = call?.state === 'waiting' ? aheadLine(call.ahead) : null;
  return line && <Line id={line} as="p" className="body ahead" />;
}
