/**
 * The name of whoever answers for somebody else, as the counter reads it on their papers. Not for kiosks: index.ts does
 * not open this file, no kiosk and no screen ever learns it.
 */
import { z } from 'zod';

const NameSchema = z
  .string()
  .trim()
  .max(60)
  // What names are written with, and nothing that another alphabet of XML, HTML or a terminal could take for more.
  .regex(/^\p{L}[\p{L}\p{M} .'’-]*$/u);

export const RepresentativeNameSchema = z.strictObject({ familyName: NameSchema, firstName: NameSchema });
export type RepresentativeName = z.infer<typeof RepresentativeNameSchema>;
