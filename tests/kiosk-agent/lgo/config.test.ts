import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from '../../../kiosk-agent/src/lgo/config.ts';

const minimal = { BORNE_MODE: 'production', LGO_PORT: '0', LGO_TOKEN_FILE: '/tmp/token' };

function problems(environment: Record<string, string>): string[] {
  const read = readConfig(environment);
  return read.ok ? [] : read.problems;
}

test('filling is off unless it is asked for by name', () => {
  expect(readConfig(minimal)).toMatchObject({
    ok: true,
    config: { LGO_DRIVER: 'off', LGO_DEMO: false, LGO_PROFILE: { code: { format: 'ins-datamatrix' } } },
  });
});

test('production refuses what is simulated and who is invented, all told at once', () => {
  const told = problems({
    ...minimal,
    LGO_DRIVER: 'simulated',
    LGO_PROFILE: 'lgo-simule',
    LGO_DEMO: 'true',
    LGO_FORM_OPERATOR_PORT: '4000',
  });
  expect(told).toEqual([
    'LGO_DRIVER : un LGO simulé en production',
    'LGO_PROFILE : un LGO simulé en production',
    'LGO_DEMO : des personnes inventées en production',
  ]);
});

test('every error is named, and no value is told', () => {
  const told = problems({ LGO_PORT: '99999', LGO_DRIVER: 'by-magic', LGO_DEMO: 'peut-être' });
  expect(told.map((problem) => problem.split(' : ')[0])).toEqual([
    'BORNE_MODE',
    'LGO_PORT',
    'LGO_DRIVER',
    'LGO_TOKEN_FILE',
    'LGO_DEMO',
  ]);
  expect(told.join()).not.toMatch(/99999|by-magic|peut-être/);
});

test('a driver needs a form to fill, a desktop to find it on, and the simulated one its port', () => {
  expect(problems({ ...minimal, LGO_DRIVER: 'nut', DISPLAY: ':0' })).toEqual([
    'LGO_PROFILE : ce profil n’a pas de formulaire, LGO_DRIVER=nut en veut un',
  ]);
  const development = { ...minimal, BORNE_MODE: 'development', LGO_PROFILE: 'lgo-simule' };
  expect(problems({ ...development, LGO_DRIVER: 'clipboard-only' })).toEqual([
    'DISPLAY : exigé avec LGO_DRIVER=clipboard-only : aucun bureau ici',
  ]);
  expect(problems({ ...development, LGO_DRIVER: 'simulated' })).toEqual([
    'LGO_FORM_OPERATOR_PORT : exigé avec LGO_DRIVER=simulated',
  ]);
});

test('a child gets the way to the desktop and nothing else of the environment', () => {
  const read = readConfig({ ...minimal, DISPLAY: ':3', PATH: '/usr/bin', SECRET: 'x', LGO_TOKEN_FILE: '/t' });
  expect(read).toMatchObject({ config: { environment: { DISPLAY: ':3', PATH: '/usr/bin' } } });
  expect(JSON.stringify(read)).not.toContain('SECRET');
});

test.each([
  ['a settle time in which pastes get lost', { settleMs: 100 }],
  ['a title that any window could have', { window: { title: 'a', process: null } }],
  ['a key of its own', { pasteKeys: 'enter' }],
  ['a word we do not know', { validate: true }],
])('a profile with %s is refused, and its place is told', (_what, over) => {
  const folder = mkdtempSync(join(tmpdir(), 'borne-profile-'));
  const file = join(folder, 'profile.json');
  const form = { window: { title: 'Fiche patient', process: 'lgo.exe' }, fields: [{ field: 'nir' }] };
  const write = (given: object): void =>
    writeFileSync(
      file,
      JSON.stringify({ name: 'Le nôtre', code: { format: 'ins-datamatrix' }, form: { ...form, ...given } }),
    );
  write({});
  expect(problems({ ...minimal, LGO_PROFILE: file })).toEqual([]);
  write(over);
  const [problem] = problems({ ...minimal, LGO_PROFILE: file });
  expect(problem).toMatch(/^LGO_PROFILE : profil mal écrit \(.*profile\.json\) : form/);
  rmSync(folder, { recursive: true });
});

test('a profile that is not there is told by its path', () => {
  expect(problems({ ...minimal, LGO_PROFILE: '/nulle/part.json' })).toEqual([
    'LGO_PROFILE : profil illisible (/nulle/part.json)',
  ]);
});
