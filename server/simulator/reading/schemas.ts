/**
 * The official HL7 schemas, where they are on the machine (they are never part of the project). libxml2 is given their
 * bytes under invented names, so that it opens no file by itself; they are compiled once.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  XmlBufferInputProvider,
  XmlDocument,
  type XmlElement,
  XmlValidateError,
  XsdValidator,
  xmlCleanupInputProvider,
  xmlRegisterInputProvider,
} from 'libxml2-wasm';

export interface Hl7Schemas {
  /** False for a message that the schema of its interaction refuses. Throws for an interaction that was not loaded. */
  isValid(message: XmlElement): boolean;
  /** What is wrong, in libxml2's words: for tests, since it quotes the message. */
  faults(message: XmlElement): string[];
  dispose(): void;
}

const place = 'hl7v3/';

/** Null when the folder is not there. */
export function loadHl7Schemas(folder: string, interactions: string[]): Hl7Schemas | null {
  if (!existsSync(folder)) return null;
  const files = new XmlBufferInputProvider(readSchemas(folder));
  xmlRegisterInputProvider(files);
  try {
    return schemasFrom(
      new Map(interactions.map((name) => [name, compile(readFileSync(join(folder, `${name}.xsd`)), name)])),
    );
  } finally {
    xmlCleanupInputProvider();
  }
}

function readSchemas(folder: string): Record<string, Uint8Array> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.xsd'),
  );
  return Object.fromEntries(names.map((name) => [place + name, readFileSync(join(folder, name))]));
}

function compile(bytes: Uint8Array, name: string): XsdValidator {
  const schema = XmlDocument.fromBuffer(bytes, { url: `${place}${name}.xsd` });
  try {
    return XsdValidator.fromDoc(schema);
  } finally {
    schema.dispose();
  }
}

function schemasFrom(validators: Map<string, XsdValidator>): Hl7Schemas {
  const faults = (message: XmlElement): string[] => {
    const validator = validators.get(message.name);
    if (!validator) throw new Error(`No schema was loaded for ${message.name}.`);
    try {
      validator.validate(message);
      return [];
    } catch (error) {
      if (error instanceof XmlValidateError) return error.details.map(({ message: text }) => text.trim());
      throw error;
    }
  };
  return {
    faults,
    isValid: (message) => faults(message).length === 0,
    dispose: () => {
      for (const validator of validators.values()) validator.dispose();
    },
  };
}
