/**
 * RESULTAT, the answer of INSi (dmp-protocol.md §14). A matricule is believed when its key is right, its kind known,
 * and the traits beside it are those that were asked for: nothing else in the answer names the question. Pure.
 */
import { checkNir, type Nir } from '../../contract/index.ts';
import { childrenNamed, type Element, onlyChild, onlyDescendant } from '../dmp/element.ts';
import {
  isFault,
  isLoggableCode,
  type Misunderstood,
  nonsense,
  otherRequest,
  readFault,
} from '../dmp/faults.ts';
import { unprintable } from '../dmp/unprintable.ts';
import { namespaces, testInsOids } from '../dmp/vocabulary.ts';
import type { InsIdentity, InsiOutcome, InsiRefusalCode, InsTraits, Sex } from './insi.ts';
import { insiName } from './names.ts';
import { insiNamespaces, insOids, reportCodes } from './vocabulary.ts';

/** What the answer must agree with; absent: it was not asked by it. */
export interface AskedOfInsi {
  messageId: string;
  birthName?: string | undefined;
  /** One, or several separated by spaces. */
  givenNames?: string | undefined;
  sex?: Sex | undefined;
  birthDate: string;
  /** production refuses test and demonstration matricules (EX_GEN-1430). */
  mode: 'development' | 'production';
}

export type InsiAnswer = Exclude<InsiOutcome, { outcome: 'unreachable' }> | Misunderstood;

const { result } = insiNamespaces;

export function readInsiAnswer(
  { content, relatesTo }: { content: Element; relatesTo: string | null },
  asked: AskedOfInsi,
): InsiAnswer {
  if (isFault(content)) return readInsiFault(content);
  if (content.namespace !== result || content.name !== 'RESULTAT') return nonsense;
  // The samples have none; where there is one, it must be ours.
  if (relatesTo !== null && !relatesTo.toLowerCase().endsWith(`uuid:${asked.messageId.toLowerCase()}`))
    return otherRequest;
  const people = childrenNamed(content, result, 'INDIVIDU').length;
  const code = onlyDescendant(content, result, ['CR', 'CodeCR'])?.text;
  if (code === reportCodes.one && people === 1) return readOne(onlyChild(content, result, 'INDIVIDU'), asked);
  if (code === reportCodes.none && people === 0) return { outcome: 'none' };
  if (code === reportCodes.several && people === 0) return { outcome: 'several' };
  return nonsense;
}

/** siram_40 is a fault of the receiver: out of order, ask again. One of the sender is a refusal. */
function readInsiFault(fault: Element): InsiAnswer {
  const read = readFault(fault);
  if (read.outcome !== 'refused') return read;
  const detail = onlyChild(onlyChild(fault, namespaces.soap, 'Detail'), insiNamespaces.siram, 'Erreur');
  const code = detail?.attributes.get('code') ?? '';
  return isLoggableCode(code) ? { outcome: 'refused', code: `${read.code}.${code}` } : read;
}

function readOne(person: Element | null, asked: AskedOfInsi): InsiAnswer {
  const active = onlyChild(person, result, 'INSACTIF');
  const matricule = readMatricule(active);
  const oid = onlyChild(active, result, 'OID')?.text ?? '';
  const traits = readTraits(onlyChild(person, result, 'TIQ'));
  if (person === null || matricule === null || traits === null || !insOids.includes(oid)) return nonsense;
  if (asked.mode === 'production' && testInsOids.includes(oid)) return refuse('kiosk.insi-test-oid');
  if (!agrees(traits, asked)) return refuse('kiosk.insi-other-traits');
  const former = childrenNamed(person, result, 'INSHISTO')
    .map(readMatricule)
    .filter((each) => each !== null);
  const found: InsIdentity = { matricule, oid, former, traits };
  return unprintable({ outcome: 'one', found }, { outcome: 'one' });
}

function refuse(code: InsiRefusalCode): InsiAnswer {
  return { outcome: 'refused', code };
}

/** Null: no number, no key, or a key that is not its own. */
function readMatricule(holder: Element | null): Nir | null {
  const matricule = onlyChild(holder, result, 'IdIndividu');
  const number = onlyChild(matricule, result, 'NumIdentifiant')?.text ?? '';
  const key = onlyChild(matricule, result, 'Cle')?.text ?? '';
  if (number.length !== 13) return null;
  const checked = checkNir(number + key);
  return checked.ok ? checked.nir : null;
}

function readTraits(told: Element | null): InsTraits | null {
  const text = (name: string): string => onlyChild(told, result, name)?.text ?? '';
  const sex = text('Sexe');
  const birthDate = text('DateNaissance');
  const birthPlace = text('LieuNaissance');
  const birthName = text('NomNaissance');
  const givenNames = readGivenNames(told);
  if (sex !== 'M' && sex !== 'F') return null;
  if (birthName === '' || givenNames === '' || !/^\d{4}-\d{2}-\d{2}$/.test(birthDate)) return null;
  if (!/^(?:[A-Za-z0-9]{5})?$/.test(birthPlace)) return null;
  return { birthName, givenNames, sex, birthDate, birthPlace: birthPlace || null };
}

/** One text with all of them, or an element each; where neither is there, the one Prenom. */
function readGivenNames(told: Element | null): string {
  const list = onlyChild(told, result, 'ListePrenom');
  if (list === null) return onlyChild(told, result, 'Prenom')?.text ?? '';
  const each = childrenNamed(list, result, 'Prenom').map(({ text }) => text);
  return (each.length > 0 ? each.join(' ') : list.text).trim();
}

function agrees(traits: InsTraits, { birthName, givenNames, sex, birthDate }: AskedOfInsi): boolean {
  return (
    traits.birthDate === birthDate &&
    (sex === undefined || traits.sex === sex) &&
    (birthName === undefined || insiName(traits.birthName) === birthName) &&
    (givenNames === undefined || bears(traits.givenNames, givenNames))
  );
}

/** Every given name asked for is one of theirs. */
function bears(all: string, asked: string): boolean {
  const theirs = (insiName(all) ?? '').split(' ');
  return asked.split(' ').every((name) => theirs.includes(name));
}
