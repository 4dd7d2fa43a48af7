/** Every known way to spoil a bundle, by name, and one of them drawn by a seed. */
import { atHome } from './mutations/at-home.ts';
import { certificates } from './mutations/certificates.ts';
import { changes } from './mutations/changes.ts';
import { checkpoints } from './mutations/checkpoints.ts';
import { contradictions } from './mutations/contradictions.ts';
import { entries } from './mutations/entries.ts';
import { fileForm } from './mutations/file-form.ts';
import { headers } from './mutations/headers.ts';
import type { Mutant, Mutations, Subject } from './mutations/mutation.ts';
import { payloads } from './mutations/payloads.ts';
import { seals } from './mutations/seals.ts';

export const mutations: Mutations = {
  ...fileForm,
  ...entries,
  ...checkpoints,
  ...headers,
  ...certificates,
  ...payloads,
  ...contradictions,
  ...atHome,
  ...changes,
  ...seals,
};
const names = Object.keys(mutations);

export interface NamedMutant extends Mutant {
  name: string;
}

/** Draws until one applies to this bundle; most of them always do. */
export async function mutate(subject: Subject): Promise<NamedMutant> {
  for (;;) {
    const name = subject.chance.pick(names);
    const made = await mutations[name]?.(subject);
    if (made) return { name, ...made };
  }
}
