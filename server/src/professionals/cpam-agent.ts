/** What the provider of the Assurance maladie says of its agents: one claim makes an agent, another one names them. */
import { z } from 'zod';

export interface Agent {
  /** As the audit keeps it. */
  id: string;
  name: string;
}

export interface AgentRule {
  /** The claim that makes an agent, and the text that it must hold, or hold among others. */
  claim: string;
  value: string;
  /** The claim that names the agent. */
  agentClaim: string;
}

const ClaimsSchema = z.record(z.string(), z.unknown());
/** No folding of letters: two names that differ by a capital may be two people. */
const AgentId = z.string().regex(/^[a-z0-9-]{1,34}$/);
const Name = z.string().trim().min(1).max(120);

/** Null: no agent, or one that could not be named in the audit. */
export function agentOf(claims: unknown, { claim, value, agentClaim }: AgentRule): Agent | null {
  const read = ClaimsSchema.safeParse(claims);
  if (!read.success) return null;
  const held = read.data[claim];
  const isAgent = held === value || (Array.isArray(held) && held.includes(value));
  const id = AgentId.safeParse(read.data[agentClaim]);
  if (!isAgent || !id.success) return null;
  return { id: id.data, name: nameOf(read.data) ?? `Agent ${id.data}` };
}

function nameOf(claims: Record<string, unknown>): string | null {
  const whole = Name.safeParse(claims['name']);
  if (whole.success) return whole.data;
  const [given, family] = [Name.safeParse(claims['given_name']), Name.safeParse(claims['family_name'])];
  return given.success && family.success ? `${given.data} ${family.data}` : null;
}
