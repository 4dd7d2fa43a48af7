/** What a patient decided, carried to the server and insisted upon. Whatever breaks in between, they are told the truth. */
import type { Consent } from '@borne/server/contract';
import type { KioskEvidence } from '@borne/server/contract/evidence';
import type { VisitId } from '../../contract/visit.ts';
import type { UnsignedClosure } from '../evidence/compose-evidence.ts';
import type { EvidenceSigner } from '../evidence/evidence-signer.ts';
import { type AgentLog, faultFields } from '../log.ts';
import type { CallLimits, Server, ServerAnswer } from '../server/server.ts';
import type { Activation } from './activation.ts';
import { closureEnd } from './closing.ts';
import type { CurrentVisit } from './current-visit.ts';
import { insist } from './insist.ts';
import { openingEnd } from './opening.ts';
import type { VisitLimits } from './visit-limits.ts';
import type { Closing, Creating } from './visit-state.ts';

interface CarryOutParts {
  visit: CurrentVisit;
  server: Server;
  log: AgentLog;
  limits: VisitLimits;
  drawActivation: () => Promise<Activation>;
  signer: EvidenceSigner;
  /** Ends every try. */
  stopping: AbortSignal;
}

const unknown = { end: 'outcome', outcome: 'unknown' } as const;

export class CarryOut {
  readonly #parts: CarryOutParts;

  constructor(parts: CarryOutParts) {
    this.#parts = parts;
  }

  /** No second opening can follow, whatever happens: what is not known is told as not known. */
  async open({ visitId, person, act }: Creating, consent: Consent, word: KioskEvidence): Promise<void> {
    const { visit, drawActivation, signer, server, limits } = this.#parts;
    try {
      const { code, digest } = await drawActivation();
      // Signed once, before the first try: the same request carries the same signature.
      const signed = await signer.sign(word);
      const request = { identity: person.identity, act, consent, activationDigest: digest, ...signed };
      const attempt = (call: CallLimits) => server.createRecord(visitId, request, call);
      const answer = await insist(attempt, limits.opening, this.#parts.stopping);
      noteServer(this.#parts.log, 'create', answer);
      visit.apply({ type: 'opening-ended', visitId, end: openingEnd(answer), code });
    } catch (error) {
      this.#parts.log.error('fault', faultFields(error));
      visit.apply({ type: 'opening-ended', visitId, end: unknown, code: null });
    }
  }

  async close({ visitId }: Closing, closure: UnsignedClosure, word: KioskEvidence): Promise<void> {
    const { visit, signer, server, limits } = this.#parts;
    try {
      const request = { ...closure, ...(await signer.sign(word)) };
      const attempt = (call: CallLimits) => server.closeRecord(visitId, request, call);
      const answer = await insist(attempt, limits.closure, this.#parts.stopping);
      noteServer(this.#parts.log, 'close', answer);
      visit.apply({ type: 'closure-ended', visitId, end: closureEnd(answer) });
    } catch (error) {
      this.#parts.log.error('fault', faultFields(error));
      visit.apply({ type: 'closure-ended', visitId, end: unknown });
    }
  }

  /** A new code, which the server knows first: no dead code is ever given out. */
  async replaceCode(visitId: VisitId): Promise<{ code: Activation['code']; answer: ServerAnswer<null> }> {
    const { drawActivation, server, limits, stopping } = this.#parts;
    const { code, digest } = await drawActivation();
    const attempt = (call: CallLimits) => server.replaceCode(visitId, { activationDigest: digest }, call);
    const answer = await insist(attempt, limits.opening, stopping);
    noteServer(this.#parts.log, 'replace-code', answer);
    return { code, answer };
  }
}

/** The failures of a call, by their codes. */
export function noteServer(log: AgentLog, call: string, answer: ServerAnswer<unknown>): void {
  if (answer.outcome === 'answered') return;
  const problem = answer.outcome === 'problem' ? { code: answer.code, reference: answer.reference } : {};
  log.warn('server.problem', { call, outcome: answer.outcome, ...problem });
}
