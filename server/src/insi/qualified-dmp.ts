/**
 * The national DMP asked under the INS that INSi gives, not under the number that a card bears (EX_GEN-1250: card,
 * then INSi, then the record). An opening or a reopening needs that answer; anything else uses it where there is one,
 * so that nobody is kept from closing a record or changing its choices because INSi does not know their name.
 */
import type { Identity } from '../../contract/index.ts';
import type { DmpSilence, FindOutcome, NationalDmp, Opening } from '../dmp/dmp.ts';
import { sexOf } from '../dmp/message/person.ts';
import { identityStatus, mayShareMatricule } from './identity-status.ts';
import type { InsIdentity, Insi } from './insi.ts';
import { isAboutIdentity } from './unrecognised.ts';

/** Why nothing was asked of the DMP: refusals of our own, told apart by names that are none of the service's. */
export type UnqualifiedCode =
  /** CR 01, CR 02: the counter must look at papers. */
  | 'kiosk.insi-none'
  | 'kiosk.insi-several'
  /** INSi names a matricule that the number of the card is not, and never was: it is somebody else's (EX_GEN-1530). */
  | 'kiosk.insi-other-matricule'
  /** Another kind of matricule than the one this DMP is configured for (a NIA, most often). */
  | 'kiosk.insi-other-oid'
  /** INSi named them, and nobody saw a high-trust document where one is asked for. */
  | 'kiosk.identity-not-qualified';

export interface QualifiedDmpOptions {
  dmp: NationalDmp;
  insi: Insi;
  /** As the DMP is configured. */
  insOid: string;
  /** In development INSi and the DMP may be of environments that disagree on the kind of matricule. */
  mode: 'development' | 'production';
  /** Status from which a record is opened or reopened; default RECUP (environment.ts says why, and what QUAL costs). */
  sharedFrom?: 'RECUP' | 'QUAL';
  /** The card counts as a high-trust document; default: it does not. */
  cardIsDocument?: boolean;
}

type Stop = { outcome: 'refused'; code: string } | { outcome: 'unreachable'; reason: DmpSilence };

type Known =
  | { outcome: 'qualified'; identity: Identity }
  /** INSi has no single person to name, or refused to say. */
  | { outcome: 'unqualified'; code: string }
  | Stop;

/** Every transaction of `dmp`, each preceded by a search at INSi by the traits of the card. Closes both. */
export function qualifiedDmp(options: QualifiedDmpOptions): NationalDmp {
  const { dmp, insi, sharedFrom = 'RECUP', cardIsDocument = false } = options;

  /** Only under an INS of INSi, and from the status that is asked for. */
  const qualified = async <Outcome>(
    { identity, representative }: Opening,
    ask: (identity: Identity) => Promise<Outcome>,
  ): Promise<Outcome | Stop> => {
    const known = await knownToInsi(options, identity);
    if (known.outcome === 'unqualified') return { outcome: 'refused', code: known.code };
    if (known.outcome !== 'qualified') return known;
    // For somebody else, the counter saw the papers of both (law-and-consent.md §4).
    const documentSeen = cardIsDocument || representative !== null;
    const status = identityStatus({ fromInsi: true, documentSeen });
    const may = sharedFrom === 'RECUP' || mayShareMatricule(status);
    return may ? ask(known.identity) : stop('kiosk.identity-not-qualified');
  };

  /** Under the INS of INSi, or under the number of the card where INSi names nobody. */
  const asKnown = async <Outcome>(
    identity: Identity,
    ask: (identity: Identity) => Promise<Outcome>,
  ): Promise<Outcome | Stop> => {
    const known = await knownToInsi(options, identity);
    if (known.outcome === 'qualified') return ask(known.identity);
    return known.outcome === 'unqualified' ? ask(identity) : known;
  };

  return {
    create: (opening, messageId) =>
      qualified(opening, (identity) => dmp.create({ ...opening, identity }, messageId)),
    reactivate: (opening, messageId) =>
      qualified(opening, (identity) => dmp.reactivate({ ...opening, identity }, messageId)),
    find: async (identity) => {
      const known = await knownToInsi(options, identity);
      if (known.outcome === 'qualified') return dmp.find(known.identity);
      return known.outcome === 'unqualified' ? unrecognised(await dmp.find(identity), known.code) : known;
    },
    terminate: (closing, messageId) =>
      asKnown(closing.identity, (identity) => dmp.terminate({ ...closing, identity }, messageId)),
    createAccess: (order) => asKnown(order.identity, (identity) => dmp.createAccess({ ...order, identity })),
    renewAccess: (order) => asKnown(order.identity, (identity) => dmp.renewAccess({ ...order, identity })),
    changeAccess: (order) => asKnown(order.identity, (identity) => dmp.changeAccess({ ...order, identity })),
    readRecord: (identity) => asKnown(identity, (known) => dmp.readRecord(known)),
    changeOppositions: (order) =>
      asKnown(order.identity, (identity) => dmp.changeOppositions({ ...order, identity })),
    listProfessionals: (order) =>
      asKnown(order.identity, (identity) => dmp.listProfessionals({ ...order, identity })),
    authorizeSelf: (order) =>
      asKnown(order.identity, (identity) => dmp.authorizeSelf({ ...order, identity })),
    line: () => dmp.line?.() ?? null,
    identityLine: () => insi.line?.() ?? null,
    close: async () => {
      await Promise.all([dmp.close(), insi.close()]);
    },
  };
}

async function knownToInsi(options: QualifiedDmpOptions, identity: Identity): Promise<Known> {
  const answer = await options.insi.searchByTraits({
    birthName: identity.familyName,
    givenNames: identity.firstName,
    sex: sexOf(identity.nir),
    birthDate: identity.birthDate,
  });
  switch (answer.outcome) {
    case 'one':
      return underMatricule(options, identity, answer.found);
    case 'unreachable':
      return answer;
    case 'refused':
      return { outcome: 'unqualified', code: answer.code };
    case 'none':
      return { outcome: 'unqualified', code: 'kiosk.insi-none' satisfies UnqualifiedCode };
    case 'several':
      break;
  }
  return { outcome: 'unqualified', code: 'kiosk.insi-several' satisfies UnqualifiedCode };
}

/** The traits of the card stay as they are (EX_GEN-1265); only the number becomes that of INSi. */
function underMatricule(
  { insOid, mode }: QualifiedDmpOptions,
  identity: Identity,
  { matricule, former, oid }: InsIdentity,
): Known {
  if (matricule !== identity.nir && !former.includes(identity.nir)) return stop('kiosk.insi-other-matricule');
  if (mode === 'production' && oid !== insOid) return stop('kiosk.insi-other-oid');
  return { outcome: 'qualified', identity: { ...identity, nir: matricule } };
}

/** No record, or one that could only be opened again: whoever asks learns that this would be refused. */
function unrecognised(found: FindOutcome, code: string): FindOutcome {
  const concerned = found.outcome === 'none' || found.outcome === 'closed' || found.outcome === 'opposed';
  return concerned && isAboutIdentity(code) ? { ...found, unrecognised: code } : found;
}

function stop(code: UnqualifiedCode): Stop {
  return { outcome: 'refused', code };
}
