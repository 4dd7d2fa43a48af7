/** A resource on its way into the bundle, and how others point to it. Pure. */
import { createHash } from 'node:crypto';

export interface Resource {
  resourceType: string;
  id: string;
  [element: string]: unknown;
}

export interface Reference {
  reference: string;
  display?: string;
}

export const refer = ({ id }: Resource): Reference => ({ reference: `urn:uuid:${id}` });

/** The same UUIDv8 for the same part of the same act: exported twice, it is one resource. */
export function derivedId(actId: string, part: string): string {
  const hex = createHash('sha256').update(`fhir/v1\n${actId}\n${part}`).digest('hex');
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
