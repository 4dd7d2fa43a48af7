/**
 * What one message costs in milliseconds of processor, each step alone over many messages: written, sealed, sent over
 * mutual TLS, parsed, checked. Ours is this process with all its threads; the service's is told apart.
 */
import { randomUUID } from 'node:crypto';
import type { Identity } from '@borne/server/contract';
import { readSoapContent } from '../../../server/src/dmp/answer/soap-content.ts';
import { messageIdRoot } from '../../../server/src/dmp/message/wrapper.ts';
import type { SoapDmpOptions } from '../../../server/src/dmp/options.ts';
import { createSeal, type Seal } from '../../../server/src/dmp/seal.ts';
import { createTransport, type Exchange } from '../../../server/src/dmp/transport.ts';
import { messageWriter, type WriteMessage } from '../../../server/src/dmp/write-message.ts';
import { cpuMsOfFamily } from '../cpu-time.ts';
import { atOnce } from './at-once.ts';
import type { MessageKind } from './message-kinds.ts';

export interface MessageCosts {
  /** Of ours, for one message. */
  cpuMs: { build: number; sign: number; send: number; parse: number; check: number };
  /** Of ours, to open one connection: spared as long as it stands. */
  connectionCpuMs: number;
  /** Of the service's process for one message, while it was sent. */
  simulatorCpuMs: number;
  /** Middle of the messages sent and of the answers heard. */
  requestBytes: number;
  answerBytes: number;
}

export interface Workbench {
  options: SoapDmpOptions;
  servicePid: number;
  write: WriteMessage;
  seal: Seal;
}

export function workbench(options: SoapDmpOptions, servicePid: number): Workbench {
  const seal = createSeal(options.seal);
  const write = messageWriter(options, seal.issuer);
  return { options, servicePid, write, seal };
}

/** One message to each of `people`, more of them than `width`. Throws when one answer is another than expected: its cost would mean nothing. */
export async function messageCosts(
  bench: Workbench,
  kind: MessageKind,
  people: readonly Identity[],
): Promise<MessageCosts> {
  const { options, write, seal } = bench;
  const questions = people.map((identity) => ({ identity, messageId: randomUUID() }));
  const each = (ms: number): number => ms / people.length;
  const built = await cpuOf(() =>
    questions.map(({ identity, messageId }) =>
      write(kind.said, messageId, { nir: identity.nir }, kind.addContent(options, identity)),
    ),
  );
  const sealed = await cpuOf(() => atOnce(width, built.value, (text) => seal.apply(text)));
  const sent = await sendAll(bench, kind, sealed.value);
  const answers = sent.exchanges.map((exchange) => {
    if (exchange.state !== 'answered') throw new Error(`${kind.name}: ${exchange.state} ${exchange.reason}`);
    return exchange;
  });
  const parsed = await cpuOf(() => answers.map(({ status, body }) => readSoapContent(status, body)));
  const checked = await cpuOf(() =>
    parsed.value.map((answer, at) => outcomeOf(kind, answer, questions[at], options)),
  );
  const unexpected = checked.value.find((outcome) => outcome !== kind.expected);
  if (unexpected !== undefined) throw new Error(`${kind.name}: ${unexpected}, not ${kind.expected}`);
  return {
    cpuMs: {
      ...{ build: each(built.cpuMs), sign: each(sealed.cpuMs), send: sent.cpuMs.open },
      ...{ parse: each(parsed.cpuMs), check: each(checked.cpuMs) },
    },
    connectionCpuMs: Math.max(0, sent.cpuMs.first - sent.cpuMs.open),
    simulatorCpuMs: sent.serviceCpuMs,
    requestBytes: middle(sealed.value.map((text) => Buffer.byteLength(text ?? ''))),
    answerBytes: middle(answers.map(({ body }) => body.byteLength)),
  };
}

/** Messages under way at once while they are sent: so many connections are opened first. */
export const width = 8;

interface Sending {
  exchanges: Exchange[];
  /** For one message over a connection that stands, and for one that had to open its own. */
  cpuMs: { open: number; first: number };
  serviceCpuMs: number;
}

/** Over connections of its own: those of before may have been closed while this process was busy. */
async function sendAll(
  { options, servicePid }: Workbench,
  { said }: MessageKind,
  messages: readonly (string | null)[],
): Promise<Sending> {
  const transport = createTransport(options);
  const send = (some: readonly (string | null)[]): Promise<Exchange[]> =>
    atOnce(width, some, (text) => transport.post(said.path, said.soapAction, text ?? ''));
  try {
    const first = await cpuOf(() => send(messages.slice(0, width)));
    const serviceBefore = cpuMsOfFamily(servicePid);
    const others = await cpuOf(() => send(messages.slice(width)));
    const count = others.value.length;
    return {
      exchanges: [...first.value, ...others.value],
      cpuMs: { open: others.cpuMs / count, first: first.cpuMs / width },
      serviceCpuMs: (cpuMsOfFamily(servicePid) - serviceBefore) / count,
    };
  } finally {
    await transport.close();
  }
}

function outcomeOf(
  kind: MessageKind,
  answer: ReturnType<typeof readSoapContent>,
  question: { identity: Identity; messageId: string } | undefined,
  { software, insOid }: SoapDmpOptions,
): string {
  if (answer.outcome !== 'content') return answer.reason;
  if (!question) throw new Error('an answer without its question');
  const { messageId, identity } = question;
  const messageRoot = messageIdRoot(software.oid);
  return kind.read(answer.content, { messageRoot, messageId, insOid, nir: identity.nir }).outcome;
}

/** Of this process, all threads: a signature is made beside the thread that asks for it. */
export async function cpuOf<Value>(
  run: () => Value | Promise<Value>,
): Promise<{ value: Value; cpuMs: number }> {
  const before = process.cpuUsage();
  const value = await run();
  const { user, system } = process.cpuUsage(before);
  return { value, cpuMs: (user + system) / 1_000 };
}

function middle(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
