/** By which rule a person counts as a minor now: the server's word (EX_GEN-1550); the strictest one until it is heard. */
import { strictestMinorsRule } from '@borne/server/contract';
import { civilDay, type Ruling } from './eligibility.ts';
import type { StateBoard } from './state-board.ts';

export function rulingNow(board: StateBoard, now: () => Date): Ruling {
  return { today: civilDay(now()), minors: board.facts().profile?.minors ?? strictestMinorsRule };
}
