/** Where a person looks at a running line. Tokens are read at the moment: an agent that was restarted has new ones. */
import { readFileSync } from 'node:fs';
import { tokenFiles } from './environment.ts';
import type { Ports } from './ports.ts';

export interface Addresses {
  benchUrl: string;
  /** The page of the counter, where staff see the kiosks of their site and answer calls. */
  counterUrl: string;
  /** What the page at home sent by e-mail and SMS. */
  mailboxUrl: string;
  /** The simulated phone on which a professional approves. */
  phoneUrl: string;
  /** The kiosk's screen, with this boot's token: give it to one browser only. */
  screenUrl(): string;
  /** How every device stands, with a button to try each. */
  installerUrl(): string;
  /** The staff PC's page, which hands an identity over to the pharmacy's software. */
  deskUrl(): string;
}

export function addressesOf(ports: Ports, directory: string): Addresses {
  const files = tokenFiles(directory);
  const at = (port: number, path: string, tokenFile: string): string =>
    `http://127.0.0.1:${port}/${path}#${readFileSync(tokenFile, 'utf8').trim()}`;
  return {
    benchUrl: `http://127.0.0.1:${ports.bench}/`,
    counterUrl: `http://127.0.0.1:${ports.counter}/`,
    mailboxUrl: `http://127.0.0.1:${ports.mailbox}/`,
    phoneUrl: `http://127.0.0.1:${ports.identity}/telephone`,
    screenUrl: () => at(ports.agent, '', files.screen),
    installerUrl: () => at(ports.agent, 'installation', files.installer),
    deskUrl: () => at(ports.lgo, '', files.desk),
  };
}
