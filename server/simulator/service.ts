/** One request of the national service: a list of rules, then the transaction that the Action names. */
import type { X509Certificate } from 'node:crypto';
import type { XmlDocument } from 'libxml2-wasm';
import { faultEnvelope } from './answering/fault.ts';
import type { Handler, ServiceOptions } from './asked.ts';
import { bodyOf, readAddressing } from './reading/addressing.ts';
import { readAssertion, type Vihf } from './reading/assertion.ts';
import { coherent } from './reading/coherence.ts';
import { openDocument, value } from './reading/document.ts';
import { checkSealCertificate } from './reading/seal-certificate.ts';
import { readSignedAssertion } from './reading/signature.ts';
import { change, create, find } from './registrations.ts';
import { changeChannel, createAccess, renewAccess } from './specific/access.ts';
import { listAuthorizations, setAuthorization } from './specific/authorizations.ts';
import { type Fault, refuseData, type Verdict } from './verdict.ts';
import { type ActionName, ns, type ServiceName } from './vocabulary.ts';

export type { ServiceOptions } from './asked.ts';

export interface ServiceRequest {
  text: string;
  /** The endpoint it came to. */
  service: ServiceName;
  /** Actions named by HTTP headers. */
  announced: string[];
  client: X509Certificate;
  /** True: the answer names another request than this one (mode other-answer). */
  misaddressed: boolean;
}

export interface ServiceAnswer {
  xml: string;
  /** Null when the request was understood. */
  fault: Fault | null;
}

/** Judges, acts and answers. Never throws for what a client may send. */
export function serve(request: ServiceRequest, options: ServiceOptions): ServiceAnswer {
  const opened = openDocument(request.text);
  if (!opened.ok) return { xml: faultEnvelope(opened.fault, null), fault: opened.fault };
  const document = opened.value;
  try {
    const answer = judge(document, request, options);
    const relatesTo = value(document, '/soap:Envelope/soap:Header/wsa:MessageID');
    return answer.ok
      ? { xml: answer.value, fault: null }
      : { xml: faultEnvelope(answer.fault, relatesTo), fault: answer.fault };
  } finally {
    document.dispose();
  }
}

function judge(document: XmlDocument, request: ServiceRequest, options: ServiceOptions): Verdict<string> {
  const addressing = readAddressing(document, request);
  if (!addressing.ok) return addressing;
  const vihf = identify(document, request, options);
  if (!vihf.ok) return vihf;
  const { action } = addressing.value;
  const content = bodyOf(document, action);
  if (content === null) return refuseData('Le corps n’est pas celui que l’action annonce.');
  if (action.body.namespace === ns.hl7 && options.schemas?.isValid(content) === false)
    return refuseData('Le message n’est pas valide selon les schémas HL7.');
  const asked = {
    document,
    content,
    addressing: addressing.value,
    vihf: vihf.value,
    misaddressed: request.misaddressed,
    now: options.now(),
    majorityAge: options.majorityAge,
  };
  return handlers[action.name](asked, options);
}

const handlers: Record<ActionName, Handler> = {
  find,
  create,
  change,
  createPatientAccess: createAccess,
  patientOTPUpdate: changeChannel,
  updatePatientAccess: renewAccess,
  setAuthorization,
  listAuthorizationByPatient: listAuthorizations,
};

/** Who asks: the signature first, then its certificate, then what the signed bytes say. */
function identify(document: XmlDocument, request: ServiceRequest, options: ServiceOptions): Verdict<Vihf> {
  const now = options.now();
  const signed = readSignedAssertion(document, request.text);
  if (!signed.ok) return signed;
  const context = { authority: options.authority, client: request.client, now };
  const seal = checkSealCertificate(signed.value.seal, context);
  if (!seal.ok) return seal;
  const vihf = readAssertion(signed.value, { now, windowSeconds: options.windowSeconds });
  return vihf.ok ? coherent(vihf.value) : vihf;
}
