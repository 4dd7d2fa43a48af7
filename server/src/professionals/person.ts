/** Who signed in, and where they may work: only sites whose structure is theirs. */
import type { ProviderName, SignInRefusal } from '../../contract/sign-in.ts';
import { type Agent, type AgentRule, agentOf } from './cpam-agent.ts';
import { type Practice, type Professional, professionalOf } from './pro-sante-connect.ts';
import { type Vihf, vihfOf } from './vihf-of.ts';

export interface Person {
  /** What the database and the audit keep: `psc-` and the PS_IdNat, `cpam-` and the agent’s name there. */
  staffId: string;
  name: string;
  workplaces: Workplace[];
}

export interface Workplace {
  structure: { id: string; name: string };
  profession: string | null;
  /** How they would sign for the DMP; null: an agent of the Assurance maladie has no VIHF from here. */
  vihf: Vihf | null;
}

export interface StaffRules {
  /** Professions that use the counter’s page. */
  professions: readonly string[];
  /** Null: no such provider. */
  agents: (AgentRule & { structureId: string }) | null;
}

export type ReadPerson = { outcome: 'read'; person: Person } | { outcome: 'refused'; reason: SignInRefusal };

export function personOf(provider: ProviderName, claims: unknown, rules: StaffRules): ReadPerson {
  if (provider === 'psc') return fromProfessional(claims, rules);
  const agent = rules.agents && agentOf(claims, rules.agents);
  if (!rules.agents || !agent) return { outcome: 'refused', reason: 'not-agent' };
  return { outcome: 'read', person: fromAgent(agent, rules.agents.structureId) };
}

function fromProfessional(claims: unknown, { professions }: StaffRules): ReadPerson {
  const read = professionalOf(claims);
  if (read.outcome === 'refused') return read;
  const { professional } = read;
  const practices = professional.practices.filter(({ profession }) => professions.includes(profession));
  if (practices.length === 0) return { outcome: 'refused', reason: 'profession' };
  const workplaces = practices.map((practice) => workplaceOf(professional, practice));
  const name = `${professional.given} ${professional.family}`;
  return { outcome: 'read', person: { staffId: `psc-${professional.id}`, name, workplaces } };
}

function workplaceOf(professional: Professional, practice: Practice): Workplace {
  const { structure, profession } = practice;
  return { structure, profession, vihf: vihfOf(professional, practice) };
}

function fromAgent({ id, name }: Agent, structureId: string): Person {
  const workplace = { structure: { id: structureId, name: '' }, profession: null, vihf: null };
  return { staffId: `cpam-${id}`, name, workplaces: [workplace] };
}
