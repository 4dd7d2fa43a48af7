/** The requests of the specific services: a few texts in their order, every element qualified (dmp-protocol.md §9). */
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import type { Service } from '../vocabulary.ts';

export type Field = readonly [name: string, text: string];

export function addServiceRequest(body: XMLBuilder, service: Service, fields: readonly Field[]): void {
  const request = body.ele(service.namespace, service.request);
  for (const [name, text] of fields) request.ele(service.namespace, name).txt(text);
}
