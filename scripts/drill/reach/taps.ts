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
  const withoutRecord = await cardRead();
  return {
    decide: shortest(withoutRecord, 'none', screens.decide),
    opened: shortest(withoutRecord, 'none', screens.opened),
    refused: shortest(withoutRecord, 'none', screens.refused),
    closed: shortest(withoutRecord, 'open', screens.closed),
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

function shortest(start: JourneySnapshot, record: 'none' | 'open', goal: ScreenName): number | null {
  const seen = new Set([keyOf(start)]);
  let reached = [start];
  for (let taps = 1; taps <= tapsMax; taps += 1) {
    const next: JourneySnapshot[] = [];
    for (const snapshot of reached)
      for (const type of plainTaps) {
        const after = answered(transition(journeyMachine, snapshot, { type } as PatientEvent)[0], record);
        if (screenOf(after) === goal) return taps;
        const key = keyOf(after);
        if (!seen.has(key)) next.push(after);
        seen.add(key);
      }
    reached = next;
  }
  return null;
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
