/** Debian packages: installed by apt as root; otherwise the one exact command is printed. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** What for: the PC/SC daemon and its virtual reader; compiling the reader's module; the browser, its fonts; the voice. */
const kiosk = [
  ...['pcscd', 'vsmartcard-vpcd', 'libpcsclite-dev'],
  ...['g++', 'make', 'python3', 'openssl'],
  ...['chromium', 'fonts-noto-core'],
  ...['espeak-ng', 'opus-tools'],
];
/** A display with windows and a keyboard, a serial line in the place of a USB printer, a print spooler, systemd's own judge. */
const benchOnly = [
  ...['xvfb', 'openbox', 'xclip', 'wmctrl', 'xdotool', 'x11-xkb-utils', 'libxtst6', 'tk'],
  ...['socat', 'cups', 'cups-client', 'systemd'],
  // A security module in software, the program that speaks to it, and OpenSSL's engine that does.
  ...['softhsm2', 'opensc', 'libengine-pkcs11-openssl'],
  // A judge of XML signatures that nobody here wrote.
  'xmlsec1',
  // What runs the judge of PDF/A, and what opens a PDF as a reader does.
  ...['default-jdk-headless', 'libjaxb-java', 'poppler-utils'],
];
const needed = {
  start: kiosk,
  journey: kiosk,
  bench: kiosk,
  evidence: ['openssl', 'python3'],
  dmp: ['xmlsec1'],
};
/** Without these the command cannot do its work at all. */
const indispensable = { test: ['chromium'], journey: ['chromium'], bench: ['chromium'], start: [] };

/** @returns {Promise<{canCompile: boolean}>} */
export async function provisionSystem(command) {
  if (!existsSync('/usr/bin/dpkg-query')) {
    say('Ce système n’est pas Debian : le lecteur de cartes sera simulé sans pcscd.');
    return { canCompile: false };
  }
  const packages = needed[command] ?? [...kiosk, ...benchOnly];
  let missing = missingOf(packages);
  if (missing.length > 0 && process.getuid() === 0) {
    aptInstall(missing);
    missing = missingOf(packages);
  }
  if (missing.length > 0) tellWhatIsMissing(missing, command);
  return {
    canCompile:
      !['evidence', 'dmp'].includes(command) &&
      !missing.some((name) => ['libpcsclite-dev', 'g++', 'make', 'python3'].includes(name)),
  };
}

function missingOf(packages) {
  const { stdout } = spawnSync('dpkg-query', ['-W', `-f=\${Package} \${db:Status-Status}\n`, ...packages], {
    encoding: 'utf8',
  });
  const installed = new Set(
    stdout
      .split('\n')
      .map((line) => line.split(' '))
      .filter(([, status]) => status === 'installed')
      .map(([name]) => name),
  );
  return packages.filter((name) => !installed.has(name));
}

function aptInstall(missing) {
  say(`Installation des paquets Debian : ${missing.join(' ')}…`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 2] }).status === 0;
  apt('update', '-qq');
  if (!apt('install', '-y', '-qq', '--no-install-recommends', ...missing)) {
    say('apt-get n’a pas tout installé ; la suite dira ce qui manque.');
  }
}

function tellWhatIsMissing(missing, command) {
  const line = `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  say(`Il manque des paquets du système. La commande exacte :\n\n    ${line}\n`);
  const blocking = (indispensable[command] ?? []).filter((name) => missing.includes(name));
  if (blocking.length === 0) return;
  throw Object.assign(
    new Error(`Sans ${blocking.join(', ')}, « npm run ${command} » ne peut rien montrer.`),
    {
      name: 'StartProblem',
    },
  );
}

function say(text) {
  console.error(`  ${text}`);
}
