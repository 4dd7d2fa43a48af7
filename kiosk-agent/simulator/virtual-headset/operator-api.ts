/**
 * The operator's hand on the virtual headset: JSON over HTTP on loopback.
 * GET /state; POST /plug {}; POST /unplug {}; POST /rattle {in}: the listeners are told that they missed something.
 */
import type { Server } from 'node:http';
import { z } from 'zod';
import {
  type Answer,
  ok,
  operatorServer,
  refusal,
  unknownAddress,
  withBody,
} from '../operator/operator-server.ts';
import type { Jack } from './jack.ts';

const NothingSchema = z.strictObject({});
const RattleSchema = z.strictObject({ in: z.boolean() });

export function operatorApi(jack: Jack): Server {
  const plug = (isIn: boolean): Answer =>
    jack.plug(isIn) ? ok(jack.state) : refusal(409, isIn ? 'in-already' : 'out-already');
  return operatorServer('Casque virtuel', (address, request) => {
    switch (address) {
      case 'GET /state':
        return ok(jack.state);
      case 'POST /plug':
        return withBody(request, NothingSchema, () => plug(true));
      case 'POST /unplug':
        return withBody(request, NothingSchema, () => plug(false));
      case 'POST /rattle':
        return withBody(request, RattleSchema, (wanted) => {
          jack.rattle(wanted.in);
          return ok(jack.state);
        });
      default:
        return unknownAddress;
    }
  });
}
