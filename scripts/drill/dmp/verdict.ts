/** From what the drill saw to its one line of figures. Pure. */
import type { CorpusFigures } from './corpus/run-corpus.ts';
import type { FaultFigures } from './faults.ts';
import type { MutationFigures } from './mutations/run-mutations.ts';
import type { OutboxFigures } from './outbox/run-outbox.ts';
import { rules } from './rules.ts';
import type { Step } from './transactions.ts';

export interface DrillFigures {
  steps: Step[];
  faults: FaultFigures | null;
  outbox: OutboxFigures | null;
  /** Null: xmlsec1 is not on the machine. */
  seals: { seals: number; agreed: number } | null;
  /** Null: the official schemas are not on the machine. */
  schemas: { messages: number; valid: number } | null;
  corpus: CorpusFigures;
  mutations: MutationFigures;
}

const slowestAllowedMs = 200;

export function verdictOf({ steps, faults, outbox, seals, schemas, corpus, mutations }: DrillFigures) {
  const wrongSteps = steps.filter(({ expected, outcome }) => expected !== outcome);
  const wrong = [...corpus.wrong, ...mutations.wrong];
  const crashes = [...corpus.crashes, ...mutations.crashes];
  const slowestMs = Math.max(corpus.slowest.ms, mutations.slowestMs);
  const reasons = {
    ...(seals === null ? { xmlsecAgreed: 'xmlsec1 is not on this machine' } : {}),
    ...(schemas === null ? { schemaValid: 'the HL7 schemas are not on this machine' } : {}),
  };
  const held = [
    steps.length > 0 && wrongSteps.length === 0,
    faults !== null && faults.unexpected.length + faults.doubleCreations + faults.lost === 0,
    outbox !== null && isKept(outbox),
    seals !== null && seals.agreed === seals.seals,
    schemas !== null && schemas.valid === schemas.messages,
    wrong.length + crashes.length === 0 && slowestMs <= slowestAllowedMs,
  ];
  return {
    ok: held.every(Boolean),
    transactions: { asked: steps.length, asExpected: steps.length - wrongSteps.length },
    schemaValid: schemas,
    xmlsecAgreed: seals,
    faults: faults?.faults ?? null,
    outbox,
    doubleCreations: faults && outbox && faults.doubleCreations + outbox.doubleCreations,
    lost: faults && outbox && faults.lost + outbox.lost,
    hostileMessages: corpus.messages,
    mutations: mutations.mutations,
    crashes: crashes.length,
    wrongAcceptances: wrong.length,
    slowestMs: Math.round(slowestMs * 10) / 10,
    rules: {
      tested: rules.filter(({ unverifiable, gap }) => unverifiable === null && gap === null).length,
      unverifiable: rules.filter(({ unverifiable }) => unverifiable !== null).length,
    },
    reasons,
    failures: [
      ...wrongSteps.map(
        ({ transaction, expected, outcome }) => `${transaction}: ${outcome}, not ${expected}`,
      ),
      ...(faults?.unexpected ?? []),
      ...(outbox === null || isKept(outbox) ? [] : [`outbox: ${JSON.stringify(outbox)}`]),
      ...wrong,
      ...crashes,
    ],
  };
}

/** Whatever could be delivered is settled, once; the rest was given up and told of; and the storm was one. */
function isKept(outbox: OutboxFigures): boolean {
  const { openings, created, refused, poison } = outbox;
  const settled = outbox.unsettled === 0 && created + refused === openings;
  const once = outbox.doubleCreations + outbox.lost === 0;
  const told = outbox.deadLetters === poison && outbox.alarmed === poison;
  return settled && once && told && outbox.killedOnTheWay > 0 && outbox.doubts > 0;
}
