/** Which kiosk speaks: its certificate names it, our own row says whether we still know it, on every request. */
import type { TLSSocket } from 'node:tls';
import type { Request, RequestHandler, Response } from 'express';
import type { Kiosk, KioskStore } from '../kiosks/kiosk-store.ts';
import type { Log } from '../log.ts';
import { Problem } from './problems.ts';

/** Lets known kiosks pass and refuses everybody else, before any body is read. */
export function requireKiosk(kiosks: KioskStore, log: Log): RequestHandler {
  return async (request, response, next) => {
    const claim = claimOf(request);
    const kiosk = 'kioskId' in claim ? await kiosks.find(claim.kioskId) : null;
    if (!kiosk) {
      log.warn('kiosk-refused', 'kioskId' in claim ? { kioskId: claim.kioskId } : { reason: claim.refusal });
      throw new Problem('unknown-kiosk');
    }
    response.locals['kiosk'] = kiosk;
    next();
  };
}

/** The kiosk that `requireKiosk` let pass. */
export function kioskOf(response: Response): Kiosk {
  const kiosk: Kiosk | undefined = response.locals['kiosk'];
  if (!kiosk) throw new Error('a route asks for the kiosk without requireKiosk before it');
  return kiosk;
}

type Claim = { kioskId: string } | { refusal: string };

function claimOf(request: Request): Claim {
  const socket = request.socket as TLSSocket;
  // Chain, dates and client usage were checked by TLS against the kiosks' authority.
  if (!socket.authorized) return { refusal: 'certificate-not-accepted' };
  const kioskId = kioskIdIn(socket.getPeerX509Certificate()?.subjectAltName);
  return kioskId ? { kioskId } : { refusal: 'certificate-names-no-kiosk' };
}

/** The certificate must say `urn:kiosk:<uuid>` and nothing else: a second name would be somebody's choice. */
export function kioskIdIn(subjectAltName: string | undefined): string | null {
  const match = /^URI:urn:kiosk:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(subjectAltName ?? '');
  return match?.[1] ?? null;
}
