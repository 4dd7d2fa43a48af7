/** The answers of the page's routes: a word for the page, and its status. */
import type { Response } from 'express';
import type { CodeAnswer } from './code-sending.ts';

export function say(response: Response, status: number, body: object): void {
  response.status(status).json(body);
}

/** Too many codes for this record or for this address. */
export function sayWait(response: Response, seconds: number): void {
  say(response.set('retry-after', `${seconds}`), 429, { answer: 'too-many-codes', seconds });
}

/** Whoever was named may not act here (who-acts.ts). */
export function sayOtherActor(response: Response): void {
  say(response, 403, { answer: 'other-actor' });
}

const codeStatuses: Record<CodeAnswer['answer'], number> = {
  confirmed: 200,
  wrong: 403,
  'other-actor': 403,
  over: 410,
};

export function sayCode(response: Response, used: CodeAnswer): void {
  say(response, codeStatuses[used.answer], used);
}
