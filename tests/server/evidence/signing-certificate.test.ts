/** A certificate that was accepted once is looked at again each time: by whom, for whom and until when. */
import { randomUUID, X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { createAuthority } from '../../../scripts/pki/certificate-authority.ts';
import { checkSigningCertificate } from '../../../server/src/evidence/signing-certificate.ts';

const kioskId = randomUUID();
const dayMs = 86_400_000;

async function kioskAndAuthorities() {
  const [authority, rogue] = await Promise.all(
    [1, 2].map(() => createAuthority('CN=Bornes, O=DÉVELOPPEMENT', 'ecdsa', 9)),
  );
  if (!authority || !rogue) throw new Error('two authorities were asked for');
  const { certificate } = await authority.issue({
    ...{ name: 'CN=borne, O=DÉVELOPPEMENT', keyKind: 'ecdsa', usage: 'evidence', days: 2 },
    alternativeNames: [{ type: 'url', value: `urn:kiosk:${kioskId}` }],
  });
  return {
    certificate,
    ours: new X509Certificate(authority.certificate),
    rogue: new X509Certificate(rogue.certificate),
  };
}

test('what was accepted is refused once it is over, for another kiosk, and where its authority is not known', async () => {
  const { certificate, ours, rogue } = await kioskAndAuthorities();
  const check = (authorities: X509Certificate[], id = kioskId, inDays = 0) =>
    checkSigningCertificate(certificate, {
      ...{ authorities, kioskId: id, now: new Date(Date.now() + inDays * dayMs) },
    });
  for (const time of ['first', 'again']) {
    expect(check([rogue, ours]), time).toMatchObject({ ok: true });
    expect(check([ours], kioskId, 3), time).toEqual({ ok: false, reason: 'certificate-expired' });
    expect(check([ours], kioskId, -3), time).toEqual({ ok: false, reason: 'certificate-expired' });
    expect(check([ours], randomUUID()), time).toEqual({ ok: false, reason: 'other-kiosk' });
    expect(check([rogue]), time).toEqual({ ok: false, reason: 'certificate-untrusted' });
    expect(check([]), time).toEqual({ ok: false, reason: 'certificate-untrusted' });
  }
});
