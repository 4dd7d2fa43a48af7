/** What one attempt to bring an act to the national service says of itself. */

/** done: nothing is left to do. later: the queue must come back. `state` and `reason` are words, safe to log. */
export type DeliveryResult = { result: 'done'; state: string } | { result: 'later'; reason: string };

/** Given an act's id, again and again, until it says `done`. */
export type Deliver = (actId: string) => Promise<DeliveryResult>;

/** Another worker took the act over: the next look will see what it did. */
export const overtaken: DeliveryResult = { result: 'later', reason: 'overtaken' };
