/**
 * The role as which the server works (server/migrations/0010_application_role.sql). In production what it connects as
 * must not be able to leave it: a server that was taken over can then add to the trail, and not rewrite it.
 */
import type { Database } from './database.ts';

export const applicationRole = 'dmp_application';

/** For the `options` of a connection. */
export const asApplication = `-c role=${applicationRole}`;

/**
 * not-application: the connection works as somebody else. owner: it works as the application, and could stop doing so:
 * what it connects as owns the trail, or is a superuser.
 */
export type RoleProblem = 'not-application' | 'owner';

export async function roleProblem(database: Database): Promise<RoleProblem | null> {
  const { rows } = await database.query<{ role: string; owner: boolean }>({
    text: `select current_user as role,
                  (select pg_has_role(session_user, relowner, 'member')
                     from pg_class where oid = 'audit_events'::regclass) as owner`,
  });
  if (rows[0]?.role !== applicationRole) return 'not-application';
  return rows[0].owner ? 'owner' : null;
}
