/**
 * The fewest touches from the card put in to each end (accessibility.md G6), searched on the machine itself: every tap
 * that it hears is tried, and the agent answers at once whatever it is asked.
 */
import type { AgentState, Visit } from '@borne/kiosk-agent/contract';
import { type EventFromLogic, transition } from 'xstate';
import {
  at,
  choosing,
  deciding,
  finished,
  jeanne,
  tickets,
  working,
} from '../../../kiosk-ui/gallery/invented.ts';
import { startWalker } from '../../../kiosk-ui/gallery/walker.ts';
import { type Command, type PatientEvent, plainTaps } from '../../../kiosk-ui/src/journey/events.ts';
import { type JourneySnapshot, journeyMachine } from '../../../kiosk-ui/src/journey/machine.ts';
import { type ScreenName, screenOf } from '../../../kiosk-ui/src/journey/screen.ts';

export type Goal = 'decide' | 'opened' | 'refused' | 'closed';
/** Null: no way was found. */
export type Taps = Record<Goal, number | null>;

type MachineEvent = EventFromLogic<typeof journeyMachine>;

const screens: Record<Goal, ScreenName> = {
  decide: 'decide',
  opened: 'done',
  refused: 'refused',
  closed: 'closed',
};

export async function fewestTaps(): Promise<Taps> {
  const start = await cardRead();
  const withoutRecord = distances(start, 'none', [screens.decide, screens.opened, screens.refused]);
  const withRecord = distances(start, 'open', [screens.closed]);
  return {
    decide: withoutRecord.get(screens.decide) ?? null,
    opened: withoutRecord.get(screens.opened) ?? null,
    refused: withoutRecord.get(screens.refused) ?? null,
    closed: withRecord.get(screens.closed) ?? null,
  };
}

/** The card is in and read: nobody has touched anything yet. */
async function cardRead(): Promise<JourneySnapshot> {
  const walker = await startWalker();
  await walker.tell(at(choosing(jeanne)));
  const snapshot = walker.snapshot();
  walker.stop();
  return snapshot;
}

const tapsMax = 16;
/** What they lay over the journey gives it back in the same place: no way through them is shorter. */
const aside: readonly string[] = ['HELP', 'QUIT', 'LANGUAGE', 'DISPLAY', 'MORE', 'PAGE_NEXT', 'PAGE_BACK'];
const tried = plainTaps.filter((tap) => !aside.includes(tap));

/** Touches to each of these screens, as far as they are found. */
function distances(
  start: JourneySnapshot,
  record: 'none' | 'open',
  goals: readonly ScreenName[],
): Map<ScreenName, number> {
  const found = new Map<ScreenName, number>();
  const seen = new Set([keyOf(start)]);
  let reached = [start];
  for (let taps = 1; taps <= tapsMax && found.size < goals.length; taps += 1) {
    const fresh = reached
      .flatMap((snapshot) => tried.flatMap((type) => after(snapshot, type, record)))
      .filter((next) => !seen.has(keyOf(next)) && seen.add(keyOf(next)));
    for (const next of fresh) {
      const screen = screenOf(next);
      if (goals.includes(screen) && !found.has(screen)) found.set(screen, taps);
    }
    reached = fresh;
  }
  return found;
}

/** None where the machine does not hear this touch. */
function after(
  snapshot: JourneySnapshot,
  type: (typeof plainTaps)[number],
  record: 'none' | 'open',
): JourneySnapshot[] {
  const tap = { type } as PatientEvent;
  return snapshot.can(tap) ? [answered(transition(journeyMachine, snapshot, tap)[0], record)] : [];
}

const keyOf = ({ value, context }: JourneySnapshot): string => JSON.stringify([value, context]);

/** The hand has left the glass, and the agent has done what it was asked. */
function answered(snapshot: JourneySnapshot, record: 'none' | 'open'): JourneySnapshot {
  const rested = later(snapshot, 'sameGesture');
  const { command } = rested.context;
  const visit = command && command.name in answers ? answers[command.name]?.(record) : undefined;
  if (!visit) return rested;
  const state: AgentState = at(visit);
  const told = transition(journeyMachine, rested, { type: 'AGENT_STATE', state })[0];
  return later(transition(journeyMachine, told, commandDone)[0], 'sameGesture');
}

const commandDone = {
  type: 'xstate.done.actor.0.kiosk.open.command.sending',
  output: { ok: true },
} as unknown as MachineEvent;

const answers: { [Name in Command['name']]?: (record: 'none' | 'open') => Visit } = {
  holder: (record) => deciding(record),
  consent: () => finished('created', tickets.notAsked),
  refusal: () => working('refused'),
  closure: () => finished('closed'),
};

function later(snapshot: JourneySnapshot, delay: string): JourneySnapshot {
  const passed = snapshot._nodes
    .flatMap(({ after }) => after.map(({ eventType }) => eventType))
    .filter((type) => type.includes(delay));
  return passed.reduce((now, type) => transition(journeyMachine, now, { type } as MachineEvent)[0], snapshot);
}
