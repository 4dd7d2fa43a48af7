/**
 * The operator API: what the bench page, the drills and the tests ask of the hand. JSON over http, on the loopback only.
 *
 *   GET  /cards          the cards of the bench: [{ id, title, about }], in French
 *   GET  /state          { inserted: id | null, linked }; linked: the reader has found the card
 *   GET  /commands       { commands }: how many commands reached a card since this process began
 *   POST /insert {card}  409 slot-occupied, 404 unknown-card; also takes the unlisted cards of `sentinels.ts`
 *   POST /remove {}      pulls the card out, if there is one
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
import { catalogue } from './catalogue.ts';
import type { Hand } from './hand.ts';
import { cardOfId } from './sentinels.ts';

const InsertSchema = z.strictObject({ card: z.string().max(100) });
const RemoveSchema = z.strictObject({});

export function operatorApi(hand: Hand): Server {
  return operatorServer('Carte virtuelle', (address, request) => {
    switch (address) {
      case 'GET /cards':
        return ok(catalogue.map(({ id, title, about }) => ({ id, title, about })));
      case 'GET /state':
        return ok(hand.state());
      case 'GET /commands':
        return ok({ commands: hand.commands });
      case 'POST /insert':
        return withBody(request, InsertSchema, ({ card }) => insert(hand, card));
      case 'POST /remove':
        return withBody(request, RemoveSchema, () => remove(hand));
      default:
        return unknownAddress;
    }
  });
}

function insert(hand: Hand, id: string): Answer {
  const card = cardOfId(id);
  if (!card) return refusal(404, 'unknown-card');
  return hand.insert(card) ? ok(hand.state()) : refusal(409, 'slot-occupied');
}

function remove(hand: Hand): Answer {
  hand.remove();
  return ok(hand.state());
}
