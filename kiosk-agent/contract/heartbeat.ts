/**
 * POST /agent/heartbeat: the page says every few seconds, and at each new screen, that it still draws and which screen it
 * shows. Answers 204.
 * Like the event stream it is told by the cookie alone: it commands nothing.
 */
import { z } from 'zod';

export const heartbeatEveryMs = 5_000;

/** The name of a screen, as the page calls it: letters only, so that nothing of a patient has a way in. */
export const HeartbeatSchema = z.strictObject({ screen: z.string().regex(/^[A-Za-z]{1,32}$/) });
export type Heartbeat = z.infer<typeof HeartbeatSchema>;
