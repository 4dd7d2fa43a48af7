/** What the simulator really answers, damaged: no reader throws, and none makes a promise out of damage. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCreateAccess } from '../../../server/src/dmp/answer/access.ts';
import { readAdministrationAnswer } from '../../../server/src/dmp/answer/administration.ts';
import { readProfessionals } from '../../../server/src/dmp/answer/authorizations.ts';
import { readModifyAnswer } from '../../../server/src/dmp/answer/change.ts';
import { readSoapContent, type SoapContent } from '../../../server/src/dmp/answer/soap-content.ts';
import { services } from '../../../server/src/dmp/vocabulary.ts';
import { type NationalSimulator, startNationalSimulator } from '../../support/national-simulator.ts';
import { post, sealedEnvelope, sealedService } from '../simulator/wire.ts';
import { helene, insOid, softwareOid } from './gateway.ts';
import { personally } from './speaking.ts';

/** An answer as it came, and the MessageID of its request. */
interface Recorded {
  messageId: string;
  bytes: Buffer;
}

let national: NationalSimulator;
beforeAll(async () => {
  national = await startNationalSimulator();
});
afterAll(() => national.stop());

async function record(request: string, path = '/patients'): Promise<Recorded> {
  const messageId = /<wsa:MessageID[^>]*>urn:uuid:([^<]*)/.exec(request)?.[1] ?? '';
  return { messageId, bytes: Buffer.from((await post(national.url, request, {}, path)).body, 'utf8') };
}

/** One byte replaced, or the end cut off. */
const damage = (bytes: Buffer): fc.Arbitrary<Buffer> =>
  fc.oneof(
    fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)).map(([place, byte]) => {
      const changed = Buffer.from(bytes);
      changed[place] = byte;
      return changed;
    }),
    fc.nat(bytes.length - 1).map((length) => bytes.subarray(0, length)),
  );

type Content = Extract<SoapContent, { outcome: 'content' }>;

/** Every damaged answer, read; what `check` says must hold for each one that is not refused outright. */
function everyDamage<T>(
  { bytes }: Recorded,
  read: (content: Content) => T,
  check: (outcome: T) => void,
): void {
  fc.assert(
    fc.property(damage(bytes), (damaged) => {
      const content = readSoapContent(200, damaged);
      if (content.outcome === 'content') check(read(content));
    }),
    { numRuns: 300 },
  );
}

const asked = (messageId: string) => ({
  messageRoot: `${softwareOid}.1.1`,
  messageId,
  insOid,
  nir: helene.nir,
});

test('codes: one damaged byte touches one of the two at most', async () => {
  await national.putRecord({ ins: helene.nir, status: 'open' });
  const fields = [
    ['type', 'SMS'],
    ['canal', '0600000001'],
  ] as const;
  const recorded = await record(await sealedService('createAccess', fields), services.createAccess.path);
  const read = (content: Content) =>
    readCreateAccess(content, { service: services.createAccess, messageId: recorded.messageId });
  const whole = readSoapContent(200, recorded.bytes);
  const first = whole.outcome === 'content' ? read(whole) : whole;
  if (first.outcome !== 'created') throw new Error('no codes');
  everyDamage(recorded, read, (outcome) => {
    expect(['created', 'refused', 'misunderstood']).toContain(outcome.outcome);
    if (outcome.outcome === 'created')
      expect(outcome.login === first.login || outcome.password === first.password).toBe(true);
  });
});

test('a reading: never another state than the one that was told, never another person', async () => {
  await national.putRecord({ ins: helene.nir, status: 'open' });
  const recorded = await record(await sealedEnvelope('read'));
  everyDamage(
    recorded,
    ({ content }) => readAdministrationAnswer(content, asked(recorded.messageId)),
    (outcome) => {
      expect(['record', 'refused', 'misunderstood']).toContain(outcome.outcome);
      if (outcome.outcome === 'record') expect(outcome.record.state).toBe('open');
    },
  );
});

test('a change that was refused is never read as done', async () => {
  await national.putRecord({ ins: helene.nir, status: 'closed' });
  const recorded = await record(await sealedEnvelope('modify'));
  everyDamage(
    recorded,
    ({ content }) => readModifyAnswer(content, asked(recorded.messageId)),
    (outcome) => expect(['refused', 'misunderstood']).toContain(outcome.outcome),
  );
});

test('a list: never longer than it was', async () => {
  await national.putRecord({ ins: helene.nir, status: 'open' });
  await record(await sealedService('authorize', [['action', 'AJOUT']], personally), services.authorize.path);
  const service = services.listProfessionals;
  const request = await sealedService('listProfessionals', [['mode', 'TOUTE']], personally);
  const recorded = await record(request, service.path);
  everyDamage(
    recorded,
    (content) => readProfessionals(content, { service, messageId: recorded.messageId }),
    (outcome) => {
      expect(['list', 'refused', 'misunderstood']).toContain(outcome.outcome);
      if (outcome.outcome === 'list') expect(outcome.professionals.length).toBeLessThanOrEqual(1);
    },
  );
});
