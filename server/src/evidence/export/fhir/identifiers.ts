/** French identifiers as FR Core writes them: one system and one type each. Pure. */
import type { Identity } from '../../../../contract/index.ts';
import { type Coding, concept, systems } from './systems.ts';

export interface Identifier {
  use: 'official';
  type: { coding: Coding[] };
  system: string;
  value: string;
}

const official = (code: string, system: string, value: string): Identifier => ({
  use: 'official',
  type: concept({ system: systems.frIdentifierType, code }),
  system,
  value,
});

/** Last arc of the OID of the INS: an invented number is never marked as a real one. */
const insTypes: Readonly<Record<string, string>> = {
  '1.2.250.1.213.1.4.8': 'INS-NIR',
  '1.2.250.1.213.1.4.10': 'INS-NIR-TEST',
  '1.2.250.1.213.1.4.11': 'INS-NIR-DEMO',
};

/** Throws for an OID that is none of a NIR: the settings are checked at the start. */
export function insIdentifier({ nir }: Pick<Identity, 'nir'>, insOid: string): Identifier {
  const type = insTypes[insOid];
  if (type === undefined) throw new Error('the OID of the INS is none of a NIR');
  return official(type, `urn:oid:${insOid}`, nir);
}

/** By the national number, and by what it is made of: `1` + FINESS of the place, `3` + SIRET. */
export function structureIdentifiers(idNat: string): Identifier[] {
  const national = official('IDNST', systems.structure, idNat);
  const [kind, number] = [idNat.slice(0, 1), idNat.slice(1)];
  if (kind === '1' && /^[0-9AB]{9}$/.test(number))
    return [national, official('FINEG', systems.finess, number)];
  if (kind === '3' && /^\d{14}$/.test(number)) return [national, official('SIRET', systems.sirene, number)];
  return [national];
}
