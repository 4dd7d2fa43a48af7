/** What a rule says: the value it read, or the SOAP Fault that ends the exchange. */

export interface Fault {
  code: 'Sender' | 'Receiver' | 'MustUnderstand';
  /** National name (DMP…), or the standard's own (wsa:…, wsse:…). */
  subcode: string;
  /** French sentence for a developer; never a value of the message. */
  reason: string;
}

export type Verdict<T> = { ok: true; value: T } | { ok: false; fault: Fault };

export function accept<T>(value: T): Verdict<T> {
  return { ok: true, value };
}

export function refuse(subcode: string, reason: string): { ok: false; fault: Fault } {
  return { ok: false, fault: { code: 'Sender', subcode, reason } };
}

/** No public document names this refusal of the real service (dmp-protocol.md §10): the reason says so. */
export function refuseData(reason: string): { ok: false; fault: Fault } {
  return refuse('DMPInvalidData', `(nom simulé) ${reason}`);
}
