/** The environment of each process of the development line: nothing else reaches them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PkiPaths } from '../pki/development-pki.ts';
import type { Ports } from './ports.ts';
import { identitySecretName, smsTokenName } from './secrets.ts';

export interface Base {
  pki: PkiPaths;
  ports: Ports;
  directory: string;
  databaseUrl: string;
  secrets: string;
  regime: string;
  /** Settings of the server that name its witness and its time-stamping authority. */
  ledgerSettings: Record<string, string>;
  /** Settings of the server that a drill changes. */
  serverSettings: Record<string, string>;
}

/** How the agent reaches the card. */
export interface Card {
  driver: 'vitale2-libre' | 'simulateur';
  /** Where the virtual card dials: pcscd's virtual reader, or the agent itself. */
  port: number;
  readerName?: string;
  socket?: string | undefined;
  sentence: string;
}

type Environment = Record<string, string>;
/** As the national service knows whoever runs this line. */
export const structure = {
  DMP_INS_OID: '1.2.250.1.213.1.4.10',
  DMP_STRUCTURE_ID: '10B0000011',
  DMP_STRUCTURE_NAME: 'PHARMACIE DE DEVELOPPEMENT',
};
const mode = { BORNE_MODE: 'development', LOG_LEVEL: 'info' };

/** Where each page's token of this boot is written, for whoever may read the folder. */
export function tokenFiles(directory: string): { screen: string; installer: string; desk: string } {
  return {
    screen: join(directory, 'pairing-token'),
    installer: join(directory, 'installer-token'),
    desk: join(directory, 'desk-token'),
  };
}

export function national({ pki, ports, directory, regime }: Base): Environment {
  return {
    ...mode,
    NATIONAL_PORT: `${ports.national}`,
    NATIONAL_CERT: pki.serviceCert,
    NATIONAL_KEY: pki.serviceKey,
    NATIONAL_CLIENT_CA: pki.nationalCa,
    NATIONAL_OPERATOR_PORT: `${ports.nationalOperator}`,
    NATIONAL_STATE_FILE: join(directory, 'national-simulator.json'),
    NATIONAL_REGIME: regime,
  };
}

/** The identifiers of the software, the structure and the author are invented; the INS OID is the test one (.10). */
export function server({
  pki,
  ports,
  databaseUrl,
  secrets,
  regime,
  ledgerSettings,
  serverSettings,
}: Base): Environment {
  return {
    ...mode,
    DATABASE_URL: databaseUrl,
    KIOSK_API_HOST: '127.0.0.1',
    KIOSK_API_PORT: `${ports.kioskApi}`,
    KIOSK_API_CERT: pki.serverCert,
    KIOSK_API_KEY: pki.serverKey,
    KIOSK_CA: pki.kioskCa,
    PUBLIC_HOST: '127.0.0.1',
    PUBLIC_PORT: `${ports.activation}`,
    PUBLIC_URL: `http://localhost:${ports.activation}`,
    COUNTER_SIGN_IN: 'development',
    COUNTER_HOST: '127.0.0.1',
    COUNTER_PORT: `${ports.counter}`,
    REGIME: regime,
    SECRETS_DIR: secrets,
    DMP_URL: `https://localhost:${ports.national}/si-dmp-server/v2/services`,
    DMP_CERT: pki.clientCert,
    DMP_KEY: pki.clientKey,
    DMP_CA: pki.nationalCa,
    DMP_SEAL_CERT: pki.sealCert,
    DMP_SEAL_KEY: pki.sealKey,
    DMP_SOFTWARE_OID: '1.2.250.1.999.1',
    ...structure,
    DMP_AUTHOR_ID: '899900000011',
    DMP_AUTHOR_FAMILY: 'ESSAI',
    DMP_AUTHOR_GIVEN: 'Pharmacien',
    DMP_DEADLINE_MS: '8000',
    ...ledgerSettings,
    MAIL_URL: `smtp://127.0.0.1:${ports.mailboxSmtp}`,
    MAIL_FROM: 'borne@demonstration.invalid',
    SMS_URL: `http://127.0.0.1:${ports.mailbox}/sms`,
    SMS_TOKEN_FILE: join(secrets, smsTokenName),
    ...identitySettings(ports, secrets),
    ...serverSettings,
  };
}

/** INSi is on the port of the simulated DMP. Both numbers are invented, and say so. */
export function insi(ports: Pick<Ports, 'national'>): Environment {
  return {
    INSI_URL: `https://localhost:${ports.national}/lps`,
    INSI_AUTHORIZATION: 'SIMULE-BORNE-0001',
    INSI_BILLING_ID: '999900000',
  };
}

/** As the simulated providers know the server. */
const identityClient = 'borne-developpement';

function identitySettings(ports: Ports, secrets: string): Environment {
  const secretFile = join(secrets, identitySecretName);
  return {
    PSC_ISSUER: `http://127.0.0.1:${ports.identity}`,
    PSC_CLIENT_ID: identityClient,
    PSC_CLIENT_SECRET_FILE: secretFile,
    PSC_PHONE: 'on',
    CPAM_ISSUER: `http://127.0.0.1:${ports.identityCpam}`,
    CPAM_CLIENT_ID: identityClient,
    CPAM_CLIENT_SECRET_FILE: secretFile,
    CPAM_CLAIM: 'roles',
    CPAM_CLAIM_VALUE: 'borne-dmp',
    // The one structure of this line. In the field it is the caisse's own.
    CPAM_STRUCTURE_ID: structure.DMP_STRUCTURE_ID,
  };
}

export function identity({ ports, secrets }: Pick<Base, 'ports' | 'secrets'>): Environment {
  return {
    ...mode,
    OIDC_PSC_PORT: `${ports.identity}`,
    OIDC_CPAM_PORT: `${ports.identityCpam}`,
    OIDC_CLIENT_ID: identityClient,
    OIDC_CLIENT_SECRET: readFileSync(join(secrets, identitySecretName), 'utf8').trim(),
  };
}

export const ledgerOrigin = 'journal.borne.invalid/developpement';

export function witness(
  { directory, ports }: Pick<Base, 'directory' | 'ports'>,
  logKey: string,
): Environment {
  return {
    LOG_LEVEL: 'info',
    WITNESS_PORT: `${ports.witness}`,
    WITNESS_NAME: 'temoin.borne.invalid/developpement',
    WITNESS_DIRECTORY: join(directory, 'witness'),
    WITNESS_LOGS: logKey,
  };
}

const tsaFolder = (directory: string): string => join(directory, 'timestamping');

export function timestamping({ directory, ports }: Pick<Base, 'directory' | 'ports'>): Environment {
  return { ...mode, TSA_PORT: `${ports.timestamping}`, TSA_DIRECTORY: tsaFolder(directory) };
}

/** What the command that exports an act needs of the server's settings. */
export function evidenceExport({ pki, directory, databaseUrl, secrets, ledgerSettings }: Base): Environment {
  return {
    DATABASE_URL: databaseUrl,
    SECRETS_DIR: secrets,
    KIOSK_CA: pki.kioskCa,
    ...ledgerSettings,
    LEDGER_TSA_CA: join(tsaFolder(directory), 'root.pem'),
    BORNE_MODE: mode.BORNE_MODE,
    ...structure,
  };
}

/** The provider's side of the token that the server shows. */
export function mailbox({ ports, secrets }: Base): Environment {
  return {
    ...mode,
    MAILBOX_PORT: `${ports.mailbox}`,
    MAILBOX_SMTP_PORT: `${ports.mailboxSmtp}`,
    MAILBOX_SMS_TOKEN: readFileSync(join(secrets, smsTokenName), 'utf8').trim(),
  };
}

export function virtualCard(ports: Ports, card: Card): Environment {
  return { ...mode, VPCD_PORT: `${card.port}`, CARD_OPERATOR_PORT: `${ports.cardOperator}` };
}

export function virtualPrinter(ports: Ports): Environment {
  return {
    ...mode,
    VIRTUAL_PRINTER_PORT: `${ports.printer}`,
    VIRTUAL_PRINTER_OPERATOR_PORT: `${ports.printerOperator}`,
  };
}

export function virtualHid(ports: Ports): Environment {
  return { ...mode, VIRTUAL_HID_PORT: `${ports.hid}`, HID_OPERATOR_PORT: `${ports.hidOperator}` };
}

export function virtualHeadset(ports: Ports): Environment {
  return {
    ...mode,
    VIRTUAL_HEADSET_PORT: `${ports.headset}`,
    HEADSET_OPERATOR_PORT: `${ports.headsetOperator}`,
  };
}

export function agent({ pki, ports, directory }: Base, card: Card, uiFolder: string): Environment {
  return {
    ...mode,
    AGENT_PORT: `${ports.agent}`,
    UI_DIST: uiFolder,
    PAIRING_TOKEN_FILE: tokenFiles(directory).screen,
    INSTALLER_TOKEN_FILE: tokenFiles(directory).installer,
    SERVER_URL: `https://localhost:${ports.kioskApi}`,
    SERVER_CA: pki.kioskCa,
    KIOSK_CERT: pki.kioskCert,
    KIOSK_KEY: pki.kioskKey,
    EVIDENCE_CERT: pki.evidenceCert,
    EVIDENCE_KEY: pki.evidenceKey,
    CARD_DRIVER: card.driver,
    CARD_READER: card.readerName ?? 'Virtual PCD',
    SIMULATEUR_PORT: `${ports.simulateur}`,
    PRINTER_ADDRESS: `127.0.0.1:${ports.printer}`,
    PRINTER_PROFILE: 'generic-80',
    DEVICES_SIMULATED: 'true',
    HID_DRIVER: 'simulateur',
    SIMULATEUR_HID_PORT: `${ports.hid}`,
    HEADSET_DRIVER: 'simulateur',
    SIMULATEUR_HEADSET_PORT: `${ports.headset}`,
    ...(card.socket ? { PCSCLITE_CSOCK_NAME: card.socket } : {}),
  };
}

/** Filling is off, as it is everywhere until somebody asks for it; the people offered are invented. */
export function desk({ ports, directory }: Base): Environment {
  return {
    ...mode,
    LGO_PORT: `${ports.lgo}`,
    LGO_TOKEN_FILE: tokenFiles(directory).desk,
    LGO_DEMO: 'true',
  };
}

export function bench({ ports, directory }: Base): Environment {
  return {
    ...mode,
    BENCH_PORT: `${ports.bench}`,
    CARD_OPERATOR_PORT: `${ports.cardOperator}`,
    VIRTUAL_PRINTER_OPERATOR_PORT: `${ports.printerOperator}`,
    NATIONAL_OPERATOR_PORT: `${ports.nationalOperator}`,
    HID_OPERATOR_PORT: `${ports.hidOperator}`,
    HEADSET_OPERATOR_PORT: `${ports.headsetOperator}`,
    AGENT_URL: `http://127.0.0.1:${ports.agent}`,
    PAIRING_TOKEN_FILE: tokenFiles(directory).screen,
  };
}
