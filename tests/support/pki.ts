/** The run's development PKI: real certificates, made at the start, gone at the end. */
import { developmentPki, type PkiPaths } from '../../scripts/pki/development-pki.ts';

export function testPki(): Promise<PkiPaths> {
  const folder = process.env['BORNE_TEST_PKI'];
  if (!folder) throw new Error('the global set-up has not made the PKI');
  return developmentPki(folder);
}
