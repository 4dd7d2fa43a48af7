/** Who and what took part in an act: the person, who answered for them, the place, the kiosk, the server. Pure. */
import { type ActedBy, actFacts } from '../act-facts.ts';
import type { Surroundings, ToldAct } from '../told-act.ts';
import { insIdentifier, structureIdentifiers } from './identifiers.ts';
import { derivedId, type Resource, refer } from './resource.ts';
import { concept, systems } from './systems.ts';

export interface Participants {
  patient: Resource;
  /** By their code of relation: who answered, and who changed the choices since. */
  representatives: ReadonlyMap<string, Resource>;
  /** Null: at home, and the settings name no structure. */
  place: Resource | null;
  /** Null: at home. */
  kiosk: Resource | null;
  server: Resource;
}

export function participantsOf(act: ToldAct, around: Surroundings): Participants {
  const patient = patientOf(act, around);
  const place = placeOf(act, around);
  return {
    patient,
    representatives: representativesOf(act, patient, around),
    place,
    ...machinesOf(act, place),
  };
}

/** The patient, or who represents them. Null: nobody asked who it was, on the page at home of then. */
export function performerOf({ patient, representatives }: Participants, by: ActedBy | null): Resource | null {
  if (by === null) return null;
  return by.actor === 'self' ? patient : (representatives.get(relationCode(by)) ?? null);
}

/** A pseudonym that only the server's key links to a person; name and INS when the export is for that person. */
function patientOf(act: ToldAct, { person }: Surroundings): Resource {
  const { actId, subject } = actFacts(act);
  const pseudonym = { use: 'secondary', system: systems.subject, value: subject };
  const common = { resourceType: 'Patient', id: derivedId(actId, 'patient') };
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

const relationCodes = { mother: 'MTH', father: 'FTH', guardian: 'GUARD' } as const;

function relationCode({ actor, relation }: ActedBy): string {
  if (relation) return relationCodes[relation];
  return actor === 'parent' ? 'PRN' : 'GUARD';
}

/** By their relation; whose papers the counter saw by their name too, where the person is named. */
function representativesOf(act: ToldAct, patient: Resource, { person }: Surroundings): Map<string, Resource> {
  const name = person?.representative;
  const changed = act.where === 'kiosk' ? act.changes.flatMap(({ asked }) => asked.said.by ?? []) : [];
  const { actId, by } = actFacts(act);
  const opener = by && by.actor !== 'self' ? relationCode(by) : null;
  const codes = changed.filter(({ actor }) => actor !== 'self').map(relationCode);
  const all = new Set(opener === null ? codes : [opener, ...codes]);
  return new Map(
    [...all].map((code) => [
      code,
      {
        resourceType: 'RelatedPerson',
        id: derivedId(actId, code === opener ? 'representative' : `representative-${code}`),
        patient: refer(patient),
        relationship: [concept({ system: systems.roleCode, code })],
        ...(name &&
          code === opener && {
            name: [{ family: fhirText(name.familyName), given: [fhirText(name.firstName)] }],
          }),
      },
    ]),
  );
}

/** A FHIR string knows four kinds of white space; a no-break space in a name is one too many. */
function fhirText(text: string): string {
  return text.replaceAll(/[^\S \r\n\t]/g, ' ');
}

/** Where the kiosk stands; of what was asked at home, the structure that keeps the server. */
function placeOf(act: ToldAct, { siteName, structure }: Surroundings): Resource | null {
  const name = siteName ?? structure?.name;
  if (name === undefined) return null;
  const site = act.where === 'home' ? [] : [{ system: systems.site, value: act.receipt.said.siteId }];
  return {
    resourceType: 'Organization',
    id: derivedId(actFacts(act).actId, 'place'),
    identifier: [...(structure ? structureIdentifiers(structure.id) : []), ...site],
    name: fhirText(name),
    ...(structure && structure.name !== name ? { alias: [fhirText(structure.name)] } : {}),
  };
}

function machinesOf(act: ToldAct, place: Resource | null): Pick<Participants, 'kiosk' | 'server'> {
  const { actId } = actFacts(act);
  const machine = (part: string, name: string, version: string): Resource => ({
    resourceType: 'Device',
    id: derivedId(actId, part),
    deviceName: [{ name, type: 'user-friendly-name' }],
    version: [{ value: version }],
    ...(place ? { owner: refer(place) } : {}),
  });
  const server = (version: string): Resource => machine('server', 'Serveur des bornes DMP', version);
  if (act.where === 'home') return { kiosk: null, server: server(act.asked.said.software) };
  const { kioskId, software } = act.answer.said;
  return {
    kiosk: {
      ...machine('kiosk', 'Borne DMP', software),
      identifier: [{ system: systems.uri, value: `urn:uuid:${kioskId}` }],
    },
    server: server(act.receipt.said.software),
  };
}
