/** What a variable of the environment may look like; the rules that span several are beside the settings they guard. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export const Port = z
  .string()
  .regex(/^\d{1,5}$/, 'un port')
  .transform(Number)
  .refine((port) => port <= 65_535, 'un port');

export const Milliseconds = z
  .string()
  .regex(/^\d{1,7}$/, 'des millisecondes')
  .transform(Number);

export const Text = z.string().min(1, 'vide').max(4096);

/** A path in the environment, the file's text in the configuration. */
export const Pem = z.string().transform((path, context) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    context.addIssue({ code: 'custom', message: `fichier illisible (${path})` });
    return z.NEVER;
  }
});

export const BuiltScreen = Text.superRefine((folder, context) => {
  try {
    readFileSync(join(folder, 'index.html'));
  } catch {
    context.addIssue({ code: 'custom', message: `pas d’écran construit ici (${folder}) : npm run build` });
  }
});

/** Raw, so that a rule is told even when another variable is absent. */
export type Environment = NodeJS.ProcessEnv;

/** The variable at fault, whether it is, and what to say of it. */
export type Rule = readonly [name: string, broken: boolean, message: string];
