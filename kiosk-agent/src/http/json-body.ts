/** Bodies at the door: JSON only, small, exactly what the schema says. */
import express, { type RequestHandler } from 'express';
import type { z } from 'zod';
import { Refusal } from './failures.ts';

const requireJson: RequestHandler = (request, _response, next) => {
  next(request.is('application/json') ? undefined : new Refusal('not-json'));
};

/** The largest command is a consent with 400 screens of some 100 bytes. `inflate: false`: nothing that swells. */
export const jsonBody: RequestHandler[] = [
  requireJson,
  express.json({ limit: '48kb', inflate: false, strict: true }),
];

/** The schemas are strict: an own key `__proto__`, which JSON.parse makes, is one field too many. */
export function parsed<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (!result.success) throw new Refusal('malformed-request');
  return result.data;
}
