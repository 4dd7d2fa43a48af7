/** Answers as the simulator gives them, one or more of every transaction: what hostile answers are made from. */
import { newRecord } from '../../../../server/simulator/records.ts';
import { type HeardOutcome, hear, type Question } from './hear.ts';
import { openJudge } from './judge.ts';
import { type Kind, sealRequest } from './sealed-requests.ts';
import { patient, type Setting, stranger } from './setting.ts';

export interface GoodAnswer {
  question: Question;
  xml: string;
  status: number;
  /** What the gateway makes of it. */
  heard: HeardOutcome;
}

type Before = 'none' | 'open' | 'closed' | 'barred' | 'with-access';

/** Every transaction from states that make it succeed, refuse, or find nobody. */
const scenes: [kind: Kind, before: Before, outcome: string][] = [
  ['find', 'open', 'open'],
  ['find', 'closed', 'closed'],
  ['find', 'none', 'none'],
  ['find', 'barred', 'barred'],
  ['read', 'open', 'record'],
  ['create', 'none', 'created'],
  ['create', 'open', 'exists'],
  ['create', 'closed', 'refused'],
  ['reactivate', 'closed', 'created'],
  ['reactivate', 'open', 'exists'],
  ['modify', 'open', 'changed'],
  ['modify', 'closed', 'refused'],
  ['terminate', 'open', 'closed'],
  ['terminate', 'closed', 'already-closed'],
  ['create-access', 'open', 'created'],
  ['create-access', 'with-access', 'exists'],
  ['change-access', 'with-access', 'changed'],
  ['renew-access', 'with-access', 'created'],
  ['renew-access', 'open', 'no-access'],
  ['authorize', 'open', 'authorized'],
  ['list-professionals', 'open', 'list'],
];

/** Throws when one of them is not heard as it was meant: nothing could be learnt from damage to it. */
export function goodAnswers(setting: Setting): Promise<GoodAnswer[]> {
  const each = scenes.map(async ([kind, before, outcome]) => {
    const good = await answerTo(setting, kind, before);
    if (good.heard.outcome !== outcome)
      throw new Error(`${kind} on ${before}: ${good.heard.outcome}, not ${outcome}`);
    return good;
  });
  return Promise.all(each);
}

/** A success of that kind. */
export async function goodAnswer(setting: Setting, kind: Kind): Promise<GoodAnswer> {
  const scene = scenes.find(([of]) => of === kind);
  if (!scene) throw new Error(`no scene of ${kind}`);
  return answerTo(setting, kind, scene[1]);
}

/** The same answers as if about somebody else, and as answers to other messages: never ours. */
export async function foreignAnswers(setting: Setting): Promise<GoodAnswer[]> {
  return (await goodAnswers(setting)).flatMap((good) => {
    const { question, status } = good;
    const other = { ...good, question: { ...question, messageId: '00000000-0000-4000-8000-000000000000' } };
    const somebody = { ...good, xml: good.xml.replaceAll(patient.nir, stranger.nir) };
    return [other, ...(somebody.xml === good.xml ? [] : [somebody])].map((foreign) => ({
      ...foreign,
      heard: hear(foreign.question, status, Buffer.from(foreign.xml)),
    }));
  });
}

async function answerTo(setting: Setting, kind: Kind, before: Before): Promise<GoodAnswer> {
  const judge = openJudge(setting);
  if (before !== 'none') {
    const status = before === 'with-access' ? 'open' : before;
    const since = status === 'closed' ? '2026-01-02T12:00:00.000Z' : null;
    judge.records.put(newRecord({ ins: patient.nir, status, since, linkedToMes: false }));
  }
  const say = async (said: Kind): Promise<{ messageId: string; xml: string; verdict: string }> => {
    const { messageId, xml } = await sealRequest(setting, said);
    return { messageId, ...judge.judge(said, Buffer.from(xml)) };
  };
  if (before === 'with-access') await say('create-access');
  // A list of nobody would leave its lines unread.
  if (kind === 'list-professionals') await say('authorize');
  const { messageId, xml, verdict } = await say(kind);
  const question = { kind, messageId, nir: patient.nir };
  const status = verdict === 'refused' ? 500 : 200;
  return { question, xml, status, heard: hear(question, status, Buffer.from(xml)) };
}
