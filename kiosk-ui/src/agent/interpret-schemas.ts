/**
 * The agent's Content-Security-Policy lets no text become code (Trusted Types): schemas must be interpreted, never
 * compiled. Imported before anything that makes a schema.
 */
import { config } from 'zod';

config({ jitless: true });
