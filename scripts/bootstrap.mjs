/**
 * From a fresh clone to a running command. This one file is plain JavaScript: it runs on whatever Node (≥ 20.19) the
 * machine has, installs what is missing, then hands over to the Node 24 that the project pins.
 * Usage: node scripts/bootstrap.mjs <start|test|journey|bench|devices|reach|evidence|timing|dmp|conformity> [arguments]
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { installPackages, pinnedNode } from './install/packages.mjs';
import { provisionSystem } from './install/system.mjs';

const root = join(import.meta.dirname, '..');
const [command, ...rest] = process.argv.slice(2);

try {
  requireNode();
  const system = await provisionSystem(command);
  await installPackages(root, system);
  run(command, rest);
} catch (error) {
  // A StartProblem is a sentence for the person; anything else is our own bug and keeps its stack.
  console.error(error instanceof Error && error.name === 'StartProblem' ? `\n${error.message}\n` : error);
  process.exitCode = 1;
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Il faut Node 20.19 ou plus récent ; cette machine a ${process.versions.node}.`);
  process.exit(1);
}

/** Ctrl-C reaches the whole foreground group: the child decides when it is over, and we end as it ends. */
function run(name, args) {
  const child = spawn(pinnedNode(root), [join(root, 'scripts', `${name}.ts`), ...args], {
    stdio: 'inherit',
    env: { ...process.env, PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}` },
  });
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
  });
}
