/** Answers of the specific services, written by hand after the shapes of dmp-protocol.md §9. */
import { services } from '../../../server/src/dmp/vocabulary.ts';

export const messageId = '0b6f7c52-4f0e-4a43-9c59-1d2a3b4c5d6e';

export const serviceAsked = (name: keyof typeof services) => ({ service: services[name], messageId });

interface Given {
  /** What comes before the status, as XML whose prefix is `n`. */
  inside?: string;
  status?: string;
  context?: string;
  relatesTo?: string | null;
  action?: string;
}

/** The `output` of a service; `relatesTo` null: the envelope does not say. */
export function serviceAnswer(name: keyof typeof services, given: Given = {}): string {
  const { namespace, response, action } = services[name];
  const { inside = '', status = 'DMPOk', context = '', relatesTo = `urn:uuid:${messageId}` } = given;
  return `<?xml version="1.0" encoding="UTF-8"?>
<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://www.w3.org/2005/08/addressing">
  <s:Header><a:Action>${given.action ?? `${action}Response`}</a:Action>${
    relatesTo === null ? '' : `<a:RelatesTo>${relatesTo}</a:RelatesTo>`
  }</s:Header>
  <s:Body><n:${response} xmlns:n="${namespace}"><n:output>${inside}${
    status === '' ? '' : `<n:status>${status}</n:status>`
  }<n:context>${context}</n:context></n:output></n:${response}></s:Body>
</s:Envelope>`;
}

export const codes = (login: string, password: string): string =>
  `<n:login>${login}</n:login><n:password>${password}</n:password>`;
