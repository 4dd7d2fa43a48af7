/** A kiosk waits for the national answer as long as it says (`Prefer: wait`), as it stays, and as the server lives. */
import type { Request, Response } from 'express';
import { waitFor } from '../http/prefer.ts';
import type { Settlements } from './settlement.ts';

export interface Waiting<State> {
  settlements: Settlements<State>;
  /** Longest wait for the national answer before the kiosk is told `pending`, in milliseconds. */
  settlementWaitMs: number;
  /** Aborted when the server stops: whoever waits is told what is known. */
  stopping: AbortSignal;
}

/** The act's state once settled, or as it is when the wait ends; null: it was never seen. */
export async function stateForKiosk<State>(
  { settlements, settlementWaitMs, stopping }: Waiting<State>,
  actId: string,
  request: Request,
  response: Response,
): Promise<State | null> {
  const waitMs = waitFor(request.get('prefer'), settlementWaitMs);
  if (waitMs === 0) return null;
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const signal = AbortSignal.any([stopping, gone.signal]);
  return signal.aborted ? null : settlements.wait(actId, waitMs, signal);
}
