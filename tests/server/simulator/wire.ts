/** A client that can say anything: sealed envelopes altered before or after sealing, posted over real mutual TLS. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type RequestOptions, request } from 'node:https';
import type { RepresentativeName } from '../../../server/contract/representative.ts';
import { addAssertion } from '../../../server/src/dmp/assertion.ts';
import { soapEnvelope } from '../../../server/src/dmp/envelope.ts';
import { addCreateMessage } from '../../../server/src/dmp/message/create.ts';
import { addFindMessage } from '../../../server/src/dmp/message/find.ts';
import { addModifyMessage } from '../../../server/src/dmp/message/modify.ts';
import { addReactivateMessage } from '../../../server/src/dmp/message/reactivate.ts';
import { addServiceRequest, type Field } from '../../../server/src/dmp/message/service.ts';
import { addTerminateMessage } from '../../../server/src/dmp/message/terminate.ts';
import type { Access } from '../../../server/src/dmp/options.ts';
import { createSeal } from '../../../server/src/dmp/seal.ts';
import { type Spoken, services, transactions } from '../../../server/src/dmp/vocabulary.ts';
import type { AddContent } from '../../../server/src/dmp/write-message.ts';
import { testPki } from '../../support/pki.ts';
import { author as pharmacist } from '../dmp/documents.ts';
import { consent, gatewayOptions, helene, insOid } from '../dmp/gateway.ts';

export interface Draft {
  identity?: typeof helene;
  relationCode?: string;
  representativeName?: RepresentativeName;
  /** Changes the text before it is sealed: the seal stays good. */
  before?: (xml: string) => string;
  /** Changes the text after it was sealed. */
  after?: (xml: string) => string;
  now?: Date;
  access?: Access;
  /** Who asks, in the VIHF and in the message. */
  authorId?: string;
}

export type Kind = 'find' | 'read' | 'create' | 'reactivate' | 'modify' | 'terminate';

/** A question or an act as the gateway would send it, with the changes of the draft. */
export async function sealedEnvelope(kind: Kind, draft: Draft = {}): Promise<string> {
  const { identity = helene, relationCode = null, representativeName = null } = draft;
  const author = authorOf(draft);
  return sealed(transactions[kind], draft, (body, frame) => {
    const request = { ...frame, insOid, identity, consent, relationCode, representativeName, author };
    const kept = { usualName: null, telecoms: [], address: [], representative: null };
    if (kind === 'create') addCreateMessage(body, request);
    else if (kind === 'reactivate') addReactivateMessage(body, request);
    else if (kind === 'modify') addModifyMessage(body, { ...request, kept });
    else if (kind === 'terminate') addTerminateMessage(body, request);
    else addFindMessage(body, { ...frame, insOid, nir: identity.nir, queryId: randomUUID() });
  });
}

/** A request of a specific service, with any fields. */
export function sealedService(
  name: keyof typeof services,
  fields: readonly Field[],
  draft: Draft = {},
): Promise<string> {
  const service = services[name];
  return sealed(service, draft, (body) => addServiceRequest(body, service, fields));
}

async function sealed<Said extends Spoken>(
  said: Said,
  draft: Draft,
  addContent: AddContent<Said>,
): Promise<string> {
  const options = await gatewayOptions('https://127.0.0.1/services');
  const seal = createSeal(options.seal);
  const { identity = helene, now = new Date(), before = same, after = same } = draft;
  const { software } = options;
  const messageId = randomUUID();
  const xml = soapEnvelope({
    messageId,
    to: 'https://invalid.example/patients',
    action: said.action,
    addAssertion: (security) =>
      addAssertion(security, {
        id: randomUUID(),
        now,
        issuer: seal.issuer,
        author: authorOf(draft),
        access: draft.access ?? { mode: 'INDIRECTE' },
        sector: 'SA33',
        insOid,
        nir: identity.nir,
        software,
      }),
    addContent: (body) =>
      addContent(body, { transaction: said, messageId, software, mode: 'development', now }),
  });
  const sealed = await seal.apply(before(xml));
  if (sealed === null) throw new Error('the seal’s key is out of reach');
  return after(sealed);
}

const authorOf = ({ authorId = pharmacist.id }: Draft): typeof pharmacist => ({
  ...pharmacist,
  id: authorId,
});

const same = (xml: string): string => xml;

export interface WireAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** Posts bytes under the run's client certificate; `changes` are TLS and HTTP options, `path` the endpoint. */
export async function post(
  url: string,
  body: string | Uint8Array,
  changes: RequestOptions = {},
  path = '/patients',
): Promise<WireAnswer> {
  const pki = await testPki();
  const options: RequestOptions = {
    method: 'POST',
    cert: readFileSync(pki.clientCert),
    key: readFileSync(pki.clientKey),
    ca: readFileSync(pki.nationalCa),
    agent: false,
    ...changes,
    headers: { 'content-type': 'application/soap+xml; charset=utf-8', ...changes.headers },
  };
  return new Promise((settle, fail) => {
    const outgoing = request(`${url}${path}`, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', fail);
      response.on('end', () => {
        const { statusCode: status = 0, headers } = response;
        settle({ status, headers, body: Buffer.concat(chunks).toString('utf8') });
      });
    });
    outgoing.on('error', fail);
    outgoing.end(body);
  });
}

/** Subcode of the Fault, or what the message says. */
export function verdict({ body }: WireAnswer): string {
  const subcode = /<soap:Subcode><soap:Value>([^<]*)</.exec(body)?.[1];
  const acknowledged = /<acknowledgement typeCode="(\w+)"/.exec(body)?.[1];
  return subcode ?? acknowledged ?? /<ns1:status[^>]*>([^<]*)</.exec(body)?.[1] ?? 'nothing';
}
