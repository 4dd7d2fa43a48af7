/** The arrows of the line: who may import what. Reads text, not syntax: an import in a comment counts too. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** First match wins; a folder absent from the list may import nothing of ours. */
const arrows: [from: RegExp, to: RegExp[]][] = [
  [/^kiosk-ui\/src\//, [/^kiosk-ui\/src\//, /^@borne\/kiosk-agent\/contract$/]],
  // Draws and walks the screens for those who look at them; no part of the kiosk.
  [/^kiosk-ui\/gallery\//, [/^kiosk-ui\/(gallery|src)\//, /^@borne\/kiosk-agent\/contract$/]],
  [/^kiosk-ui\/voice\//, [/^kiosk-ui\/(voice|src\/(text|voice))\//, /^@borne\/kiosk-agent\/contract$/]],
  [/^kiosk-ui\/notices\//, [/^kiosk-ui\/src\/text\//]],
  [/^kiosk-ui\/vite\.config\.ts$/, [/^kiosk-ui\/(notices\/|voice\/|lighter-zod\.ts$)/]],
  [/^kiosk-agent\/contract\//, [/^kiosk-agent\/contract\//, /^@borne\/server\/contract$/]],
  [
    /^kiosk-agent\/src\//,
    [/^kiosk-agent\/(src|contract)\//, /^@borne\/server\/contract(\/(evidence|sheets))?$/],
  ],
  [/^kiosk-agent\/simulator\/bench\//, [/^kiosk-agent\/simulator\/bench\//]],
  [/^kiosk-agent\/simulator\/lgo-form\//, [/^kiosk-agent\/simulator\/(lgo-form|operator)\//]],
  [/^kiosk-agent\/simulator\/virtual-card\//, [/^kiosk-agent\/simulator\/(virtual-card|operator)\//]],
  [/^kiosk-agent\/simulator\/virtual-headset\//, [/^kiosk-agent\/simulator\/(virtual-headset|operator)\//]],
  [/^kiosk-agent\/simulator\/virtual-hid\//, [/^kiosk-agent\/simulator\/(virtual-hid|operator)\//]],
  [/^kiosk-agent\/simulator\/virtual-printer\//, [/^kiosk-agent\/simulator\/(virtual-printer|operator)\//]],
  [/^server\/contract\//, [/^server\/contract\//]],
  [/^server\/web\//, [/^server\/web\//, /^server\/contract\//]],
  [/^server\/src\/dmp\//, [/^server\/src\/dmp\//, /^server\/contract\//]],
  [/^server\/src\//, [/^server\/(src|contract)\//]],
  [/^server\/simulator\//, [/^server\/simulator\//]],
  // The device drill measures the agent's own drivers, alone: no server, visit or screen stands between.
  [/^scripts\/drill\/devices\//, [/^scripts\//, /^kiosk-agent\/src\/(card|printer)\//]],
  // The reach drill draws every screen of the gallery, and searches the machine and its French.
  [
    /^scripts\/drill\/reach\//,
    [/^scripts\//, /^kiosk-ui\/(gallery|src\/(journey|text))\//, /^@borne\/(kiosk-agent|server)\/contract$/],
  ],
  // The national bench times the gateway's own steps, and takes the invented people and the simulator of the drill.
  [/^scripts\/bench\/national\//, [/^scripts\//, /^server\/src\/dmp\//, /^@borne\/server\/contract$/]],
  // Its outbox is the server's own, on a database, with everything that a delivery needs.
  [
    /^scripts\/drill\/dmp\/outbox\//,
    [
      /^scripts\//,
      /^server\/src\/(log\.ts|(db|delivery|dmp|evidence|kiosks|notices|records|secrets)\/)/,
      /^@borne\/server\/contract$/,
    ],
  ],
  // The national drill holds gateway and simulator in its hands, in one process and as two.
  [
    /^scripts\/drill\/dmp\//,
    [/^scripts\//, /^server\/(src\/(dmp|insi)|simulator)\//, /^@borne\/server\/contract$/],
  ],
  // Codes of every kind are typed as a patient would.
  [/^scripts\/timing\//, [/^scripts\//, /^@borne\/server\/contract$/]],
  // The drill of the proof and its end holds database and vault in its hands, as an operator does.
  [
    /^scripts\/drill\/evidence\//,
    [
      /^scripts\//,
      /^@borne\/server\/contract(\/evidence)?$/,
      /^server\/src\/(log\.ts|(db|erasure|evidence|secrets)\/)/,
    ],
  ],
  // The verifiers stand alone beside the server: of ours they know only what evidence is made of.
  [/^scripts\/evidence\/verify\//, [/^scripts\/evidence\/verify\//, /^@borne\/server\/contract\/evidence$/]],
  [/^scripts\/evidence\//, [/^scripts\/(evidence|drill)\//, /^@borne\/server\/contract\/evidence$/]],
  [/^scripts\//, [/^scripts\//]],
];

/** Files that only compute: no device, disk, network, web framework or database. */
const pure = new RegExp(
  `/(${[
    'card/(apdu|tlv|atr|card-date|holders|vitale2-sequence)',
    'scanner/(pos-report|scan-assembly|scanner-profiles|choose-scanner|symbology|ins-fields|ins-datamatrix)',
    'light/(light-models|light-colours)',
    'headset/(switch-events|input-devices)',
    'printer/(ticket|escpos|status|profiles|printable)',
    'lgo/code/[^/]+',
    'visit/(visit|visit-[a-z]+|suspended|representation|closing|ticket-stage|code-on-screen)',
    'assistance/(call|phase|hand-over-code)',
    'sheet/(sheet|may-ask)',
    'records/record',
    'secrets/(shredding-tree|vault-state)',
    'ledger/(merkle(-proofs|-verify)?|strict-base64|verifier-key|signed-note|checkpoint|cosignature|der|timestamp-wire)',
    'witness/add-checkpoint',
    'closures/closure',
    'drill/dmp/(corpus/(recipe|malformed|answers|insi-answers|requests|signatures)|mutations/(mutate|truth)|outbox/tally|rules|verdict)',
    'drill/evidence/(traits|verdict|ways-to-tamper|size)',
    'evidence/(coherence|what-became|compose-evidence)',
    'dmp/(breaker|envelope|oppositions|faults|xml-gate|rights|own-refusals|in-person|unprintable|access-channel|explicit-act|answer/[^/]+)',
    'insi/(answer|names|identity-status|vitale-assertion|vocabulary)',
    'activation/gcra',
    'home/(access|channel|one-time-code|messages/letter)',
    'contract/home/[^/]+',
    'mailbox/(read-email|mailbox-page)',
    'professionals/(pro-sante-connect|cpam-agent|vihf-of|in-person|person|phone-limits)',
    'oidc/(people|pages)',
    'timing/welch',
    'evidence/export/(told-act|bundle-of|policy-of|fhir/[^/]+|paper/(?!draw-paper)[^/]+)',
    'contract/[^/]+',
    'contract/evidence/[^/]+',
    'evidence/verify/(?!timestamp|verify-files|read-at-most)[^/]+',
    'evidence/forge/(?!timestamp-authority)[^/]+',
    'evidence/forge/mutations/[^/]+',
    'evidence/drill/tally',
    'journey/(?!actors|wipe-page)[^/]+',
    'reach/(contrast|verdict|readability)',
  ].join('|')})\\.ts$`,
);
const effects =
  /^(node:(fs|net|http|https|tls|dgram|child_process)(\/.*)?|express|pg|pg-boss|undici|smartcard|node-hid|koffi|react|react-dom)$/;

interface Source {
  file: string;
  text: string;
}

const sources: Source[] = ['kiosk-ui', 'kiosk-agent', 'server', 'scripts']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !/(^|\/)(node_modules|dist)\//.test(file))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

const imports = sources.flatMap(({ file, text }) =>
  [...text.matchAll(/\b(?:from|import|require)\s*\(?\s*['"]([^'"]+)['"]/g)].map((match) => {
    const target = match[1] ?? '';
    return target.startsWith('.')
      ? { file, target: normalize(join(dirname(file), target)), ours: true }
      : { file, target, ours: target.startsWith('@borne/') };
  }),
);

const show = (list: typeof imports): string[] => list.map(({ file, target }) => `${file} -> ${target}`);

const follows = ({ file, target }: { file: string; target: string }): boolean =>
  arrows.find(([from]) => from.test(file))?.[1].some((to) => to.test(target)) ?? /^[^/]+\/[^/]+$/.test(file);

test('every import follows the arrows of the line', () => {
  expect(sources.length).toBeGreaterThan(50);
  expect(show(imports.filter((found) => found.ours && !follows(found)))).toEqual([]);
});

test('files that only compute import nothing that acts', () => {
  expect(show(imports.filter(({ file, target }) => pure.test(file) && effects.test(target)))).toEqual([]);
});

test('only devices/ names the driver of a double, and nothing that runs imports a simulator', () => {
  const simulated = /(^|\/)simulat(eur|or|ed)[^/]*(\/|\.ts$|-reader\.ts$)/;
  const running = imports.filter(({ file }) => /\/(src|contract)\//.test(file));
  expect(
    show(running.filter(({ file, target }) => simulated.test(target) && !/\/devices\/[^/]+\.ts$/.test(file))),
  ).toEqual([]);
});

test('only config.ts reads the environment; main.ts hands it over', () => {
  const running = sources.filter(({ file }) => /\/(src|contract|simulator|web)\//.test(file));
  const readers = running
    .filter(({ text }) => /process\.env|import\.meta\.env/.test(text))
    .map(({ file }) => file);
  expect(readers.filter((file) => !/\/(config|main)\.ts$/.test(file))).toEqual([]);
});

test('no file outgrows its subject', () => {
  const long = sources.filter(({ text }) => text.split('\n').length > 300).map(({ file }) => file);
  expect(long).toEqual([]);
});
