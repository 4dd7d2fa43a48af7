/** What the export command does with its words and settings: the act read, proven, and written as files in a folder. */
import { randomUUIDv7 } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { type ExportSettings, readExportSettings } from '../../config.ts';
import { openDatabase } from '../../db/database.ts';
import { signatureTypes, signingKey } from '../../ledger/verifier-key.ts';
import { createLog } from '../../log.ts';
import { openVault } from '../../secrets/open-vault.ts';
import { loadSecrets } from '../../secrets/secrets.ts';
import { bundleName } from './bundle-name.ts';
import { bundleText, type Exported, exportAct } from './export-act.ts';

const ArgumentsSchema = z.union([
  z.tuple([z.uuid().toLowerCase(), z.string().min(1)]),
  z.tuple([z.uuid().toLowerCase(), z.string().min(1), z.literal('--named')]),
]);
const patienceMs = 30_000;

const sentences: Readonly<Record<Exclude<Exported['outcome'], 'exported'>, string>> = {
  'unknown-act': 'aucun acte de ce numéro.',
  destroyed: 'cet acte a été effacé : ses pièces ne peuvent plus être lues.',
  'former-key': 'cet acte date d’avant le coffre : il n’a pas de pièces.',
  'unknown-key': 'le coffre n’a pas la clé de cet acte : est-ce celui du serveur ?',
  altered: 'la clé de cet acte n’est plus celle qui a été rangée : quelqu’un l’a changée.',
  waiting: 'le journal n’a pas encore numéroté cet acte : le serveur tourne-t-il ?',
  incomplete: 'un témoin ou l’horodatage manque encore : réessayez quand ils répondent.',
  'not-in-ledger': 'une pièce de cet acte n’est pas dans le journal : quelqu’un l’a changée.',
  'other-key': 'ces pièces ne sont pas signées par les clés données : sont-ce celles du serveur ?',
};

/**
 * One line of JSON: the files that were written. Throws a sentence when there is nothing to hand out. `environment`: the
 * process's own unless given.
 */
export async function exportToFolder(words: string[], environment?: NodeJS.ProcessEnv): Promise<string> {
  const given = ArgumentsSchema.safeParse(words);
  if (!given.success)
    throw new Error('Usage : export-command.ts <numéro de l’acte (UUID)> <dossier> [--named]');
  const read = readExportSettings(environment);
  if (!read.ok) throw new Error(`${read.problems}.`);
  const [actId, folder, named] = given.data;
  const exported = await exportWith(read.settings, actId, named !== undefined);
  if (exported.outcome !== 'exported') throw new Error(`${actId} : ${sentences[exported.outcome]}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { bundles, policy, pdf, fhir } = exported;
  const write = (name: string, content: string | Buffer): string => {
    const file = join(folder, name);
    writeFileSync(file, content, { mode: 0o600 });
    return file;
  };
  const places = bundles.flatMap(({ entries }) => entries.map(({ index }) => index));
  const [bundle, ...more] = bundles.map((each, rank) => write(bundleName(rank), bundleText(each)));
  return JSON.stringify({
    ...{ ok: true, actId, entries: new Set(places).size, bundle },
    ...(more.length === 0 ? {} : { more }),
    policy: write('policy.json', JSON.stringify(policy)),
    pdf: write('evidence.pdf', pdf),
    fhir: write('fhir.json', JSON.stringify(fhir, null, 2)),
  });
}

async function exportWith(settings: ExportSettings, actId: string, named: boolean): Promise<Exported> {
  const { LEDGER_ORIGIN: origin } = settings;
  const secrets = loadSecrets(settings.SECRETS_DIR);
  const key = signingKey(origin, signatureTypes.log, secrets.ledger.export());
  const database = openDatabase({ url: settings.DATABASE_URL, log: createLog('warn'), poolSize: 1 });
  const parts = {
    ...{ database, origin, vault: openVault(settings), receipt: secrets.receipt },
    formerReceipts: settings.RECEIPT_FORMER_KEYS,
    logKeys: [key.verifier, ...settings.LEDGER_FORMER_KEYS],
    witnesses: settings.LEDGER_WITNESSES.map((witness) => witness.key),
    kioskCas: settings.KIOSK_CA,
    tsaCa: settings.LEDGER_TSA_CA ?? null,
    timestamped: settings.LEDGER_TSA_URL !== undefined,
    about: aboutOf(settings, named),
    by: named ? 'command.named' : 'command',
    now: () => new Date(),
    newId: randomUUIDv7,
  };
  try {
    for (const until = performance.now() + patienceMs; ; await sleep(500)) {
      const exported = await exportAct(parts, actId);
      const passes = exported.outcome === 'waiting' || exported.outcome === 'incomplete';
      if (!passes || performance.now() > until) return exported;
    }
  } finally {
    await database.close();
  }
}

function aboutOf(settings: ExportSettings, named: boolean) {
  const { DMP_STRUCTURE_ID: id, DMP_STRUCTURE_NAME: name } = settings;
  return {
    structure: id === undefined || name === undefined ? null : { id, name },
    insOid: named ? settings.DMP_INS_OID : null,
    demonstration: settings.BORNE_MODE === 'development',
  };
}
