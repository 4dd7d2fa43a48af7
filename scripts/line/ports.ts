/** Where each process of the line listens: consecutive ports for `npm start`, any free ones for tests and drills. */
import { claimRun, isFree } from './port-claim.ts';
import { StartProblem } from './start-problem.ts';

/** The order is the offset from the base; `vpcd` takes two ports (a second slot). */
const names = [
  ...[
    'agent',
    'activation',
    'bench',
    'kioskApi',
    'national',
    'nationalOperator',
    'printer',
    'printerOperator',
  ],
  ...['cardOperator', 'simulateur', 'vpcd', 'vpcdSecondSlot'],
  ...['hid', 'hidOperator', 'lgo', 'counter', 'headset', 'headsetOperator'],
  ...['witness', 'timestamping', 'mailbox', 'mailboxSmtp', 'identity', 'identityCpam'],
] as const;

export interface Ports {
  agent: number;
  activation: number;
  bench: number;
  kioskApi: number;
  national: number;
  nationalOperator: number;
  printer: number;
  printerOperator: number;
  cardOperator: number;
  simulateur: number;
  vpcd: number;
  hid: number;
  hidOperator: number;
  lgo: number;
  /** The page of the counter, served by the server. */
  counter: number;
  headset: number;
  headsetOperator: number;
  /** Cosigns the checkpoints of the ledger. */
  witness: number;
  /** Stamps them. */
  timestamping: number;
  /** What the server sends by e-mail and SMS, simulated. */
  mailbox: number;
  mailboxSmtp: number;
  /** Pro Santé Connect and the provider of the CPAM's agents, simulated. */
  identity: number;
  identityCpam: number;
}

/** `base`, `base + 1`, … Throws a StartProblem that names the first port which another program holds. */
export async function portsFrom(base: number): Promise<Ports> {
  for (let port = base; port < base + names.length; port += 1) {
    if (!(await isFree(port))) {
      throw new StartProblem(
        `Le port ${port} est déjà pris par un autre programme. Arrêtez-le, ou décalez la borne : BORNE_PORTS=${base + 100} npm start`,
      );
    }
  }
  return assign(base);
}

/** A free run of ports, ours until this process ends: another process that asks is given another. */
export async function freePorts(): Promise<Ports> {
  const base = await claimRun(names.length);
  if (base === null) {
    throw new StartProblem('Aucune suite de ports libres n’a été trouvée sur cette machine.');
  }
  return assign(base);
}

function assign(base: number): Ports {
  return Object.fromEntries(names.map((name, offset) => [name, base + offset])) as unknown as Ports;
}
