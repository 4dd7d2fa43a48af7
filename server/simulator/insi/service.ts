/** One request of the simulated INSi: headers, security, question, in this order (dmp-protocol.md §14). */
import type { XmlDocument, XmlElement } from 'libxml2-wasm';
import type { ServiceOptions } from '../asked.ts';
import { wrongIssuer, wrongTime } from '../reading/assertion.ts';
import { childElements, elements, openDocument, single, value } from '../reading/document.ts';
import { checkSealCertificate } from '../reading/seal-certificate.ts';
import { firstFault } from '../reading/shape.ts';
import { readSignedAssertion } from '../reading/signature.ts';
import type { ServiceAnswer, ServiceRequest } from '../service.ts';
import { resultAnswer } from './answer.ts';
import { type InsiFault, insiFaultAnswer, simulated, technical, unknownSoftware } from './fault.ts';
import { outOfOrder, type RegisteredPerson } from './people.ts';
import { byCard, byTraits } from './register.ts';
import { cardQuestion, coverage, software, traitsQuestion } from './shapes.ts';
import { wrongVitale } from './vitale.ts';

export type InsiOptions = Pick<ServiceOptions, 'authority' | 'windowSeconds' | 'now'>;

type Found = { people: RegisteredPerson[] } | { fault: InsiFault };

/** Judges and answers. Never throws for what a client may send. */
export function serveInsi(request: ServiceRequest, options: InsiOptions): ServiceAnswer {
  const opened = openDocument(request.text);
  if (!opened.ok) return insiFaultAnswer(simulated('message', opened.fault.reason));
  try {
    const found = judge(opened.value, request, options);
    return 'fault' in found
      ? insiFaultAnswer(found.fault)
      : { xml: resultAnswer(found.people, request), fault: null };
  } finally {
    opened.value.dispose();
  }
}

const service = 'urn:ServiceIdentiteCertifiee:1.0.0';
const actions = new Map([
  [`${service}:rechercherInsAvecTraitsIdentite`, 'traits'],
  [`${service}:rechercherInsAvecCarteVitale`, 'card'],
] as const);
type Kind = 'traits' | 'card';

function judge(document: XmlDocument, request: ServiceRequest, options: InsiOptions): Found {
  const kind = kindOf(document, request);
  if (typeof kind !== 'string') return { fault: kind };
  const body = single(document, '/soap:Envelope/soap:Body');
  const question = body === null ? null : single(body, '*');
  const fault =
    wrongHeaders(document, kind) ??
    wrongSecurity(document, kind, request, options) ??
    wrongSoftware(document) ??
    wrongShape(question, kind === 'card' ? cardQuestion : traitsQuestion);
  if (fault !== null || question === null)
    return { fault: fault ?? simulated('message', 'Le corps est vide.') };
  return kind === 'card' ? { people: askedByCard(question) } : askedByTraits(question);
}

/** The action decides; the headers of HTTP may not contradict it. */
function kindOf(document: XmlDocument, { announced }: ServiceRequest): Kind | InsiFault {
  const action = value(document, '/soap:Envelope/soap:Header/wsa:Action') ?? '';
  const kind = [...actions].find(([name]) => name === action)?.[1];
  if (kind === undefined) return simulated('message', 'Cette action est inconnue du simulateur.');
  return announced.every((other) => other === action)
    ? kind
    : simulated('message', 'L’action HTTP contredit celle de WS-Addressing.');
}

const headers = ['Action', 'ContexteBAM', 'ContexteLPS', 'MessageID', 'Security'];

/** The public templates have them in several orders: each must be there, once. */
function wrongHeaders(document: XmlDocument, kind: Kind): InsiFault | null {
  const header = single(document, '/soap:Envelope/soap:Header');
  const names = header === null ? [] : childElements(header).map(({ name }) => name);
  if (names.sort().join() !== headers.join())
    return simulated('message', 'Un en-tête manque ou est de trop.');
  if (!/^uuid:[0-9a-f-]{36}$/i.test(value(document, '/soap:Envelope/soap:Header/wsa:MessageID') ?? ''))
    return simulated('message', 'MessageID n’est pas un uuid.');
  const context = (name: string): XmlElement | null => single(document, `/soap:Envelope/soap:Header/${name}`);
  return (
    wrongShape(context('bam:ContexteBAM'), coverage(kind === 'card')) ??
    wrongShape(context('lps:ContexteLPS'), software)
  );
}

function wrongShape(element: XmlElement | null, shape: typeof software): InsiFault | null {
  const isIt = element?.name === shape.name && element.namespaceUri === shape.namespace;
  const path = isIt ? firstFault(element, shape) : shape.name;
  return path === null ? null : simulated('message', `Élément absent ou mal formé : ${path}`);
}

/** Our assertion is signed by the structure; a search by card brings that of the card too. */
function wrongSecurity(
  document: XmlDocument,
  kind: Kind,
  request: ServiceRequest,
  options: InsiOptions,
): InsiFault | null {
  const now = options.now();
  const [, vitale, ...others] = elements(
    document,
    '/soap:Envelope/soap:Header/wsse:Security/saml2:Assertion',
  );
  if (others.length > 0 || (kind === 'card') !== (vitale !== undefined))
    return simulated(
      'security',
      'Il faut notre assertion, et celle de la carte pour une recherche par carte.',
    );
  const wrong = vitale === undefined ? null : wrongVitale(vitale, document, now);
  if (wrong !== null) return wrong;
  // What remains is judged as any sealed envelope: one assertion, and nothing that looks like another.
  vitale?.remove();
  const signed = readSignedAssertion(
    document,
    vitale === undefined ? request.text : document.toString({ format: false }),
  );
  if (!signed.ok) return simulated('security', signed.fault.reason);
  const { authority, windowSeconds } = options;
  const seal = checkSealCertificate(signed.value.seal, { authority, client: request.client, now });
  if (!seal.ok) return simulated('security', seal.fault.reason);
  return wrongAssertion(signed.value.text, (assertion) => [
    wrongTime(assertion, now, windowSeconds),
    wrongIssuer(assertion, signed.value.seal),
  ]);
}

function wrongAssertion(
  text: string,
  judged: (assertion: XmlDocument) => (ReturnType<typeof wrongTime> | null)[],
): InsiFault | null {
  const opened = openDocument(text);
  if (!opened.ok) return simulated('security', opened.fault.reason);
  try {
    const assertion = opened.value;
    const refusal = judged(assertion).find((each) => each !== null);
    if (refusal) return simulated('security', refusal.fault.reason);
    const attribute = (name: string): string =>
      value(assertion, `//saml2:Attribute[@Name='${name}']/saml2:AttributeValue`) ?? '';
    const isTold =
      value(assertion, '/saml2:Assertion/saml2:Subject/saml2:NameID/@NameQualifier') === 'CPS' &&
      /^\d{9}$/.test(attribute('identifiantFacturation')) &&
      /^SA\d\d$/.test(attribute('secteurActivite'));
    return isTold
      ? null
      : simulated('security', 'L’assertion ne dit pas qui demande, ou pour quelle structure.');
  } finally {
    opened.value.dispose();
  }
}

/** Only the numbers that say that they are simulated are known here. */
function wrongSoftware(document: XmlDocument): InsiFault | null {
  const given = value(document, '/soap:Envelope/soap:Header/lps:ContexteLPS/lps:LPS/lps:IDAM') ?? '';
  return given.startsWith('SIMULE-') ? null : unknownSoftware;
}

function askedByTraits(question: XmlElement): Found {
  const text = (name: string): string | null => value(question, `recSans:${name}`);
  const birthName = text('NomNaissance') ?? '';
  if (birthName === outOfOrder) return { fault: technical };
  return {
    people: byTraits({
      ...{ birthName, givenNames: text('Prenom') ?? '', sex: text('Sexe') ?? '' },
      ...{ birthDate: text('DateNaissance') ?? '', birthPlace: text('LieuNaissance') },
    }),
  };
}

function askedByCard(question: XmlElement): RegisteredPerson[] {
  const text = (path: string): string | null => value(question, path);
  return byCard({
    insured: text('recVit:MatriculeOD/recVit:NumIdentifiant') ?? '',
    own: text('recVit:MatriculeIndividu/recVit:NumIdentifiant'),
    birthName: text('recVit:NomNaissance'),
    birthDate: text('recVit:DateNaissance') ?? '',
    birthRank: text('recVit:RangNaissance') ?? '',
  });
}
