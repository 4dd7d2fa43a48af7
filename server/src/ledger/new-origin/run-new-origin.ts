/** What the command of a new origin does with its words and settings: said, or begun and its paper written. */
import { randomUUIDv7 } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readDatabaseUrl, readLedgerKeySettings } from '../../config.ts';
import { loadSecrets } from '../../secrets/secrets.ts';
import { isOwnKeyName } from '../verifier-key.ts';
import { beginOrigin, type OriginOutcome } from './begin-origin.ts';
import { ownerDatabase } from './owner-database.ts';

const usage =
  'Usage : new-origin-command.ts <nouvelle origine> <dossier> [--cosigned FICHIER]... [--begin]. Sans --begin, rien n’est écrit.';

/** One line of JSON. Throws a sentence when nothing may be begun. `environment`: the process's own unless given. */
export async function runNewOrigin(words: string[], environment?: NodeJS.ProcessEnv): Promise<string> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      cosigned: { type: 'string', multiple: true, default: [] },
      begin: { type: 'boolean', default: false },
    },
  });
  const [origin, folder, ...others] = positionals;
  if (origin === undefined || folder === undefined || others.length > 0) throw new Error(usage);
  if (!isOwnKeyName(origin)) throw new Error(`${origin} : un nom en ASCII, sans espace ni signe plus.`);
  const notes = values.cosigned.map((file) => readFileSync(file, 'utf8'));
  const paper = join(folder, 'origin.json');
  mkdirSync(folder, { recursive: true });
  if (existsSync(paper)) throw new Error(`${paper} existe déjà : il dit une autre origine.`);
  const result = await beginWith(environment, origin, notes, values.begin);
  if (!('paper' in result)) throw new Error(sentenceOf(result));
  if (result.outcome === 'begun') writeFileSync(paper, `${JSON.stringify(result.paper)}\n`, { flag: 'wx' });
  return JSON.stringify({ ok: true, outcome: result.outcome, vkey: result.paper.vkey, ...result.statement });
}

async function beginWith(
  environment: NodeJS.ProcessEnv | undefined,
  origin: string,
  notes: string[],
  isMeant: boolean,
): Promise<OriginOutcome> {
  const [read, url] = [readLedgerKeySettings(environment), readDatabaseUrl(environment)];
  if (!read.ok) throw new Error(`${read.problems}.`);
  if (!url) throw new Error('DATABASE_URL : absent.');
  const { SECRETS_DIR, LEDGER_ORIGIN, LEDGER_FORMER_KEYS, LEDGER_WITNESSES } = read.settings;
  const database = ownerDatabase(url);
  const parts = {
    ...{
      database,
      notes,
      former: LEDGER_ORIGIN,
      formerKeys: LEDGER_FORMER_KEYS,
      witnesses: LEDGER_WITNESSES,
    },
    seed: loadSecrets(SECRETS_DIR).ledger.export(),
    now: () => new Date(),
    newId: randomUUIDv7,
  };
  try {
    return await beginOrigin(parts, origin, isMeant);
  } finally {
    await database.close();
  }
}

const sentences = {
  'not-needed':
    'La base garde tout ce que les témoins ont cosigné : le journal peut continuer, il ne faut pas de nouvelle origine.',
  served: 'Un serveur travaille sur cette base : arrêtez-le d’abord.',
  overtaken: 'Le journal a avancé pendant la lecture : arrêtez tout ce qui y écrit.',
  'other-origin':
    'Le journal de cette base n’est pas celui de LEDGER_ORIGIN, ou la nouvelle origine a déjà servi.',
};

function sentenceOf(result: Exclude<OriginOutcome, { paper: unknown }>): string {
  if (result.outcome === 'silent')
    return `Sans réponse de ${result.witnesses.join(', ')} : demandez à son exploitant le dernier point de contrôle qu’il a cosigné, et donnez-le par --cosigned.`;
  if (result.outcome === 'tampered')
    return `Ce que la base garde n’est pas ce qui a été signé (${result.finding.what}, ${result.finding.at}) : restaurez une autre sauvegarde.`;
  return sentences[result.outcome];
}
