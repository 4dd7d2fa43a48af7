/** How the agent says that it lives, and asks for a new browser. All of it is absent outside a kiosk. */
import { z } from 'zod';
import { type Environment, type Rule, Text } from './fields.ts';

export const watchdogSettings = {
  /** Set by systemd for a unit of Type=notify. */
  NOTIFY_SOCKET: Text.optional(),
  /** Set by systemd with WatchdogSec: microseconds. */
  WATCHDOG_USEC: z
    .string()
    .regex(/^[1-9]\d{5,11}$/, 'des microsecondes')
    .transform(Number)
    .optional(),
  /** Written when the page is silent; a .path unit of systemd restarts the browser. */
  BROWSER_RESTART_FILE: Text.optional(),
};

export function watchdogRules(given: Environment): Rule[] {
  const deaf = given['WATCHDOG_USEC'] !== undefined && given['NOTIFY_SOCKET'] === undefined;
  return [['NOTIFY_SOCKET', deaf, 'exigé avec WATCHDOG_USEC']];
}
