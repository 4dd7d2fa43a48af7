/** The answers of the specific services: one `output`, every field qualified (dmp-protocol.md §9). */
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';

export interface Output {
  /** What comes before the status, in order. */
  fields?: [name: string, text: string][];
  /** Each one an element of that name. */
  lines?: { name: string; fields: [name: string, text: string][] }[];
  status: string;
  context: string;
}

export function addOutput(
  body: XMLBuilder,
  { namespace, name }: { namespace: string; name: string },
  { fields = [], lines = [], status, context }: Output,
): void {
  const output = body.ele(namespace, `ns1:${name}Response`).ele(namespace, 'ns1:output');
  const add = (parent: XMLBuilder, [field, text]: [string, string]): void => {
    parent.ele(namespace, `ns1:${field}`).txt(text);
  };
  for (const line of lines) {
    const element = output.ele(namespace, `ns1:${line.name}`);
    for (const field of line.fields) add(element, field);
  }
  for (const field of fields) add(output, field);
  add(output, ['status', status]);
  add(output, ['context', context]);
}
