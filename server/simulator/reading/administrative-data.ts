/** What TD1.1, TD1.2 and TD1.3b say of the person beside their name: oppositions, contacts, representative. */
import type { XmlElement } from 'libxml2-wasm';
import type { Contact, NationalRecord, Oppositions } from '../records.ts';
import { childElements, elements, single, value } from './document.ts';

const person = './/hl7:registrationRequest/hl7:subject1/hl7:patient/hl7:patientPerson';

/** Both are there: the rules on decisions saw to it. */
export function readOppositions(message: XmlElement): Oppositions {
  const said = (code: string): boolean =>
    value(message, `.//hl7:administrativeObservation[hl7:code/@code='${code}']/hl7:value/@value`) === 'true';
  return {
    breakGlass: said('OPPOSITION_BRIS_DE_GLACE'),
    emergencyCall: said('OPPOSITION_ACCES_URGENCE'),
  };
}

export function readContact(message: XmlElement): Contact {
  const found = single(message, person);
  return found === null ? { telecoms: [], address: [] } : contactIn(found);
}

export function readRepresentative(message: XmlElement): NationalRecord['representative'] {
  const relationship = single(message, `${person}/hl7:personalRelationship`);
  if (relationship === null) return null;
  return {
    relationCode: value(relationship, 'hl7:code/@code') ?? '',
    family: value(relationship, 'hl7:relationshipHolder1/hl7:name/hl7:family') ?? '',
    given: value(relationship, 'hl7:relationshipHolder1/hl7:name/hl7:given') ?? '',
    ...contactIn(relationship),
  };
}

function contactIn(parent: XmlElement): Contact {
  const telecoms = elements(parent, 'hl7:telecom').flatMap((telecom) => {
    const told = telecom.attr('value')?.value;
    return told === undefined ? [] : [{ use: telecom.attr('use')?.value ?? null, value: told }];
  });
  const address = elements(parent, 'hl7:addr')
    .flatMap(childElements)
    .map((line) => ({ part: line.name, text: line.content.trim() }));
  return { telecoms, address };
}
