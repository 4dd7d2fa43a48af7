/** Who and what took part in an act: the person, who answered for them, the place, the kiosk, the server. Pure. */
import type { Surroundings, ToldAct } from '../told-act.ts';
import { insIdentifier, structureIdentifiers } from './identifiers.ts';
import { derivedId, type Resource, refer } from './resource.ts';
import { concept, systems } from './systems.ts';

export interface Participants {
  patient: Resource;
  /** Null: the person decides alone. */
  representative: Resource | null;
  place: Resource;
  kiosk: Resource;
  server: Resource;
}

export function participantsOf(act: ToldAct, around: Surroundings): Participants {
  const patient = patientOf(act, around);
  const place = placeOf(act, around);
  return {
    patient,
    representative: representativeOf(act, patient, around),
    place,
    ...machinesOf(act, place),
  };
}

/** A pseudonym that only the server's key links to a person; name and INS when the export is for that person. */
function patientOf({ bundle, receipt }: ToldAct, { person }: Surroundings): Resource {
  const { subject } = receipt.said;
  const pseudonym = { use: 'secondary', system: systems.subject, value: subject };
  const common = { resourceType: 'Patient', id: derivedId(bundle.actId, 'patient') };
  if (person === null) return { ...common, identifier: [pseudonym] };
  const { identity, insOid } = person;
  const day = /^(\d{4})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.exec(identity.birthDate);
  return {
    ...common,
    identifier: [insIdentifier(identity, insOid), pseudonym],
    name: [{ use: 'official', family: fhirText(identity.familyName), given: [fhirText(identity.firstName)] }],
    // Lunar and partial dates of the card are no dates of FHIR: left out, never corrected.
    ...(day && isDay(day.slice(1).join('-')) ? { birthDate: day.slice(1).join('-') } : {}),
  };
}

function isDay(text: string): boolean {
  const time = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text);
}

const relations = { mother: 'MTH', father: 'FTH', guardian: 'GUARD' } as const;

/** By their relation; by their name too where the person is named, and the counter took it down. */
function representativeOf(
  { bundle, answer, receipt }: ToldAct,
  patient: Resource,
  { person }: Surroundings,
): Resource | null {
  const { actor } = answer.said;
  if (actor === 'self') return null;
  const { relation } = receipt.said;
  const name = person?.representative;
  const code = relation ? relations[relation] : actor === 'parent' ? 'PRN' : 'GUARD';
  return {
    resourceType: 'RelatedPerson',
    id: derivedId(bundle.actId, 'representative'),
    patient: refer(patient),
    relationship: [concept({ system: systems.roleCode, code })],
    ...(name && { name: [{ family: fhirText(name.familyName), given: [fhirText(name.firstName)] }] }),
  };
}

/** A FHIR string knows four kinds of white space; a no-break space in a name is one too many. */
function fhirText(text: string): string {
  return text.replaceAll(/[^\S \r\n\t]/g, ' ');
}

function placeOf({ bundle, receipt }: ToldAct, { siteName, structure }: Surroundings): Resource {
  const site = { system: systems.site, value: receipt.said.siteId };
  return {
    resourceType: 'Organization',
    id: derivedId(bundle.actId, 'place'),
    identifier: [...(structure ? structureIdentifiers(structure.id) : []), site],
    name: fhirText(siteName),
    ...(structure && structure.name !== siteName ? { alias: [fhirText(structure.name)] } : {}),
  };
}

function machinesOf({ bundle, answer, receipt }: ToldAct, place: Resource) {
  const { kioskId, software } = answer.said;
  const machine = (part: string, name: string, version: string): Resource => ({
    resourceType: 'Device',
    id: derivedId(bundle.actId, part),
    deviceName: [{ name, type: 'user-friendly-name' }],
    version: [{ value: version }],
    owner: refer(place),
  });
  return {
    kiosk: {
      ...machine('kiosk', 'Borne DMP', software),
      identifier: [{ system: systems.uri, value: `urn:uuid:${kioskId}` }],
    },
    server: machine('server', 'Serveur des bornes DMP', receipt.said.software),
  };
}
