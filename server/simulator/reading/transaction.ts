/** Which transaction a request says it is, before anybody judges it: for the operator's orders only. */

export const transactionNames = ['find', 'create', 'reactivate', 'terminate'] as const;
export type TransactionName = (typeof transactionNames)[number];

const reasons: Record<string, TransactionName> = {
  TEST_EXST: 'find',
  CREA_RD: 'create',
  REAC: 'reactivate',
  FERM: 'terminate',
};

/** Null: no reason that this simulator knows. Read in the text, so that an order holds for a malformed message too. */
export function transactionOf(text: string): TransactionName | null {
  const code = /<(?:\w+:)?reasonCode\s[^>]*\bcode="([A-Z_]+)"/.exec(text)?.[1] ?? '';
  return reasons[code] ?? null;
}
