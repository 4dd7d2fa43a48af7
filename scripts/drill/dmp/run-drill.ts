/** The parts of the national drill in their order; each that could not be measured leaves null and its reason. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { XmlDocument } from 'libxml2-wasm';
import { bodyOf } from '../../../server/simulator/reading/addressing.ts';
import { loadHl7Schemas } from '../../../server/simulator/reading/schemas.ts';
import { actions } from '../../../server/simulator/vocabulary.ts';
import { createAuthority } from '../../pki/certificate-authority.ts';
import { developmentPki } from '../../pki/development-pki.ts';
import { insiTrials } from './corpus/insi-trials.ts';
import { hostileAnswers, hostileRequests } from './corpus/messages.ts';
import { runCorpus } from './corpus/run-corpus.ts';
import { runFaults } from './faults.ts';
import { isRegistration, kinds, saidOf, sealRequest } from './in-process/sealed-requests.ts';
import { type Setting, settingOf } from './in-process/setting.ts';
import { runMutations } from './mutations/run-mutations.ts';
import { startNational } from './national-process.ts';
import { outboxOnItsOwn } from './outbox/own-database.ts';
import { runTransactions, type Step } from './transactions.ts';
import type { DrillFigures } from './verdict.ts';
import { hasXmlsec, xmlsecAgreement } from './xmlsec.ts';

export interface DrillOptions {
  short: boolean;
  seed: number;
  say: (line: string) => void;
}

const shortFaults = [
  'lost-answer',
  'replayed',
  'xml-bomb',
  'wrong-encoding',
  'wrong-certificate',
  'down',
  'cut-answer',
];

export async function runDrill({ short, seed, say }: DrillOptions): Promise<DrillFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'borne-dmp-drill-'));
  try {
    const pki = await developmentPki(join(folder, 'pki'));
    const setting = settingOf(pki);
    const steps: Step[] = [];
    let faults: DrillFigures['faults'] = null;
    let outbox: DrillFigures['outbox'] = null;
    for (const regime of ['consent-2016', 'mes-2022'] as const) {
      say(`Transactions, régime ${regime}…`);
      const national = await startNational(pki, regime);
      try {
        steps.push(...(await runTransactions(setting, national, regime)));
        if (regime === 'consent-2016') {
          say('Pannes du service sous une création…');
          faults = await runFaults(setting, national, short ? shortFaults : null);
          say('La boîte d’envoi du serveur, sous un orage de pannes…');
          const size = short ? { openings: 60, stormMs: 4_000 } : { openings: 400, stormMs: 25_000 };
          outbox = await outboxOnItsOwn({ folder, pki, national, size, seed });
        }
      } finally {
        await national.stop();
      }
    }
    say('Sceaux devant xmlsec1, messages devant les schémas…');
    const seals = hasXmlsec() ? await xmlsecAgreement(setting) : null;
    say('Messages hostiles et mutations…');
    const foreign = await foreignSeal();
    const breadth = short ? 'sample' : 'everywhere';
    const corpus = runCorpus(
      setting,
      await hostileRequests(setting, foreign, breadth),
      await hostileAnswers(setting, breadth),
      await insiTrials(setting),
    );
    const size = short ? { answers: 3_000, requests: 200 } : { answers: 97_000, requests: 3_000 };
    const mutations = await runMutations(setting, { ...size, seed });
    return { steps, faults, outbox, seals, schemas: await validMessages(setting), corpus, mutations };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function foreignSeal(): Promise<{ cert: string; key: string }> {
  const authority = await createAuthority('CN=AUTRE AC, O=SIMULATEUR, C=FR', 'rsa', 2);
  const { certificate, key } = await authority.issue({
    name: 'CN=ORG_SIGN, OU=10B0000011, O=PHARMACIE DE DÉVELOPPEMENT, ST=Paris (75), C=FR',
    ...{ keyKind: 'rsa', usage: 'seal', days: 2 },
  });
  return { cert: certificate, key };
}

/** The HL7 messages that we send, before the official schemas; null where those are not on the machine. */
async function validMessages(setting: Setting): Promise<DrillFigures['schemas']> {
  const interactions = ['PRPA_IN201307UV02', 'PRPA_IN201311UV02', 'PRPA_IN201314UV02'];
  const schemas = loadHl7Schemas(
    process.env['HL7V3_SCHEMAS'] ?? join(import.meta.dirname, '../../../../shared/schemas/hl7v3-2009'),
    interactions,
  );
  if (schemas === null) return null;
  const registrations = kinds.filter(isRegistration);
  const requests = await Promise.all(registrations.map((kind) => sealRequest(setting, kind)));
  const valid = requests.filter(({ kind, xml }) => {
    const document = XmlDocument.fromString(xml);
    try {
      const action = actions.get(saidOf(kind).action);
      const content = action ? bodyOf(document, action) : null;
      return content !== null && schemas.isValid(content);
    } finally {
      document.dispose();
    }
  });
  schemas.dispose();
  return { messages: registrations.length, valid: valid.length };
}
