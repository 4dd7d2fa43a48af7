/** SOAP Fault as the national service is believed to write it (dmp-protocol.md §10). */
import type { Fault } from '../verdict.ts';
import { ns } from '../vocabulary.ts';
import { answerEnvelope } from './envelope.ts';

const xmlns = 'http://www.w3.org/2000/xmlns/';

export function faultEnvelope({ code, subcode, reason }: Fault, relatesTo: string | null): string {
  const head = { action: 'http://www.w3.org/2005/08/addressing/soap/fault', relatesTo };
  return answerEnvelope(head, (body) => {
    // The subcode's own prefix must be declared for the name to mean something.
    const fault = body.ele('soap:Fault').att(xmlns, 'xmlns:wsa', ns.wsa).att(xmlns, 'xmlns:wsse', ns.wsse);
    const codes = fault.ele('soap:Code');
    codes.ele('soap:Value').txt(`soap:${code}`);
    codes.ele('soap:Subcode').ele('soap:Value').txt(subcode);
    fault
      .ele('soap:Reason')
      .ele('soap:Text')
      .att('http://www.w3.org/XML/1998/namespace', 'xml:lang', 'fr')
      .txt(`SIMULATEUR : ${reason}`);
  });
}
