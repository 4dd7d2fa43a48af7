/**
 * Paper, phone or nothing, for a sheet without a secret: a receipt or a guide, the same after a yes and after a no. The
 * ticket with its code is another matter (ending.ts).
 */
import { askPaper } from './asks.ts';
import { journey } from './setup.ts';
import { taps, type Way } from './taps.ts';

const becomes = (...states: ('printing' | 'printed' | 'not-printed' | 'unknown' | 'on-screen')[]) => ({
  type: 'paperBecomes' as const,
  params: { states },
});

/** `end`: where whoever has their sheet goes, or who wants none. */
export function receipt(id: string, end: Way) {
  const nothing = taps({ NOTHING: end });
  const done = taps({ DONE: end });
  return journey.createStateConfig({
    id,
    initial: 'choice',
    states: {
      choice: {
        meta: { screen: 'receiptChoice' },
        on: { ...nothing, ...taps({ PAPER: 'printing', PHONE: 'asking' }) },
      },
      printing: {
        meta: { screen: 'printing' },
        entry: askPaper.paper,
        on: {
          AGENT_STATE: [
            { guard: becomes('printed'), ...end },
            { guard: becomes('not-printed', 'unknown'), target: 'missing' },
          ],
          COMMAND_FAILED: 'missing',
        },
        after: { printPatience: 'missing' },
      },
      /** On the phone: as soon as there is something to scan. */
      asking: {
        meta: { screen: 'receiptChoice' },
        entry: askPaper.screen,
        on: {
          ...nothing,
          ...taps({ PAPER: 'printing', PHONE: { target: 'asking', guard: 'noCommandInFlight' } }),
          AGENT_STATE: { guard: becomes('on-screen'), target: 'shown' },
        },
      },
      shown: { meta: { screen: 'receiptShown' }, on: done },
      missing: {
        meta: { screen: 'paperMissing' },
        on: {
          ...done,
          ...taps({ PHONE: 'asking', PRINT_AGAIN: 'printing' }),
        },
      },
    },
  } as Parameters<typeof journey.createStateConfig>[0]);
}
