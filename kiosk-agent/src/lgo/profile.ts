/** One pharmacy software as we must know it: how its scanner's code is written, and, for filling, where its fields are. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { dateFormats, fieldNames, nirFormats } from './field-text.ts';

const FieldFormatSchema = z.strictObject({
  field: z.enum(fieldNames),
  dateFormat: z.enum(dateFormats).default('JJ/MM/AAAA'),
  nirFormat: z.enum(nirFormats).default('15'),
});

/** `tabs`: how many times TAB leads here from the field before. Not for the first: the person puts the cursor there. */
const FormFieldSchema = FieldFormatSchema.extend({ tabs: z.int().min(0).max(20).default(1) });

const FormSchema = z.strictObject({
  /** Part of the window's title, and the program's name as the system knows it; null: the title alone is checked. */
  window: z.strictObject({
    title: z.string().min(4).max(200),
    process: z.string().min(1).max(100).nullable(),
  }),
  fields: z.array(FormFieldSchema).min(1).max(10),
  pasteKeys: z.enum(['shift-insert', 'ctrl-v']).default('shift-insert'),
  /** Some forms take Ctrl-A for "begin of line". */
  selectKeys: z.enum(['ctrl-a', 'home-shift-end']).default('ctrl-a'),
  /** After a paste, before anything else: kiosk-hardware.md §6.1 saw values in other fields below 200 ms. */
  settleMs: z.int().min(200).max(5_000).default(300),
  /** How long the person has to bring the form to the front, and how long it must stay there before we begin. */
  aimMs: z.int().min(0).max(60_000).default(15_000),
  steadyMs: z.int().min(0).max(10_000).default(2_000),
});

export const LgoProfileSchema = z.strictObject({
  name: z.string().min(1).max(80),
  code: z.discriminatedUnion('format', [
    z.strictObject({ format: z.literal('ins-datamatrix') }),
    z.strictObject({ format: z.literal('wedge'), fields: z.array(FieldFormatSchema).min(1).max(10) }),
  ]),
  /** Absent: this software is not filled, its scanner is all there is. */
  form: FormSchema.optional(),
});

export type LgoProfile = z.infer<typeof LgoProfileSchema>;
export type LgoForm = z.infer<typeof FormSchema>;

const inOrder = fieldNames.map((field) => ({ field }));

/** None of these was tried on a real LGO: a pharmacy writes its own file. */
const builtIn: Readonly<Record<string, z.input<typeof LgoProfileSchema>>> = {
  'ins-datamatrix': { name: 'Lecteur au format INS', code: { format: 'ins-datamatrix' } },
  tabulations: { name: 'Lecteur en mode clavier', code: { format: 'wedge', fields: inOrder } },
  /** SIMULATEUR: the form of `kiosk-agent/simulator/lgo-form`. */
  'lgo-simule': {
    name: 'LGO simulé',
    code: { format: 'wedge', fields: inOrder },
    form: { window: { title: 'LGO d’essai', process: null }, fields: inOrder },
  },
};

export type ProfileReading = { ok: true; profile: LgoProfile } | { ok: false; problem: string };

/** A built-in name, or the path of a JSON file. */
export function readProfile(nameOrPath: string): ProfileReading {
  const known = Object.hasOwn(builtIn, nameOrPath) ? builtIn[nameOrPath] : undefined;
  const given = known ?? jsonFile(nameOrPath);
  if (given === undefined) return { ok: false, problem: `profil illisible (${nameOrPath})` };
  const parsed = LgoProfileSchema.safeParse(given);
  if (parsed.success) return { ok: true, profile: parsed.data };
  const wrong = parsed.error.issues.map(({ path }) => path.join('.') || 'tout');
  return { ok: false, problem: `profil mal écrit (${nameOrPath}) : ${wrong.join(', ')}` };
}

function jsonFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    // Absent or no JSON: the caller names the file.
    return undefined;
  }
}
