/** The gateway to INSi: SOAP 1.2 over mutual TLS, by the transport, the seal and the XML gate of the DMP (dmp-protocol.md §14). */
import { randomUUID } from 'node:crypto';
import { readSoapContent } from '../dmp/answer/soap-content.ts';
import { createSeal } from '../dmp/seal.ts';
import { createTransport } from '../dmp/transport.ts';
import { type AskedOfInsi, type InsiAnswer, readInsiAnswer } from './answer.ts';
import { withVitaleAssertion } from './carried-assertion.ts';
import type { CardSearch, Insi, InsiOutcome, InsiRefusalCode, TraitsSearch } from './insi.ts';
import type { CoverageFacts } from './message/contexts.ts';
import { type InsiEnvelope, insiEnvelope } from './message/envelope.ts';
import { addCardQuestion } from './message/search-by-card.ts';
import { addTraitsQuestion } from './message/search-by-traits.ts';
import { givenNamesToTry, insiDate, insiName } from './names.ts';
import { assertInsiOptions, type SoapInsiOptions } from './options.ts';
import { type AssertionRefusal, assertionRefusal } from './vitale-assertion.ts';
import { insiActions } from './vocabulary.ts';

/** Makes the gateway. Throws at once when the options contradict each other. */
export function soapInsi(options: SoapInsiOptions): Insi {
  assertInsiOptions(options);
  const speaker = createSpeaker(options);
  return {
    searchByTraits: (search) => searchByTraits(speaker, search),
    searchByCard: (search) => searchByCard(speaker, search),
    close: () => speaker.close(),
  };
}

interface Question extends Pick<InsiEnvelope, 'action' | 'addContent'> {
  cover?: CoverageFacts['cover'];
  /** Assertion of the card, where there is one. */
  vitale?: string;
  asked: Omit<AskedOfInsi, 'messageId' | 'mode'>;
}

interface Speaker {
  ask(question: Question): Promise<InsiOutcome>;
  nowMs(): number;
  close(): Promise<void>;
}

/** Each name until one person is found. « Several » is what remains when a name had several and no other had one. */
async function searchByTraits(speaker: Speaker, search: TraitsSearch): Promise<InsiOutcome> {
  const birthName = insiName(search.birthName);
  const written = insiName(search.givenNames);
  if (birthName === null || written === null) return refuse('kiosk.insi-name');
  let last: InsiOutcome = { outcome: 'none' };
  for (const givenNames of givenNamesToTry(written)) {
    const { sex, birthPlace } = search;
    const asked = { birthName, givenNames, sex, birthDate: insiDate(search.birthDate) };
    const answer = await speaker.ask({
      action: insiActions.byTraits,
      addContent: (body) => addTraitsQuestion(body, { ...asked, birthPlace }),
      asked,
    });
    if (answer.outcome !== 'none' && answer.outcome !== 'several') return answer;
    if (answer.outcome === 'several') last = answer;
  }
  return last;
}

async function searchByCard(speaker: Speaker, search: CardSearch): Promise<InsiOutcome> {
  const { assertion, present, own } = search;
  const refusal = assertionRefusal(assertion, present, speaker.nowMs());
  if (refusal !== null) return refuse(refusal);
  const { beneficiary } = assertion;
  const birthName = search.birthName === undefined ? undefined : insiName(search.birthName);
  if (birthName === null) return refuse('kiosk.insi-name');
  return speaker.ask({
    action: insiActions.byCard,
    addContent: (body) => addCardQuestion(body, { beneficiary, own, birthName }),
    cover: { beneficiary, own },
    vitale: assertion.xml,
    asked: { birthName, birthDate: insiDate(beneficiary.birthDate) },
  });
}

function refuse(code: InsiRefusalCode | AssertionRefusal): InsiOutcome {
  return { outcome: 'refused', code };
}

function createSpeaker(options: SoapInsiOptions): Speaker {
  const { mode, clock = () => new Date(), newId = randomUUID, sector = 'SA33' } = options;
  const seal = createSeal(options.seal);
  const transport = createTransport(options);
  const instance = newId();
  const software = { ...options.software, instance };

  const document = (messageId: string, { action, addContent, cover }: Question): string => {
    const now = clock();
    const facts = { now, sender: options.author.id };
    return insiEnvelope({
      messageId,
      action,
      coverage: { ...facts, id: newId(), ...(cover ? { cover } : {}) },
      software: { ...facts, id: newId(), software },
      assertion: {
        ...{ id: newId(), now, issuer: seal.issuer, sector },
        ...{ professional: options.author.id, billingId: options.author.billingId },
      },
      addContent,
    });
  };

  return {
    async ask(question) {
      const messageId = newId();
      const sealed = await seal.apply(document(messageId, question));
      if (sealed === null) return { outcome: 'unreachable', reason: 'no-seal' };
      const whole = question.vitale === undefined ? sealed : withVitaleAssertion(sealed, question.vitale);
      if (whole === null) return refuse('kiosk.vitale-unreadable');
      const exchange = await transport.post('', question.action, whole);
      if (exchange.state !== 'answered') return { outcome: 'unreachable', reason: exchange.reason };
      const answer = readSoapContent(exchange.status, exchange.body);
      return outcomeOf(
        answer.outcome === 'content'
          ? readInsiAnswer(answer, { ...question.asked, messageId, mode })
          : answer,
      );
    },
    nowMs: options.monotonicMs ?? (() => performance.now()),
    close: () => transport.close(),
  };
}

/** Asking again is harmless: what cannot be understood is as good as no answer. */
function outcomeOf(answer: InsiAnswer): InsiOutcome {
  return answer.outcome === 'misunderstood' ? { outcome: 'unreachable', reason: answer.reason } : answer;
}
