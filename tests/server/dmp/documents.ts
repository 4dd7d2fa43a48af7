/** Envelopes made by the real code without a network: what would be sent, as text and as a tree. */
import { type Element, onlyDescendant } from '../../../server/src/dmp/element.ts';
import { soapEnvelope } from '../../../server/src/dmp/envelope.ts';
import { addCreateMessage, type CreateRequest } from '../../../server/src/dmp/message/create.ts';
import { addFindMessage, type FindQuestion } from '../../../server/src/dmp/message/find.ts';
import { addModifyMessage, type ModifyRequest } from '../../../server/src/dmp/message/modify.ts';
import { addReactivateMessage } from '../../../server/src/dmp/message/reactivate.ts';
import { addTerminateMessage, type TerminateRequest } from '../../../server/src/dmp/message/terminate.ts';
import { parseXml } from '../../../server/src/dmp/parse.ts';
import { namespaces, transactions } from '../../../server/src/dmp/vocabulary.ts';
import { consent, helene, insOid, softwareOid } from './gateway.ts';

export const now = new Date('2026-11-22T10:30:00.123Z');
export const messageId = '0b6f7c52-4f0e-4a43-9c59-1d2a3b4c5d6e';

const frame = {
  messageId,
  software: { oid: softwareOid, name: 'Borne' },
  mode: 'development',
  now,
} as const;

export const author = {
  id: '899900000011',
  family: 'MARTIN',
  given: 'CLAUDE',
  role: { profession: '21', second: 'A' },
  structure: { id: '10B0000011', name: 'PHARMACIE DE TEST' },
};

export function createDocument(changes: Partial<CreateRequest> = {}): string {
  return document((body) =>
    addCreateMessage(body, {
      ...frame,
      transaction: transactions.create,
      insOid,
      identity: helene,
      consent,
      relationCode: null,
      author,
      ...changes,
    }),
  );
}

export function reactivateDocument(changes: Partial<CreateRequest> = {}): string {
  return document((body) =>
    addReactivateMessage(body, {
      ...frame,
      transaction: transactions.reactivate,
      insOid,
      identity: helene,
      consent,
      relationCode: null,
      author,
      ...changes,
    }),
  );
}

export function modifyDocument(changes: Partial<ModifyRequest> = {}): string {
  return document((body) =>
    addModifyMessage(body, {
      ...frame,
      transaction: transactions.modify,
      insOid,
      identity: helene,
      consent,
      kept: { usualName: null, telecoms: [], address: [], representative: null },
      relationCode: null,
      author,
      ...changes,
    }),
  );
}

export function terminateDocument(changes: Partial<TerminateRequest> = {}): string {
  return document((body) =>
    addTerminateMessage(body, {
      ...frame,
      transaction: transactions.terminate,
      insOid,
      identity: helene,
      relationCode: null,
      author,
      ...changes,
    }),
  );
}

export function findDocument(changes: Partial<FindQuestion> = {}): string {
  return document((body) =>
    addFindMessage(body, {
      ...frame,
      transaction: transactions.find,
      insOid,
      nir: helene.nir,
      queryId: '7d1c1c88-0f5a-4a73-8f57-5a0b7a1f6e11',
      ...changes,
    }),
  );
}

type AddContent = Parameters<typeof soapEnvelope>[0]['addContent'];

function document(addContent: AddContent): string {
  return soapEnvelope({
    messageId,
    to: 'https://invalid.example/',
    action: 'x',
    addAssertion: (security) => security.txt(''),
    addContent,
  });
}

/** The tree of a document that must be readable. */
export function tree(document: string): Element {
  const parsed = parseXml(Buffer.from(document, 'utf8'));
  if (!parsed.ok) throw new Error(`unreadable: ${parsed.reason}`);
  return parsed.root;
}

/** The HL7 message in the body. */
export function message(document: string): Element {
  const body = onlyDescendant(tree(document), namespaces.soap, ['Body']);
  const content = body?.children[0];
  if (!content) throw new Error('an empty body');
  return content;
}

/** Follows HL7 children; throws when one is missing or repeated, so that a test never passes on nothing. */
export function at(element: Element, path: string): Element {
  const found = onlyDescendant(element, namespaces.hl7, path.split('/'));
  if (!found) throw new Error(`no single ${path}`);
  return found;
}

export function all(element: Element, name: string): Element[] {
  const below = element.children.flatMap((child) => all(child, name));
  return element.name === name ? [element, ...below] : below;
}
