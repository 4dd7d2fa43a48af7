import { expect, test } from 'vitest';
import { type AssertionFacts, addAssertion } from '../../../server/src/dmp/assertion.ts';
import { attribute, type Element } from '../../../server/src/dmp/element.ts';
import { soapEnvelope } from '../../../server/src/dmp/envelope.ts';
import { all, author, messageId, now, tree } from './documents.ts';
import { ange, insOid } from './gateway.ts';

const facts: AssertionFacts = {
  id: messageId,
  now,
  issuer: 'CN=X',
  author,
  access: { mode: 'INDIRECTE' },
  sector: 'SA33',
  insOid,
  nir: ange.nir,
  software: { id: 'LPS', name: 'Borne', version: '0.1.0', homologationId: 'H' },
};

function assertion(changes: Partial<AssertionFacts> = {}): Element {
  const document = soapEnvelope({
    messageId,
    to: '',
    action: 'x',
    addAssertion: (security) => addAssertion(security, { ...facts, ...changes }),
    addContent: (body) => body.ele('x'),
  });
  const [found] = all(tree(document), 'Assertion');
  if (!found) throw new Error('no assertion');
  return found;
}

/** Text values, or the codes inside. */
function values(element: Element, name: string): (string | null)[] {
  const [found] = all(element, 'Attribute').filter((each) => attribute(each, 'Name') === name);
  if (!found) throw new Error(`no ${name}`);
  return found.children.map((value) =>
    value.children[0] ? attribute(value.children[0], 'code') : value.text,
  );
}

test('EX_AIR-070: the VIHF says who, from where, about whom, and with what software', () => {
  const vihf = assertion();
  expect(all(vihf, 'NameID').map(({ text }) => text)).toEqual(['899900000011']);
  expect(values(vihf, 'Identifiant_Structure')).toEqual(['10B0000011']);
  expect(values(vihf, 'Secteur_Activite')).toEqual(['SA33^1.2.250.1.71.4.2.4']);
  expect(values(vihf, 'urn:oasis:names:tc:xspa:1.0:subject:subject-id')).toEqual(['CLAUDE MARTIN']);
  expect(values(vihf, 'urn:oasis:names:tc:xacml:2.0:resource:resource-id')).toEqual([
    '184052A32100030^^^&1.2.250.1.213.1.4.10&ISO^NH',
  ]);
  expect(values(vihf, 'VIHF_Version')).toEqual(['3.0']);
  expect(values(vihf, 'LPS_ID_HOMOLOGATION_DMP')).toEqual(['H']);
  expect(values(vihf, 'urn:oasis:names:tc:xspa:1.0:subject:purposeofuse')).toEqual(['normal']);
});

test('a pharmacist has two roles, a nurse one', () => {
  const role = 'urn:oasis:names:tc:xacml:2.0:subject:role';
  expect(values(assertion(), role)).toEqual(['21', 'A']);
  expect(values(assertion({ author: { ...author, role: { profession: '60' } } }), role)).toEqual(['60']);
});

test('the identifier begins with a letter or an underscore, the instant is UTC to the millisecond', () => {
  const vihf = assertion();
  expect(attribute(vihf, 'ID')).toBe(`_${messageId}`);
  expect(attribute(vihf, 'IssueInstant')).toBe('2026-11-22T10:30:00.123Z');
});

test('there are no conditions: freshness is judged on the instant alone', () => {
  expect(all(assertion(), 'Conditions')).toEqual([]);
});

test('the structure answers alone, or the professional authenticated and it is declared how', () => {
  const mode = 'Authentification_mode';
  expect(values(assertion(), mode)).toEqual(['INDIRECTE']);
  expect(all(assertion(), 'AuthnContextDecl')).toEqual([]);
  const personally = assertion({ access: { mode: 'INDIRECTE_RENFORCEE', declaration: 'CONF_EXI_PGSSIS' } });
  expect(values(personally, mode)).toEqual(['INDIRECTE_RENFORCEE']);
  const [context] = all(personally, 'AuthnContext');
  expect(context?.children.map(({ name }) => name)).toEqual(['AuthnContextClassRef', 'AuthnContextDecl']);
  expect(context?.children[1]?.text).toBe('CONF_EXI_PGSSIS');
});
