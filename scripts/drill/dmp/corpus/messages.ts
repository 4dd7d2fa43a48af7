/** The corpus: every recipe over the good messages that it fits, in both directions, each with its name. */
import { type GoodAnswer, goodAnswer } from '../in-process/good-answers.ts';
import type { HeardOutcome, Question } from '../in-process/hear.ts';
import { type Kind, kinds, sealRequest } from '../in-process/sealed-requests.ts';
import { patient, type Setting } from '../in-process/setting.ts';
import { answerRecipes } from './answers.ts';
import { malformed } from './malformed.ts';
import { bytesOf, type Expected, type Recipe } from './recipe.ts';
import { addressingRecipes, requestRecipes } from './requests.ts';
import { signatureRecipes, strangersSeal } from './signatures.ts';

interface Hostile {
  name: string;
  expected: Expected;
  bytes: Uint8Array;
}
export interface HostileRequest extends Hostile {
  kind: Kind;
}
export interface HostileAnswer extends Hostile {
  question: Question;
  status: number;
  /** What the good answer says. */
  good: HeardOutcome;
}

/** A certificate and its key that no authority of the service issued. */
interface Foreign {
  cert: string;
  key: string;
}

/**
 * everywhere: what is malformed under every transaction, which takes a minute of processor. sample: under some, and what
 * a transaction alone can be wrong in under all.
 */
export type Breadth = 'everywhere' | 'sample';

export async function hostileRequests(
  setting: Setting,
  foreign: Foreign,
  breadth: Breadth = 'sample',
): Promise<HostileRequest[]> {
  const over = async (kind: Kind, recipes: readonly Recipe[]): Promise<HostileRequest[]> => {
    const { xml } = await sealRequest(setting, kind);
    return recipes.map(({ name, expected, make }) => ({
      name: `${kind}: ${name}`,
      expected,
      kind,
      bytes: bytesOf(make(xml)),
    }));
  };
  const each = kinds.map((kind) => {
    const own = kind === 'create' ? requestRecipes : addressingRecipes;
    return over(kind, isMalformedToo(kind, breadth) ? [...malformed, ...own] : own);
  });
  return [...(await Promise.all(each)).flat(), ...(await wrapped(setting, foreign))];
}

/** Those that attack the seal. */
export async function wrapped(setting: Setting, foreign: Foreign): Promise<HostileRequest[]> {
  const { xml } = await sealRequest(setting, 'create');
  return [...signatureRecipes, strangersSeal(foreign)].map(({ name, expected, make }) => ({
    name: `seal: ${name}`,
    expected,
    kind: 'create',
    bytes: bytesOf(make(xml)),
  }));
}

export async function hostileAnswers(
  setting: Setting,
  breadth: Breadth = 'sample',
): Promise<HostileAnswer[]> {
  const each = kinds.map(async (kind) => {
    const good = await goodAnswer(setting, kind);
    const own = answerRecipes(kind, good.xml.includes(`extension="${patient.nir}"`));
    const all = kind === 'find' || isMalformedToo(kind, breadth);
    return over(good, all ? [...malformed, ...own] : own);
  });
  return (await Promise.all(each)).flat();
}

function isMalformedToo(kind: Kind, breadth: Breadth): boolean {
  return breadth === 'everywhere' || kind === 'create' || kind === 'create-access';
}

function over({ question, xml, status, heard }: GoodAnswer, recipes: readonly Recipe[]): HostileAnswer[] {
  return recipes.map(({ name, expected, make }) => ({
    name: `${question.kind} answered: ${name}`,
    expected,
    question,
    status,
    good: heard,
    bytes: bytesOf(make(xml)),
  }));
}
