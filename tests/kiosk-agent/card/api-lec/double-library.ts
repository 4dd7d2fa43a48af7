/** An installation of the double of the licensed library in a folder of its own: compiled, described, with its settings. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LibraryDescription } from '../../../../kiosk-agent/src/card/api-lec/library-description.ts';

export interface DoubleLibrary {
  folder: string;
  descriptionFile: string;
  description: LibraryDescription;
  /** What the next call does: see api-lec-double.c. */
  behave(behaviour: string): void;
  /** What the next reading answers, as ISO-8859-1. */
  answer(xml: string): void;
  /** Writes the description, with some of it changed. */
  describe(changed?: Partial<LibraryDescription>): void;
  forget(): void;
}

export function hasCompiler(): boolean {
  return existsSync('/usr/bin/gcc');
}

export function doubleLibrary(readerName = 'Virtual PCD 00 00'): DoubleLibrary {
  const folder = mkdtempSync(join(tmpdir(), 'borne-api-lec-'));
  const library = join(folder, 'api-lec-double.so');
  const source = join(import.meta.dirname, 'api-lec-double.c');
  execFileSync('gcc', ['-shared', '-fPIC', '-O1', '-o', library, source]);
  const settings = join(folder, 'api_lec.ini');
  writeFileSync(settings, `[API_LEC]\r\nRessource_CPS=\r\nRessource_Vitale=${readerName}\r\n`);
  const description = descriptionOf(library, settings);
  const descriptionFile = join(folder, 'api-lec.json');
  const double: DoubleLibrary = {
    folder,
    descriptionFile,
    description,
    behave: (behaviour) => writeFileSync(join(folder, 'behaviour'), behaviour),
    answer: (xml) => writeFileSync(join(folder, 'answer.xml'), Buffer.from(xml, 'latin1')),
    describe: (changed = {}) =>
      writeFileSync(descriptionFile, JSON.stringify({ ...description, ...changed })),
    forget: () => rmSync(folder, { recursive: true, force: true }),
  };
  double.behave('answer');
  double.answer(answerOf([martin]));
  double.describe();
  return double;
}

function descriptionOf(library: string, settings: string): LibraryDescription {
  const error = { role: 'told', type: 'uint16' } as const;
  return {
    library,
    settings,
    open: { name: 'Double_Open', returns: 'uint16', arguments: [{ role: 'settings-folder' }, error, error] },
    readings: [
      {
        name: 'Double_Read',
        returns: 'uint16',
        arguments: [
          { role: 'wait-seconds', type: 'int16' },
          { role: 'answer' },
          { role: 'answer-length', type: 'uint32' },
          { role: 'told', type: 'int16' },
          error,
        ],
      },
    ],
    close: { name: 'Double_Close', returns: 'uint16', arguments: [error] },
    // INVENTED places and values: only whoever has the licence knows the real ones.
    nature: { place: ['carte', 'nature'], real: ['0'], test: ['1'], demo: ['2'] },
    serial: { place: ['carte', 'serie'] },
  };
}

/** INVENTED holders, as a library's document would write them. */
export const martin =
  '<ident><nomUsuel>MARTIN-TEST</nomUsuel><prenomUsuel>JEANNE</prenomUsuel>' +
  '<naissance><date>12081955</date><dateEnCarte>19550812</dateEnCarte></naissance>' +
  '<nirCertifie>2550814168025 38</nirCertifie><rangDeNaissance>1</rangDeNaissance></ident>' +
  '<amo><qualBenef>00</qualBenef><codeRegime>01</codeRegime></amo>';
export const child =
  '<ident><nomUsuel>DUPONT</nomUsuel><prenomUsuel>ÉLOI</prenomUsuel>' +
  '<naissance><dateEnCarte>20150217</dateEnCarte></naissance><nir>285057800600028</nir></ident>' +
  '<amo><qualBenef>06</qualBenef></amo>';

export function answerOf(beneficiaries: readonly string[], nature = '0'): string {
  const list = beneficiaries.map((each) => `<T_AsnBeneficiaire>${each}</T_AsnBeneficiaire>`).join('');
  return (
    '<?xml version="1.0" encoding="ISO-8859-1"?>\n' +
    `<T_AsnDonneesVitale><carte><nature>${nature}</nature><serie>00012345</serie></carte>` +
    `<listeBenef>${list}</listeBenef></T_AsnDonneesVitale>`
  );
}
