/**
 * Where a private key lies: in a PEM file, or in a security module, named as RFC 7512 does:
 * `pkcs11:token=borne;object=org-sign;type=private?pin-source=file:/etc/borne-dmp/jeton.pin`. The module's library is
 * named apart (PKCS11_MODULE_PATH), because the engine that OpenSSL uses knows no `module-path`; a PIN written into the
 * URI is refused: addresses end in logs.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

export interface TokenKeyPlace {
  from: 'pkcs11';
  /** As it was written: for OpenSSL's engine. */
  uri: string;
  token: string;
  /** The label of the key (`object`), or its id in hexadecimal. */
  key: { label: string } | { id: string };
  pinFile: string;
}

export type KeyPlace = { from: 'file'; pem: string } | TokenKeyPlace;

/** A path or a PKCS#11 URI in the environment. */
export const KeyPlaceSchema = z.string().transform((text, context): KeyPlace => {
  const place = text.startsWith('pkcs11:') ? tokenPlace(text) : filePlace(text);
  if (typeof place !== 'string') return place;
  context.addIssue({ code: 'custom', message: place });
  return z.NEVER;
});

function filePlace(path: string): KeyPlace | string {
  try {
    return { from: 'file', pem: readFileSync(path, 'utf8') };
  } catch {
    // Absent, a folder, another's: whoever wrote the path looks at it.
    return `fichier illisible (${path})`;
  }
}

const known = new Set(['token', 'object', 'id', 'type', 'pin-source']);
const pinSource = /^(?:file:)?(\/[^?#\s]{1,200})$/;

/** Gives a sentence when the address is not one of ours. It never repeats the address: a PIN may stand in it. */
export function tokenPlace(uri: string): TokenKeyPlace | string {
  const attributes = attributesOf(uri);
  if (attributes === null) return 'une adresse pkcs11: mal écrite';
  if (attributes.has('pin-value'))
    return 'un code PIN dans l’adresse : à mettre dans un fichier (pin-source)';
  for (const name of attributes.keys())
    if (!known.has(name)) return 'un attribut pkcs11: que rien ici ne lit';
  const token = textOf(attributes.get('token'));
  const label = textOf(attributes.get('object'));
  const id = attributes.get('id');
  const pinFile = pinSource.exec(attributes.get('pin-source') ?? '')?.[1];
  if (/\p{Cc}|\ufffd/u.test(token + label)) return 'une adresse pkcs11: mal écrite';
  if (!token) return 'une adresse pkcs11: sans token';
  if (Boolean(label) === Boolean(id)) return 'une adresse pkcs11: qui nomme la clé par object ou par id';
  if (!pinFile) return 'une adresse pkcs11: sans pin-source=file:/…';
  const key = label ? { label } : { id: Buffer.from(id ?? '', 'latin1').toString('hex') };
  return { from: 'pkcs11', uri, token, key, pinFile };
}

/** The bytes of a label are UTF-8. */
function textOf(bytes = ''): string {
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Values percent-decoded, one byte a character; null: badly written, or an attribute comes twice. */
function attributesOf(uri: string): Map<string, string> | null {
  const [path = '', query = '', ...more] = uri.slice('pkcs11:'.length).split('?');
  const parts = [...path.split(';'), ...query.split('&')].filter((part) => part !== '');
  const attributes = new Map<string, string>();
  for (const part of parts) {
    const [, name = '', value = ''] = /^([a-z-]+)=([^=]*)$/.exec(part) ?? [];
    const decoded = percentDecoded(value);
    if (name === '' || decoded === null || attributes.has(name)) return null;
    attributes.set(name, decoded);
  }
  return more.length > 0 ? null : attributes;
}

function percentDecoded(value: string): string | null {
  if (!/^(?:[\x21-\x24\x26-\x7e]|%[0-9a-fA-F]{2})*$/.test(value)) return null;
  return value.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
