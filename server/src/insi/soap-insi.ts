/** The gateway to INSi: SOAP 1.2 over mutual TLS, by the transport, the seal and the XML gate of the DMP (dmp-protocol.md §14). */
import { randomUUID } from 'node:crypto';
import { readSoapContent } from '../dmp/answer/soap-content.ts';
import { isFault } from '../dmp/faults.ts';
import { type LineHealth, nationalLine, type Silence } from '../dmp/national-line.ts';
import { createSeal } from '../dmp/seal.ts';
import { createTransport } from '../dmp/transport.ts';
import { type AskedOfInsi, readInsiAnswer } from './answer.ts';
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
    line: () => speaker.line(),
    close: () => speaker.close(),
  };
}

interface Question extends Pick<InsiEnvelope, 'action' | 'addContent'> {
  cover?: CoverageFacts['cover'];
  /** Assertion of the card, where there is one. */
  vitale?: string;
  asked: Omit<AskedOfInsi, 'messageId' | 'mode'>;
}

/** What one person's answer cannot be read for is no silence of the service: the line stays open to everybody else. */
interface Heard {
  state: 'heard';
  outcome: InsiOutcome;
}

interface Speaker {
  ask(question: Question): Promise<InsiOutcome>;
  nowMs(): number;
  line(): LineHealth;
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
  const line = nationalLine(options.line ?? {});
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

  /** A fault of the receiver (siram_40) is a silence for the line: INSi says itself that it is out of order. */
  const send = async (question: Question, messageId: string, whole: string): Promise<Heard | Silence> => {
    const exchange = await transport.post('', question.action, whole);
    if (exchange.state !== 'answered') return exchange;
    const answer = readSoapContent(exchange.status, exchange.body);
    if (answer.outcome !== 'content') return { state: 'lost', reason: answer.reason };
    const read = readInsiAnswer(answer, { ...question.asked, messageId, mode });
    if (read.outcome !== 'misunderstood') return { state: 'heard', outcome: read };
    return isFault(answer.content)
      ? { state: 'lost', reason: read.reason }
      : { state: 'heard', outcome: { outcome: 'unreachable', reason: read.reason } };
  };

  return {
    async ask(question) {
      const messageId = newId();
      const sealed = await seal.apply(document(messageId, question));
      if (sealed === null) return { outcome: 'unreachable', reason: 'no-seal' };
      const whole = question.vitale === undefined ? sealed : withVitaleAssertion(sealed, question.vitale);
      if (whole === null) return refuse('kiosk.vitale-unreadable');
      const heard = await line.carry(() => send(question, messageId, whole));
      return heard.state === 'heard' ? heard.outcome : { outcome: 'unreachable', reason: heard.reason };
    },
    line: () => line.health(),
    nowMs: options.monotonicMs ?? (() => performance.now()),
    close: () => transport.close(),
  };
}
