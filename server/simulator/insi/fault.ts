/** SOAP Faults of INSi (dmp-protocol.md §14). Two are public; every other name says that it is simulated. */
import { create } from 'xmlbuilder2';
import type { ModeOrder } from '../mode.ts';
import type { ServiceAnswer } from '../service.ts';
import type { Fault } from '../verdict.ts';
import { ns } from '../vocabulary.ts';

export interface InsiFault extends Fault {
  /** @code of siram:Erreur. */
  error: string;
}

/** Public: what the real test register says of one name. */
export const technical: InsiFault = {
  code: 'Receiver',
  subcode: 'siram_40',
  error: 'insi_102',
  reason: 'Le service est temporairement inaccessible.',
};

/** Public: the authorization number of the software is not known. */
export const unknownSoftware: InsiFault = {
  code: 'Sender',
  subcode: 'siram_100',
  error: 'desir_550',
  reason: 'Numéro d’autorisation du logiciel inconnu.',
};

/** The real names of these refusals are not public. */
export function simulated(error: 'message' | 'security' | 'vitale' | 'order', reason: string): InsiFault {
  return {
    code: 'Sender',
    subcode: 'siram_simule',
    error: `simule_${error}`,
    reason: `(nom simulé) ${reason}`,
  };
}

export function insiFaultAnswer(fault: InsiFault): ServiceAnswer {
  const envelope = create({ version: '1.0', encoding: 'UTF-8' }).ele(ns.soap, 'soap:Envelope');
  const told = envelope.ele('soap:Body').ele('soap:Fault');
  const code = told.ele('soap:Code');
  code.ele('soap:Value').txt(`soap:${fault.code}`);
  code.ele('soap:Subcode').ele('soap:Value').txt(`soap:${fault.subcode}`);
  told
    .ele('soap:Reason')
    .ele('soap:Text')
    .att('http://www.w3.org/XML/1998/namespace', 'xml:lang', 'fr')
    .txt(`SIMULATEUR : ${fault.reason}`);
  const severity = fault.code === 'Receiver' ? 'fatal' : 'erreur';
  told
    .ele('soap:Detail')
    .ele(ns.siram, 'siram:Erreur', { severite: severity, code: fault.error })
    .txt(`SIMULATEUR : ${fault.reason}`);
  return { xml: envelope.end({ wellFormed: true }), fault };
}

export function orderedInsiFault({ mode }: ModeOrder): ServiceAnswer {
  return insiFaultAnswer(
    mode === 'broken' ? technical : simulated('order', 'refus ordonné par l’opérateur.'),
  );
}
