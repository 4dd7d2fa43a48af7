/** What the page of the counter is told: who, so that the right person is served, how far, and never a value. */
import type { AutomationDriver, FieldReport, FillReport } from '../automation/desktop-automation.ts';
import type { CodeRefusal } from '../code/compose-code.ts';

/** One person as the kiosk's own screen shows them. */
export interface PersonView {
  firstName: string;
  birthYear: string;
}

export type HandOverView =
  | { stage: 'none' }
  | {
      stage: 'offered';
      person: PersonView;
      /** shown: there is a picture to scan. Else why there is none. */
      code: 'shown' | CodeRefusal;
      /** Opens one filling, once. Null where filling is off. */
      ticket: string | null;
      /** Milliseconds until it is wiped. */
      leftMs: number;
    }
  | { stage: 'filling'; person: PersonView; fields: FieldReport[] }
  | { stage: 'reported'; report: FillReport };

export interface CounterState {
  driver: AutomationDriver;
  profile: string;
  codeFormat: 'ins-datamatrix' | 'wedge';
  /** SIMULATEUR: the software that is filled does not exist. */
  simulated: boolean;
  /** SIMULATEUR: first names of the invented people that can be offered. */
  demonstration: string[];
  handOver: HandOverView;
}
