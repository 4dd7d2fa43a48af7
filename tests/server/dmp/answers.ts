/** Answers of the national service, written by hand after the shapes of dmp-protocol.md §6 and §7. */
import { helene, insOid, softwareOid } from './gateway.ts';

export const asked = {
  messageRoot: `${softwareOid}.1.1`,
  messageId: '0b6f7c52-4f0e-4a43-9c59-1d2a3b4c5d6e',
  insOid,
  nir: helene.nir,
};

export const soap = (content: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://www.w3.org/2005/08/addressing">
  <s:Header><a:RelatesTo>urn:uuid:recorded-with-another-request</a:RelatesTo></s:Header>
  <s:Body>${content}</s:Body>
</s:Envelope>`;

export const acknowledgement = (typeCode: string, detail = '', id = asked.messageId): string =>
  `<acknowledgement typeCode="${typeCode}">
    <targetMessage><id root="${asked.messageRoot}" extension="${id}"/></targetMessage>${detail}
  </acknowledgement>`;

export const detail = (code: string): string =>
  `<acknowledgementDetail typeCode="E"><code code="${code}"/><text>…</text></acknowledgementDetail>`;

interface Found {
  acknowledgement?: string;
  authorization?: string;
  status?: string;
  linked?: string;
  response?: string;
  ids?: string;
  subjects?: number;
  /** effectiveTime of the registration. */
  since?: string;
  /** Code of the reasonOf. */
  reason?: string;
}

/** PRPA_IN201308UV02. */
export function found(changes: Found = {}): string {
  const authorization = changes.authorization
    ? `<attentionLine>
        <keyWordText code="AUTORISATION" codeSystem="1.2.250.1.213.4.1.2.6.1"/>
        <value xsi:type="CV" code="${changes.authorization}" codeSystem="1.2.250.1.213.4.1.2.6.2"/>
      </attentionLine>`
    : '';
  const subject = `<subject typeCode="SUBJ" contextConductionInd="false">
      <registrationEvent classCode="REG" moodCode="EVN"><statusCode code="completed"/>${
        changes.since === undefined ? '' : `<effectiveTime value="${changes.since}"/>`
      }
        <subject1 typeCode="SBJ"><patient classCode="PAT">
          ${changes.ids ?? `<id root="1.2.250.1.213.1.4.2" extension="0"/><id root="${insOid}" extension="${helene.nir}"/>`}
          <statusCode code="${changes.status ?? 'active'}"/>
          <subjectOf typeCode="SBJ"><administrativeObservation classCode="OBS" moodCode="EVN">
            <code code="RATTACHEMENT_ENS" codeSystem="1.2.250.1.213.4.1.2.3"/>
            <value xsi:type="BL" value="${changes.linked ?? 'false'}"/>
          </administrativeObservation></subjectOf>
        </patient></subject1>
      </registrationEvent>
    </subject>`;
  const reason = changes.reason
    ? `<reasonOf typeCode="RSON"><detectedIssueEvent classCode="ALRT" moodCode="EVN">
        <code code="${changes.reason}" codeSystem="1.2.250.1.213.4.1.2.4"/><text>…</text>
      </detectedIssueEvent></reasonOf>`
    : '';
  return soap(`<PRPA_IN201308UV02 xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
    ${authorization}${changes.acknowledgement ?? acknowledgement('AA')}
    <controlActProcess classCode="CACT" moodCode="EVN">
      ${subject.repeat(changes.subjects ?? 1)}${reason}
      <queryAck><queryResponseCode code="${changes.response ?? 'OK'}"/></queryAck>
    </controlActProcess>
  </PRPA_IN201308UV02>`);
}

export const notFound = (): string => found({ response: 'NF', subjects: 0 });

const response = (message: string): string =>
  soap(
    `<g:PRPA_IN201311UV02_Response xmlns:g="asip:ci-sis:gdp:2010">${message}</g:PRPA_IN201311UV02_Response>`,
  );

/** PRPA_IN201312UV02. */
export const accepted = (given: { acknowledgement?: string; status?: string; ids?: string } = {}): string =>
  response(`<PRPA_IN201312UV02 xmlns="urn:hl7-org:v3">
    ${given.acknowledgement ?? acknowledgement('AA')}
    <controlActProcess><subject><registrationEvent><statusCode code="${given.status ?? 'completed'}"/>
      <subject1><patient>${given.ids ?? `<id root="${insOid}" extension="${helene.nir}"/>`}</patient></subject1>
    </registrationEvent></subject></controlActProcess>
  </PRPA_IN201312UV02>`);

/** PRPA_IN201313UV02. */
export const refused = (code: string, typeCode = 'AE'): string =>
  response(`<PRPA_IN201313UV02 xmlns="urn:hl7-org:v3">
    ${acknowledgement(typeCode, detail(code))}<controlActProcess/>
  </PRPA_IN201313UV02>`);

const changeResponse = (message: string): string =>
  soap(
    `<g:PRPA_IN201314UV02_Response xmlns:g="asip:ci-sis:gdp:2010">${message}</g:PRPA_IN201314UV02_Response>`,
  );

/** PRPA_IN201315UV02: like the official sample, it names no patient. */
export const changed = (
  status: string,
  given: { acknowledgement?: string; event?: string; ids?: string } = {},
): string =>
  changeResponse(`<PRPA_IN201315UV02 xmlns="urn:hl7-org:v3">
    ${given.acknowledgement ?? acknowledgement('AA')}
    <controlActProcess><subject><registrationEvent><statusCode code="${given.event ?? 'completed'}"/>
      <subject1><patient>${given.ids ?? ''}<statusCode code="${status}"/></patient></subject1>
    </registrationEvent></subject></controlActProcess>
  </PRPA_IN201315UV02>`);

/** PRPA_IN201316UV02. */
export const notChanged = (code: string, typeCode = 'AE'): string =>
  changeResponse(`<PRPA_IN201316UV02 xmlns="urn:hl7-org:v3">
    ${acknowledgement(typeCode, detail(code))}<controlActProcess/>
  </PRPA_IN201316UV02>`);

export const fault = (code: string, subcode: string): string =>
  soap(`<s:Fault>
    <s:Code><s:Value>${code}</s:Value><s:Subcode><s:Value>${subcode}</s:Value></s:Subcode></s:Code>
    <s:Reason><s:Text xml:lang="fr">…</s:Text></s:Reason>
  </s:Fault>`);
