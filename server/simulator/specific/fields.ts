/** The flat bodies of the specific services: a few texts, in order, each at most once (dmp-protocol.md §9). */
import type { XmlElement } from 'libxml2-wasm';
import type { Vihf } from '../reading/assertion.ts';
import { childElements } from '../reading/document.ts';
import { isNir } from '../reading/nir.ts';
import { accept, refuseData, type Verdict } from '../verdict.ts';
import { insTestOid } from '../vocabulary.ts';

export interface FieldRule {
  name: string;
  expected: RegExp;
}

/** Every rule is of a field that must be there; anything else is refused, and no value is ever repeated. */
export function readFields(content: XmlElement, rules: FieldRule[]): Verdict<string[]> {
  const found = childElements(content);
  const wrong = refuseData(`Corps ${content.name} : un champ manque, est de trop ou est mal placé.`);
  if (found.length !== rules.length || content.attrs.length > 0) return wrong;
  const isRight = rules.every(({ name }, index) => {
    const field = found[index];
    const isFlat = field !== undefined && childElements(field).length === 0 && field.attrs.length === 0;
    return isFlat && field.name === name && field.namespaceUri === content.namespaceUri;
  });
  if (!isRight) return wrong;
  const texts = found.map((field) => field.content.trim());
  const bad = rules.find(({ expected }, index) => !expected.test(texts[index] ?? ''));
  return bad ? refuseData(`Corps ${content.name} : champ ${bad.name} mal formé.`) : accept(texts);
}

/** Here the patient exists only in the VIHF. */
export function patientOf({ ins, insOid }: Vihf): Verdict<string> {
  if (insOid !== insTestOid) return refuseData('L’OID du VIHF n’est pas celui des INS de test.');
  return isNir(ins) ? accept(ins) : refuseData('La clé du NIR est fausse.');
}
