/** Which cards may be served. The industry's test and demo cards look like real ones to everybody but the library. */
import type { CardSession } from './card-reader.ts';
import type { CardReading } from './card-reading.ts';

/** Reads a card; where real people are served, a test or demo card is a problem of its own (EX_GEN-1430). */
export function admitting(
  mode: 'development' | 'production',
): (session: CardSession) => Promise<CardReading> {
  return async (session) => {
    const reading = await session.read();
    return mode === 'production' && isForTrials(reading)
      ? { outcome: 'problem', problem: 'test-card' }
      : reading;
  };
}

/** False too where the driver cannot know: nothing is guessed, and the log has said so at the start. */
function isForTrials(reading: CardReading): boolean {
  const nature = reading.outcome === 'read' ? reading.particulars?.nature : undefined;
  return nature === 'test' || nature === 'demo';
}
