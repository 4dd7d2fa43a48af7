/** What to say to the agent, from what the screen knows; null when it knows too little to say it. Pure. */
import type { Command, JourneyContext } from './events.ts';
import { holderShown, mayWrite } from './truth.ts';

export function holderCommand(context: JourneyContext): Command | null {
  const holder = holderShown(context);
  if (!context.visitId || !holder) return null;
  return { name: 'holder', body: { visitId: context.visitId, index: holder.index } };
}

/** The same yes, asked twice, is word for word the same request. */
export function consentCommand(context: JourneyContext): Command | null {
  const { visitId, notice, breakGlassConsent, emergencyCallConsent } = context;
  if (!visitId || !mayWrite(context) || breakGlassConsent === null || emergencyCallConsent === null)
    return null;
  const consent = { notice, language: 'fr', breakGlassConsent, emergencyCallConsent } as const;
  return { name: 'consent', body: { visitId, consent } };
}

export function refusalCommand({ visitId, notice }: JourneyContext): Command | null {
  return visitId === null ? null : { name: 'refusal', body: { visitId, notice } };
}

export function ticketCommand({ visitId }: JourneyContext): Command | null {
  return visitId === null ? null : { name: 'ticket', body: { visitId } };
}

export function endCommand({ visitId }: JourneyContext): Command | null {
  return visitId === null ? null : { name: 'end', body: { visitId } };
}
