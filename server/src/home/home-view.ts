/** What the page is told of a record: states as they are stored, addresses masked, a login while it waits to be noted. */
import type { HomeView, OpenHome, ShownAccess, ShownChannel } from '../../contract/home/index.ts';
import { type ClosureState, outcomeOf } from '../closures/closure.ts';
import type { Database } from '../db/database.ts';
import type { AccessStore } from './access-store.ts';
import { type Channel, masked } from './channel.ts';
import type { Channels } from './channels.ts';
import type { ErasureDesk } from './erasure.ts';
import type { HomeSession } from './home-sessions.ts';
import type { Senders } from './messages/message.ts';
import type { TextSeal } from './text-seal.ts';
import type { ActorsAtHome } from './who-acts.ts';

export interface HomeViewParts {
  database: Database;
  channels: Channels;
  accesses: AccessStore;
  erasures: ErasureDesk;
  senders: Senders;
  seal: TextSeal;
  actors: ActorsAtHome;
}

export async function homeView(parts: HomeViewParts, session: HomeSession | null): Promise<HomeView> {
  if (!session) return { stage: 'none' };
  const { recordId, stage, secondsLeft, key } = session;
  const confirmed = await parts.channels.confirmed(recordId);
  const channel = confirmed && shown(confirmed.channel);
  if (stage === 'awaits-code') return channel ? { stage, sentTo: channel } : { stage: 'none' };
  const awaiting = await parts.channels.awaiting(recordId, key);
  return {
    stage,
    secondsLeft,
    ...(await shownActors(parts.actors, recordId)),
    ...(await facts(parts.database, recordId)),
    offered: (['mobile', 'email'] as const).filter((kind) => parts.senders[kind] !== null),
    channel,
    awaiting: awaiting && shown(awaiting.channel),
    access: await shownAccess(parts, recordId),
    erasure: await shownErasure(parts.erasures, recordId),
  };
}

/** Nobody, once the identity is erased. */
async function shownActors(
  actors: ActorsAtHome,
  recordId: string,
): Promise<Pick<OpenHome, 'openedBy' | 'mayAct'>> {
  const known = await actors.of(recordId);
  return { openedBy: known?.openedBy ?? 'self', mayAct: known?.may ?? [] };
}

export function shown(channel: Channel): ShownChannel {
  return { kind: channel.kind, shown: masked(channel) };
}

async function shownAccess({ accesses, seal }: HomeViewParts, recordId: string): Promise<ShownAccess | null> {
  const access = await accesses.read(recordId);
  if (!access) return null;
  const { state, password, loginSealed } = access;
  return { state, password, login: loginSealed ? await seal.open(recordId, loginSealed) : null };
}

async function shownErasure(erasures: ErasureDesk, recordId: string): Promise<OpenHome['erasure']> {
  const request = await erasures.read(recordId);
  if (!request) return null;
  const { state, bar, askedAt, keptUntil } = request;
  return { state, bar, askedAt: askedAt.toISOString(), keptUntil: keptUntil?.toISOString() ?? null };
}

interface Facts {
  state: string;
  codeUntil: Date | null;
  breakGlassConsent: boolean;
  emergencyCallConsent: boolean;
  closure: ClosureState | null;
}

/** The last change that the service confirmed stands for the choices; the last closure since the opening for its state. */
async function facts(
  database: Database,
  recordId: string,
): Promise<Pick<OpenHome, 'record' | 'codeUntil' | 'choices' | 'closure'>> {
  const { rows } = await database.query<Facts>({
    text: `select r.state, k.expires_at as "codeUntil",
                  coalesce(h.break_glass_consent, c.break_glass_consent) as "breakGlassConsent",
                  coalesce(h.emergency_call_consent, c.emergency_call_consent) as "emergencyCallConsent",
                  l.state as closure
             from records r join consents c on c.record_id = r.id
             left join activation_codes k
               on k.record_id = r.id and k.dead_at is null and k.attempts < 5 and k.expires_at > now()
             left join lateral (select * from home_choices h
                                 where h.record_id = r.id and h.state = 'changed'
                                 order by h.asked_at desc, h.id desc limit 1) h on true
             left join lateral (select l.state from closures l
                                 where l.person_index = r.person_index and l.requested_at >= r.requested_at
                                 order by l.requested_at desc limit 1) l on true
            where r.id = $1`,
    values: [recordId],
  });
  const row = rows[0];
  if (!row) throw new Error('a session is bound to a record that is not there');
  const { state, codeUntil, breakGlassConsent, emergencyCallConsent, closure } = row;
  return {
    record: state === 'closed' ? 'closed' : 'activated',
    codeUntil: codeUntil?.toISOString() ?? null,
    choices: { breakGlassConsent, emergencyCallConsent },
    closure: closure && outcomeOf(closure).outcome,
  };
}
