/**
 * The official HL7 schemas where they are on this machine. They are never part of the project: where they are absent,
 * the tests that need them say SKIPPED, with this reason in their titles.
 */
import { resolve } from 'node:path';
import { XmlDocument, XmlElement } from 'libxml2-wasm';
import { loadHl7Schemas } from '../../../server/simulator/reading/schemas.ts';

const folder =
  process.env['HL7V3_SCHEMAS'] ?? resolve(import.meta.dirname, '../../../../shared/schemas/hl7v3-2009');

const schemas = loadHl7Schemas(folder, [
  'PRPA_IN201307UV02',
  'PRPA_IN201308UV02',
  'PRPA_IN201311UV02',
  'PRPA_IN201312UV02',
  'PRPA_IN201313UV02',
  'PRPA_IN201314UV02',
  'PRPA_IN201315UV02',
  'PRPA_IN201316UV02',
]);

export const schemasAbsent = schemas === null;
export const unlessSchemas = schemasAbsent ? ' — SKIPPED: HL7V3_SCHEMAS names no folder' : '';

/** What the schema of its interaction says against the one HL7 message of a SOAP document. */
export function schemaFaults(document: string): string[] {
  const opened = XmlDocument.fromString(document);
  try {
    const message = opened.get(
      "//*[local-name()='Body']//*[starts-with(local-name(), 'PRPA_IN') and @ITSVersion]",
    );
    if (!(message instanceof XmlElement) || schemas === null) throw new Error('nothing to validate');
    return schemas.faults(message);
  } finally {
    opened.dispose();
  }
}
