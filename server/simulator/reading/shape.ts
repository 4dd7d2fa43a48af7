/**
 * Shapes of messages as data: which children, in which order, how often, with which attributes. They hold what the HL7
 * schemas let pass and the national service needs (a sex, a software name, a reason), and stand in where those schemas
 * are not on the machine. Stricter than a schema: what is not expected is refused.
 */
import type { XmlElement } from 'libxml2-wasm';
import { ns } from '../vocabulary.ts';
import { childElements } from './document.ts';

export interface Shape {
  name: string;
  /** Absent: that of HL7. */
  namespace?: string;
  occurs: 'once' | 'optional' | 'many';
  /** Every one is mandatory; a text stands for itself. */
  attributes: Record<string, string | RegExp>;
  text: RegExp;
  /** Null: whatever is inside is not looked at. */
  children: Shape[] | null;
}

const noText = /^$/;

export function once(name: string, attributes: Shape['attributes'] = {}, children: Shape[] = []): Shape {
  return { name, occurs: 'once', attributes, text: noText, children };
}

/** An element that holds only text. */
export function text(name: string, expected: RegExp = /\S/, attributes: Shape['attributes'] = {}): Shape {
  return { ...once(name, attributes), text: expected };
}

export function optional(shape: Shape): Shape {
  return { ...shape, occurs: 'optional' };
}

export function many(shape: Shape): Shape {
  return { ...shape, occurs: 'many' };
}

/** The same shape, all of it in another namespace than that of HL7. */
export function inNamespace(namespace: string, shape: Shape): Shape {
  const children = shape.children?.map((child) => inNamespace(namespace, child)) ?? null;
  return { ...shape, namespace, children };
}

/** Any number of them, not looked at. */
export function anything(name: string): Shape {
  return { name, occurs: 'many', attributes: {}, text: /^/, children: null };
}

/** The path of the first thing that is wrong, without any value of the message; null when all is right. */
export function firstFault(element: XmlElement, shape: Shape, path = shape.name): string | null {
  if (shape.children === null) return null;
  return (
    wrongAttribute(element, shape, path) ??
    wrongText(element, shape, path) ??
    wrongChildren(childElements(element), shape.children, path)
  );
}

function wrongAttribute(element: XmlElement, shape: Shape, path: string): string | null {
  const given = element.attrs.filter(({ namespaceUri }) => namespaceUri === '');
  for (const [name, expected] of Object.entries(shape.attributes)) {
    const found = given.find((attribute) => attribute.name === name);
    if (!found || !matches(found.value, expected)) return `${path}/@${name}`;
  }
  const unexpected = given.find(({ name }) => !Object.hasOwn(shape.attributes, name));
  return unexpected ? `${path}/@${unexpected.name} (inattendu)` : null;
}

function matches(value: string, expected: string | RegExp): boolean {
  return typeof expected === 'string' ? value === expected : expected.test(value);
}

function wrongText(element: XmlElement, shape: Shape, path: string): string | null {
  const own = shape.children?.length ? '' : element.content.trim();
  return shape.text.test(own) ? null : `${path} (texte)`;
}

function wrongChildren(found: XmlElement[], expected: Shape[], path: string): string | null {
  let at = 0;
  for (const [index, shape] of expected.entries()) {
    // Two shapes of one name in a row (birth name, usual name): each takes its own.
    const followedByTwin = expected[index + 1]?.name === shape.name;
    const here = `${path}/${shape.name}`;
    let count = 0;
    for (let child = found[at]; child && isNamed(child, shape); child = found[at]) {
      if (shape.occurs !== 'many' && count === 1) {
        if (followedByTwin) break;
        return `${here} (répété)`;
      }
      const fault = firstFault(child, shape, here);
      if (fault !== null) return fault;
      at += 1;
      count += 1;
    }
    if (count === 0 && shape.occurs === 'once') return `${here} (absent ou mal placé)`;
  }
  const left = found[at];
  return left ? `${path}/${left.name} (inattendu ou mal placé)` : null;
}

function isNamed(element: XmlElement, shape: Shape): boolean {
  return element.namespaceUri === (shape.namespace ?? ns.hl7) && element.name === shape.name;
}
