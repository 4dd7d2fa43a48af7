/** How a person is written in TD1.1, TD1.2, TD1.3b and TD1.4 (dmp-protocol.md §7 and §8), schema order. */
import { oid } from '../vocabulary.ts';
import { anything, many, once, optional, text } from './shape.ts';

/** Eight digits, or six as on some cards; lunar dates are dates. */
const cardDate = /^\d{6}(?:\d{2})?$/;
export const someone = { classCode: 'PSN', determinerCode: 'INSTANCE' };

/** Birth name first, then the usual name where it is known. */
const familyNames = [
  text('family', /\S/, { qualifier: 'BR' }),
  optional(text('family', /\S/, { qualifier: 'SP' })),
];

const vitaleTraits = once('contactParty', { classCode: 'CON' }, [
  once('code', { code: 'CARTE_SESAM_VITALE', codeSystem: oid.contactParty }),
  once('telecom', { nullFlavor: 'NI' }),
  once('contactPerson', someone, [
    once('name', {}, [...familyNames, text('given')]),
    once('birthTime', { value: cardDate }),
  ]),
]);

/** Who answers for a minor or a protected adult; their name may be unknown to the sender. */
const representative = once('personalRelationship', { classCode: 'PRS' }, [
  once('code', {
    code: /^(?:(?:STP|GR|GGR)?[FM]TH|AUNT|UNCLE|BRO|SIS|RESPRSN)$/,
    codeSystem: oid.relationship,
  }),
  anything('addr'),
  anything('telecom'),
  once('relationshipHolder1', someone, [anything('name')]),
]);

export const patientPerson = once('patientPerson', someone, [
  once('name', {}, [text('prefix', /^(?:M|Mme)$/), ...familyNames, text('given')]),
  anything('telecom'),
  once('administrativeGenderCode', { code: /^[MF]$/ }),
  once('birthTime', { value: cardDate }),
  anything('addr'),
  vitaleTraits,
  optional(representative),
  anything('birthPlace'),
]);

/** TD1.4: the name is enough. */
export const namedPerson = once('patientPerson', someone, [
  once('name', {}, [optional(text('prefix', /^(?:M|Mme)$/)), ...familyNames, text('given')]),
  anything('telecom'),
  anything('administrativeGenderCode'),
  anything('birthTime'),
  anything('addr'),
  anything('contactParty'),
  optional(representative),
  anything('birthPlace'),
]);

/** TD1.3b: the sample names the usual name alone; contacts are checked by the schema, where it is on the machine. */
export const changedPerson = once('patientPerson', someone, [
  once('name', {}, [
    text('prefix', /^(?:M|Mme)$/),
    many(text('family', /\S/, { qualifier: /^(?:BR|SP)$/ })),
    text('given'),
  ]),
  anything('telecom'),
  once('administrativeGenderCode', { code: /^[MF]$/ }),
  once('birthTime', { value: cardDate }),
  anything('addr'),
  optional(representative),
  anything('birthPlace'),
]);
