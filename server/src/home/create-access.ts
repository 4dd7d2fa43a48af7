/**
 * Asks the national service for the person's internet access. The intention is committed before the call leaves; of two
 * who ask at once, one has the turn. Login and password part here: the one to the page, the other to the post.
 */
import type { HomeActor } from '../../contract/evidence/index.ts';
import type { Identity, Language } from '../../contract/index.ts';
import { auditDetail } from '../audit/audit-event.ts';
import type { AccessOrder, AccessOutcome } from '../dmp/internet-access.ts';
import { afterAccess } from './access.ts';
import type { AccessStore, SealedSecrets } from './access-store.ts';
import type { Channel } from './channel.ts';
import type { Channels } from './channels.ts';
import type { IdentityOf } from './identity-of.ts';
import type { Message } from './messages/message.ts';
import { mayActOn, type NationalAccess } from './national-access.ts';
import type { TextSeal } from './text-seal.ts';

export interface CreateAccessParts {
  accesses: AccessStore;
  channels: Channels;
  identityOf: IdentityOf;
  national: NationalAccess;
  seal: TextSeal;
  newId: () => string;
  hint: () => void;
}

/** Ends when the answer is known and stored, or when it is not ours to ask. What became of it: read the store. */
export async function createAccess(
  parts: CreateAccessParts,
  recordId: string,
  language: Language,
  by: HomeActor,
): Promise<void> {
  const { accesses, newId, hint } = parts;
  const confirmed = await parts.channels.confirmed(recordId);
  const identity = await parts.identityOf(recordId);
  if (!confirmed || !identity) return;
  const { channel } = confirmed;
  const turn = await accesses.begin(recordId, newId(), by);
  if (!turn) return;
  const answer = await ask(parts.national, identity, channel);
  const end = afterAccess(answer, turn.doubt);
  const stored = { ...end, detail: end.detail === null ? null : auditDetail(end.detail) };
  const secrets = await sealedSecrets(parts, { recordId, channel, language, answer });
  await accesses.settle(recordId, turn, stored, secrets, newId());
  if (secrets) hint();
}

async function ask(national: NationalAccess, identity: Identity, channel: Channel): Promise<AccessOutcome> {
  const may = mayActOn(await national.find(identity));
  if (may.outcome !== 'go') return may;
  // Made before, by us in a doubt or by somebody else: TD1.5a would say no more.
  return may.hasAccess ? { outcome: 'exists' } : national.createAccess(orderOf(identity, channel));
}

function orderOf(identity: Identity, { kind, address }: Channel): AccessOrder {
  return { identity, channel: kind === 'mobile' ? { kind, number: address } : { kind, address } };
}

async function sealedSecrets(
  { seal, newId }: CreateAccessParts,
  {
    recordId,
    channel,
    language,
    answer,
  }: {
    recordId: string;
    channel: Channel;
    language: Language;
    answer: AccessOutcome;
  },
): Promise<SealedSecrets | null> {
  if (answer.outcome !== 'created') return null;
  const message: Message = { kind: 'password', channel, language, secret: answer.password };
  return {
    login: await seal.seal(recordId, answer.login),
    messageId: newId(),
    message: await seal.seal(recordId, JSON.stringify(message)),
  };
}
