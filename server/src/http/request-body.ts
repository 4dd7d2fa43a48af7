/** Bodies at the door: JSON only, 64 kB at most, no prototype key, exactly what the schema says. */
import express, { type RequestHandler } from 'express';
import type { z } from 'zod';
import { Problem } from './problems.ts';

const bodiless = ['GET', 'HEAD', 'DELETE'];

const requireJson: RequestHandler = (request, _response, next) => {
  const hasBody = !bodiless.includes(request.method);
  if (hasBody && !request.is('application/json')) throw new Problem('unsupported-media-type');
  next();
};

/** `inflate: false`: a small body that swells is refused before it does. */
export const jsonBody: RequestHandler[] = [
  requireJson,
  express.json({ limit: '64kb', inflate: false, strict: true, reviver: refusePrototype }),
];

/** JSON.parse makes `__proto__` an own key; whoever copies the object later would set a prototype with it. */
function refusePrototype(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new SyntaxError('__proto__ is not a name');
  return value;
}

/** The value as the schema reads it. The reason names places, never values. */
export function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const places = result.error.issues.map((issue) => issue.path.join('.') || issue.code);
  throw new Problem('malformed-request', places.join(' ').slice(0, 200));
}
