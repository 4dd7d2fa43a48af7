/** From a session of the counter to whoever signs for the DMP in it, as long as the session stands. */
import type { Sessions } from '../counter/sessions.ts';
import type { InPerson } from '../dmp/in-person.ts';

/**
 * Null: nobody is signed in by that token, or they have no signature for the DMP (an agent of the Assurance maladie, the
 * invented staff of development).
 */
export function inPersonOf(
  sessions: Pick<Sessions, 'find' | 'standing'>,
  token: string | null,
): InPerson | null {
  const signature = sessions.find(token)?.proven?.vihf ?? null;
  return token === null || signature === null
    ? null
    : { signature, standing: () => sessions.standing(token) };
}
