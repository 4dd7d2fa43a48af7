/** Which transaction a request says it is, before anybody judges it: for the operator's orders only. */

export const transactionNames = [
  'find',
  'read',
  'create',
  'reactivate',
  'modify',
  'terminate',
  'create-access',
  'change-access',
  'renew-access',
  'authorize',
  'list-professionals',
  'insi-traits',
  'insi-card',
] as const;
export type TransactionName = (typeof transactionNames)[number];
/** Those of the DMP: INSi has no matrix of rights. */
export type DmpTransaction = Exclude<TransactionName, `insi-${string}`>;

/** Reason codes of HL7 V3, and the last part of the Actions of the specific services. */
const names: Record<string, TransactionName> = {
  TEST_EXST: 'find',
  CNSLT_DATA: 'read',
  CREA_RD: 'create',
  REAC: 'reactivate',
  MODIF_DATA: 'modify',
  FERM: 'terminate',
  createPatientAccess: 'create-access',
  patientOTPUpdate: 'change-access',
  updatePatientAccess: 'renew-access',
  setAuthorization: 'authorize',
  listAuthorizationByPatient: 'list-professionals',
  rechercherInsAvecTraitsIdentite: 'insi-traits',
  rechercherInsAvecCarteVitale: 'insi-card',
};

/** Null: nothing that this simulator knows. Read in the text, so that an order holds for a malformed message too. */
export function transactionOf(text: string): TransactionName | null {
  const reason = /<(?:\w+:)?reasonCode\s[^>]*\bcode="([A-Z_]+)"/.exec(text)?.[1];
  const operation =
    /<(?:\w+:)?Action[^>]*>urn:(?:si-dmp-[\w:-]+EndPoint|ServiceIdentiteCertifiee:[\d.]+):(\w+)</.exec(
      text,
    )?.[1];
  return names[reason ?? operation ?? ''] ?? null;
}
