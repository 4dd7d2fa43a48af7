/** What people ask of one server, and what it then says of them. */
import { randomUUIDv7 } from 'node:crypto';
import type { Identity } from '../../../server/contract/index.ts';
import type { Closure } from '../support/evidence.ts';
import type { Answer } from '../support/kiosk-client.ts';
import { anyDigest, requestFor, someone } from '../support/people.ts';
import type { ServerUnderTest } from '../support/server-under-test.ts';

export interface Acts {
  /** Somebody whose record was opened elsewhere. */
  holder(): Identity;
  /** Under a request id of its own. `wait`: seconds for the national answer. */
  close(request: Closure, wait?: number): Promise<Answer>;
  open(identity: Identity, act?: 'open' | 'reopen', wait?: number): Promise<Answer>;
  statusOf(identity: Identity): Promise<unknown>;
  /** How often TD1.4 took effect. */
  closuresOf(identity: Identity): number;
  /** Holds the next TD1.4 until it is let go. */
  heldClosure(): () => void;
}

export function actsAt({ kiosk, dmp }: ServerUnderTest): Acts {
  return {
    holder() {
      const identity = someone();
      dmp.act({ identity });
      return identity;
    },
    close: (request, wait) => kiosk.close(randomUUIDv7(), request, wait),
    open: (identity, act = 'open', wait) =>
      kiosk.create(randomUUIDv7(), { ...requestFor(identity, anyDigest()), act }, wait),
    statusOf: async (identity) => (await kiosk.send('POST', '/v1/status', { identity })).body,
    closuresOf: ({ nir }) => dmp.closures.filter((each) => each === nir).length,
    heldClosure() {
      const held = Promise.withResolvers<void>();
      dmp.nextTerminates.push(async (closing) => {
        await held.promise;
        dmp.shut(closing);
        return { outcome: 'closed' };
      });
      return held.resolve;
    },
  };
}
