/** Certificates that are not the kiosk's signing certificate, each with a signature that holds. */
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { type Act, inventId } from '../acts.ts';
import { type CertificateWish, forgeAuthority, issuedByKiosk, type KioskSigner } from '../certificates.ts';
import { inside } from './insider.ts';
import type { Expected, Mutate, Mutations, Subject } from './mutation.ts';

const answeredAt = '2026-01-15T10:00:00.000Z';

/** Making a key and a certificate takes longer than all the rest: one of each kind for a world. */
const kept = new WeakMap<object, Map<string, Promise<KioskSigner>>>();

function keptSigner(s: Subject, name: string, make: () => Promise<KioskSigner>): Promise<KioskSigner> {
  const ofWorld = kept.get(s.world) ?? new Map<string, Promise<KioskSigner>>();
  kept.set(s.world, ofWorld);
  const signer = ofWorld.get(name) ?? make();
  ofWorld.set(name, signer);
  return signer;
}

/** A kiosk whose certificate the right authority issued with these wishes. */
function issued(
  name: string,
  wish: Partial<CertificateWish>,
  expected: Expected = 'kiosk-certificate',
): [string, Mutate] {
  return from(name, (s) => s.world.authority.issue({ kioskId: inventId(s.chance, 4), ...wish }), expected);
}

function from(
  name: string,
  make: (s: Subject) => Promise<KioskSigner>,
  expected: Expected = 'kiosk-certificate',
): [string, Mutate] {
  const mutate: Mutate = async (s) => {
    const kiosk = await keptSigner(s, name, () => make(s));
    const act = ({ kiosk: word, received }: Act): void => {
      word.answeredAt = answeredAt;
      received.clockSuspect = false;
    };
    return inside(s, { kiosk, act }, expected);
  };
  return [name, mutate];
}

/** A kiosk whose certificate is of 2026, and two clocks: its own, and the server's, which may say that it is not believed. */
function clocks(
  name: string,
  [answered, receivedAt, clockSuspect]: [answeredAt: string, receivedAt: string, clockSuspect: boolean],
  expected: Expected,
): [string, Mutate] {
  const mutate: Mutate = async (s) => {
    const wish = { from: '2026-01-01T00:00:00Z', to: '2026-12-31T00:00:00Z' };
    const kiosk = await keptSigner(s, 'of 2026', () =>
      s.world.authority.issue({ kioskId: inventId(s.chance, 4), ...wish }),
    );
    const act = (told: Act): void => {
      told.kiosk.answeredAt = answered;
      Object.assign(told.received, { receivedAt, clockSuspect });
    };
    return inside(s, { kiosk, act }, expected);
  };
  return [name, mutate];
}

const anyId = '00000000-0000-4000-8000-000000000000';
const { digitalSignature, keyAgreement, keyCertSign, nonRepudiation } = x509.KeyUsageFlags;
const url = (value: string): x509.JsonGeneralNames[number] => ({ type: 'url', value });

export const certificates: Mutations = Object.fromEntries([
  issued('nothing wrong with a new kiosk', {}, 'accepted'),
  issued('a certificate for signatures only', { usages: digitalSignature }, 'accepted'),
  issued(
    'a certificate that begins and ends with the answer',
    { from: '2026-01-15T10:00:00Z', to: '2026-01-15T10:00:00Z' },
    'accepted',
  ),
  issued('a certificate that had ended', { to: '2026-01-15T09:59:59Z' }),
  issued('a certificate not yet begun', { from: '2026-01-15T10:00:01Z' }),
  issued('a certificate that is an authority', { isAuthority: true, usages: digitalSignature | keyCertSign }),
  issued('a certificate without usage', { usages: null }),
  issued('a certificate for key agreement', { usages: keyAgreement }),
  issued('a certificate for promises only', { usages: nonRepudiation }),
  issued('a certificate for TLS clients', {
    more: [new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.clientAuth])],
  }),
  issued('a certificate for TLS servers', {
    more: [new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth], true)],
  }),
  issued('a certificate with an unknown demand', {
    more: [new x509.Extension('1.3.6.1.4.1.55555.1', true, Buffer.from('0500', 'hex'))],
  }),
  issued(
    'a certificate with an unknown remark',
    { more: [new x509.Extension('1.3.6.1.4.1.55555.1', false, Buffer.from('0500', 'hex'))] },
    'accepted',
  ),
  issued('a certificate of another kiosk', { alternativeNames: [url(`urn:kiosk:${anyId}`)] }),
  issued('a certificate of no kiosk', { alternativeNames: null }),
  issued('a certificate of two kiosks', {
    alternativeNames: [url(`urn:kiosk:${anyId}`), url(`urn:kiosk:${anyId}`)],
  }),
  issued('a certificate of a machine', { alternativeNames: [{ type: 'dns', value: 'localhost' }] }),
  issued('a certificate on another curve', { curve: 'P-384' }),
  from('a certificate of another authority of the same name', async (s) =>
    (await forgeAuthority()).issue({ kioskId: inventId(s.chance, 4) }),
  ),
  from('a certificate of another authority', async (s) =>
    (await forgeAuthority('CN=Autre, O=ESSAI JETABLE')).issue({ kioskId: inventId(s.chance, 4) }),
  ),
  from('a certificate issued by a kiosk', (s) =>
    issuedByKiosk(s.chance.pick(s.world.kiosks), { kioskId: inventId(s.chance, 4) }),
  ),
  from(
    'the certificate of a kiosk, the key of another',
    async (s) => {
      const [kiosk, other] = s.world.kiosks;
      if (kiosk === undefined || other === undefined) throw new RangeError('a world has three kiosks');
      return { ...kiosk, privateKey: other.privateKey };
    },
    'kiosk-signature',
  ),
  from('the certificate of a kiosk, the thumbprint of another', async (s) => {
    const [kiosk, other] = s.world.kiosks;
    if (kiosk === undefined || other === undefined) throw new RangeError('a world has three kiosks');
    return { ...kiosk, thumbprint: other.thumbprint };
  }),
  from('one kiosk speaking for another', async (s) => {
    const [kiosk, other] = s.world.kiosks;
    if (kiosk === undefined || other === undefined) throw new RangeError('a world has three kiosks');
    return { ...kiosk, kioskId: other.kioskId };
  }),
  clocks('a clock ten years behind, and said so', ['2016-01-15T10:00:00.000Z', answeredAt, true], 'accepted'),
  clocks('a clock ten years ahead, and said so', ['2036-01-15T10:00:00.000Z', answeredAt, true], 'accepted'),
  clocks(
    'a clock ten years behind, and believed',
    ['2016-01-15T10:00:00.000Z', answeredAt, false],
    'kiosk-certificate',
  ),
  clocks(
    'a clock ten years ahead, and believed',
    ['2036-01-15T10:00:00.000Z', answeredAt, false],
    'kiosk-certificate',
  ),
  clocks(
    'a suspect clock, and a certificate that was over when it came',
    [answeredAt, '2027-06-01T10:00:00.000Z', true],
    'kiosk-certificate',
  ),
]);
