/**
 * Our seals before xmlsec1, which nobody here wrote. Installed by `npm test` where it may; where it is not, these tests
 * fail in CI and are told to be absent elsewhere.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sealRequest } from '../../../scripts/drill/dmp/in-process/sealed-requests.ts';
import { settingOf } from '../../../scripts/drill/dmp/in-process/setting.ts';
import { hasXmlsec, tamperings, xmlsecVerifies } from '../../../scripts/drill/dmp/xmlsec.ts';
import { testPki } from '../../support/pki.ts';

const isThere = hasXmlsec();

describe.runIf(isThere || process.env['CI'] !== undefined)('xmlsec1', () => {
  test.each(['find', 'create', 'authorize'] as const)(
    'verifies the seal of %s, and no other text under it',
    async (kind) => {
      const setting = settingOf(await testPki());
      const { ca } = setting.options.tls;
      const { xml } = await sealRequest(setting, kind);
      expect(xmlsecVerifies(xml, ca)).toBe(true);
      for (const tamper of tamperings) {
        expect(tamper(xml)).not.toBe(xml);
        expect(xmlsecVerifies(tamper(xml), ca)).toBe(false);
      }
    },
  );

  test('does not believe a seal of an authority that is not ours', async () => {
    const setting = settingOf(await testPki());
    const { xml } = await sealRequest(setting, 'find');
    // The kiosk’s own authority: a good certificate, of somebody else.
    expect(xmlsecVerifies(xml, readFileSync((await testPki()).kioskCa, 'utf8'))).toBe(false);
  });
});
