/** What a registration must hold beyond its shape. Each rule says what is wrong, or null; never a value of the message. */
import type { XmlElement } from 'libxml2-wasm';
import type { Person } from '../records.ts';
import { insTestOid } from '../vocabulary.ts';
import type { Vihf } from './assertion.ts';
import { elements, single, value } from './document.ts';
import { isNir } from './nir.ts';

/** The patient of the message is the patient of the VIHF, and a test patient. */
export function wrongIns(ins: string, vihf: Vihf): string | null {
  if (!isNir(ins)) return 'La clé du NIR est fausse.';
  if (vihf.insOid !== insTestOid) return 'L’OID du VIHF n’est pas celui des INS de test.';
  return vihf.ins === ins ? null : 'Le VIHF désigne un autre patient que le message.';
}

export function wrongAuthor(message: XmlElement, vihf: Vihf): string | null {
  const entity = './/hl7:registrationRequest/hl7:author/hl7:assignedEntity';
  if (value(message, `${entity}/hl7:id/@extension`) !== vihf.professional)
    return 'L’auteur du message n’est pas le professionnel du VIHF.';
  return value(message, `${entity}/hl7:representedOrganization/hl7:id/@extension`) === vihf.structure
    ? null
    : 'La structure de l’auteur n’est pas celle du VIHF.';
}

/**
 * The consent to this very act, given and dated (EX_1.1-1010, EX_1.2-1010), and the two oppositions, each said
 * once. Null: a message that asks for no consent, TD1.3b.
 */
export function wrongDecisions(message: XmlElement, consentCode: string | null): string | null {
  const observations = elements(message, './/hl7:registrationRequest//hl7:administrativeObservation');
  const codes = observations.map((observation) => value(observation, 'hl7:code/@code') ?? '');
  const oppositions = ['OPPOSITION_ACCES_URGENCE', 'OPPOSITION_BRIS_DE_GLACE'];
  const expected = consentCode === null ? oppositions : [consentCode, ...oppositions];
  if (codes.toSorted().join() !== expected.join())
    return 'Il faut le consentement et les deux oppositions, une fois chacun.';
  if (observations.some((observation) => !isBoolean(observation)))
    return 'Une observation n’est pas un BL (xsi:type).';
  if (consentCode === null) return null;
  const consent = observations[codes.indexOf(consentCode)];
  const isGiven = consent && value(consent, 'hl7:value/@value') === 'true';
  if (!isGiven) return 'Sans consentement, pas de création.';
  return value(consent, 'hl7:effectiveTime/@value') === null ? 'Le consentement n’est pas daté.' : null;
}

function isBoolean(observation: XmlElement): boolean {
  return single(observation, 'hl7:value')?.attr('type', 'xsi')?.value.split(':').at(-1) === 'BL';
}

/** On which day, and up to which age, somebody is a minor. */
interface Ages {
  now: Date;
  majorityAge: number;
}

/** The card's birth date is that of the patient, the sex that of the number, and a minor does not decide alone. */
export function wrongTraits(message: XmlElement, ins: string, ages: Ages): string | null {
  const person = './/hl7:patientPerson';
  const sex = Number(ins[0]) % 2 === 1 ? 'M' : 'F';
  if (value(message, `${person}/hl7:administrativeGenderCode/@code`) !== sex)
    return 'Le sexe contredit le NIR.';
  const birth = value(message, `${person}/hl7:birthTime/@value`) ?? '';
  const onCard = value(message, `${person}/hl7:contactParty/hl7:contactPerson/hl7:birthTime/@value`) ?? '';
  if (!birth.endsWith(onCard)) return 'La date de naissance n’est pas celle de la carte.';
  const alone = single(message, `${person}/hl7:personalRelationship`) === null;
  return alone && isMinor(birth, ages) ? 'Un mineur ne décide pas seul : son représentant manque.' : null;
}

/** Digits in order are dates in order, also where a day or a month is 00. Six digits tell no century: not judged. */
function isMinor(birth: string, { now, majorityAge }: Ages): boolean {
  const today = now.toISOString().slice(0, 10).replaceAll('-', '');
  return birth.length === 8 && Number(birth) + majorityAge * 10_000 > Number(today);
}

/**
 * Whoever decides for somebody else is named, family and given name, or said to be unknown (NI) and then not named by
 * half. The real rule is not public.
 */
export function wrongRepresentative(message: XmlElement): string | null {
  const relationship = single(message, './/hl7:patientPerson/hl7:personalRelationship');
  if (relationship === null) return null;
  const name = 'hl7:relationshipHolder1/hl7:name';
  const parts = ['family', 'given'].map((part) => value(relationship, `${name}/hl7:${part}`)?.trim() ?? '');
  const unknown = value(relationship, `${name}/@nullFlavor`) === 'NI';
  const whole = unknown ? parts.every((part) => part === '') : parts.every((part) => part !== '');
  return whole ? null : 'Le représentant n’est ni nommé en entier ni dit inconnu (NI).';
}

export function readPerson(message: XmlElement): Person {
  const name = './/hl7:patientPerson/hl7:name';
  return {
    prefix: value(message, `${name}/hl7:prefix`) ?? '',
    family: value(message, `${name}/hl7:family[@qualifier='BR']`) ?? '',
    usual: value(message, `${name}/hl7:family[@qualifier='SP']`),
    given: value(message, `${name}/hl7:given`) ?? '',
    birthTime: value(message, './/hl7:patientPerson/hl7:birthTime/@value') ?? '',
  };
}
