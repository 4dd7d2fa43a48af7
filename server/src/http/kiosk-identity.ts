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

/** id-kp-clientAuth, RFC 5280 §4.2.1.12. */
const clientUsage = '1.3.6.1.5.5.7.3.2';

type Claim = { kioskId: string } | { refusal: string };

/**
 * By connection. What its certificate says cannot change while it lasts: no listener renegotiates (listen.ts). Whether the
 * kiosk is still one of ours can, and is never remembered.
 */
const claims = new WeakMap<TLSSocket, Claim>();

function claimOf(request: Request): Claim {
  const socket = request.socket as TLSSocket;
  const claim = claims.get(socket) ?? claimOn(socket);
  claims.set(socket, claim);
  return claim;
}

function claimOn(socket: TLSSocket): Claim {
  // Chain, dates and client usage were checked by TLS against the kiosks' authority.
  if (!socket.authorized) return { refusal: 'certificate-not-accepted' };
  const certificate = socket.getPeerX509Certificate();
  // TLS lets a certificate without any extended usage pass: that of the kiosk's evidence is one.
  const usages: readonly string[] = certificate?.keyUsage ?? [];
  if (!usages.includes(clientUsage)) return { refusal: 'certificate-not-for-clients' };
  const kioskId = kioskIdIn(certificate?.subjectAltName);
  return kioskId ? { kioskId } : { refusal: 'certificate-names-no-kiosk' };
}

/** The certificate must say `urn:kiosk:<uuid>` and nothing else: a second name would be somebody's choice. */
export function kioskIdIn(subjectAltName: string | undefined): string | null {
  const match = /^URI:urn:kiosk:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(subjectAltName ?? '');
  return match?.[1] ?? null;
}
