/** Birth name and usual name: the judge takes one or both, each once, and tells the usual one (dmp-protocol.md §6, §7). */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type NationalSimulator, startNationalSimulator } from '../../support/national-simulator.ts';
import { type Kind, post, sealedEnvelope, verdict } from './wire.ts';

let national: NationalSimulator;
beforeAll(async () => {
  national = await startNationalSimulator({ HL7V3_SCHEMAS: '/nowhere' });
});
afterAll(() => national.stop());
beforeEach(() => national.clear());

const birth = '<family qualifier="BR">DUPONT</family>';
const usual = '<family qualifier="SP">DURAND</family>';

/** Sends it with these families in the place of the birth name, wherever it stands. */
async function judged(kind: Kind, families: string): Promise<string> {
  const before = (xml: string): string => {
    expect(xml).toContain(birth);
    return xml.replaceAll(birth, families);
  };
  return verdict(await post(national.url, await sealedEnvelope(kind, { before })));
}

test('an opening under both names is taken, and the usual one is told back', async () => {
  expect(await judged('create', birth + usual)).toBe('AA');
  const { body } = await post(national.url, await sealedEnvelope('find'));
  expect(body).toContain('<family qualifier="SP">DURAND</family>');
});

test.each([
  ['the usual name first', usual + birth],
  ['the usual name alone', usual],
  ['two birth names', birth + birth],
  ['two usual names', birth + usual + usual],
])('an opening with %s is refused', async (_, families) => {
  expect(await judged('create', families)).toBe('DMPInvalidData');
});

test.each([
  ['the birth name alone', birth],
  ['both', birth + usual],
  ['the usual name alone, as the sample', usual],
])('a change with %s is taken', async (_, families) => {
  expect(await judged('create', birth)).toBe('AA');
  expect(await judged('modify', families)).toBe('AA');
});
