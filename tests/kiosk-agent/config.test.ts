import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../kiosk-agent/src/config.ts';

const folder = mkdtempSync(join(tmpdir(), 'borne-config-'));
for (const file of ['index.html', 'ca.pem', 'kiosk.pem', 'kiosk.key', 'evidence.pem', 'evidence.key'])
  writeFileSync(join(folder, file), `the ${file}`, { mode: 0o600 });
afterAll(() => rmSync(folder, { recursive: true }));

const development = {
  BORNE_MODE: 'development',
  AGENT_PORT: '0',
  UI_DIST: folder,
  PAIRING_TOKEN_FILE: join(folder, 'token'),
  SERVER_URL: 'https://localhost:8443',
  SERVER_CA: join(folder, 'ca.pem'),
  KIOSK_CERT: join(folder, 'kiosk.pem'),
  KIOSK_KEY: join(folder, 'kiosk.key'),
  EVIDENCE_CERT: join(folder, 'evidence.pem'),
  EVIDENCE_KEY: join(folder, 'evidence.key'),
  CARD_DRIVER: 'vitale2-libre',
  CARD_READER: 'Virtual PCD',
  PRINTER_ADDRESS: '127.0.0.1:9100',
  PRINTER_PROFILE: 'generic-80',
  DEVICES_SIMULATED: 'true',
};
const production = {
  ...development,
  BORNE_MODE: 'production',
  CARD_READER: 'Gemalto PC Twin Reader',
  PRINTER_ADDRESS: '192.168.1.20:9100',
  DEVICES_SIMULATED: 'false',
};

function problems(environment: Record<string, string | undefined>): string[] {
  const result = readConfig(environment);
  return result.ok ? [] : result.problems;
}

describe('a bench', () => {
  test('may have doubles', () => {
    const result = readConfig(development);
    expect(result).toMatchObject({
      ok: true,
      config: {
        AGENT_PORT: 0,
        SERVER_CA: 'the ca.pem',
        DEVICES_SIMULATED: true,
        IDLE_MS: 300_000,
        LOG_LEVEL: 'info',
        PRINTER_ADDRESS: { way: 'tcp', host: '127.0.0.1', port: 9100 },
      },
    });
  });

  test('with the driver simulateur says so, and says where', () => {
    const simulateur = { ...development, CARD_DRIVER: 'simulateur' };
    expect(problems({ ...simulateur, SIMULATEUR_PORT: '35963' })).toEqual([]);
    expect(problems({ ...simulateur, DEVICES_SIMULATED: 'false' })).toEqual([
      'SIMULATEUR_PORT : exigé avec CARD_DRIVER=simulateur',
      'DEVICES_SIMULATED : true exigé avec CARD_DRIVER=simulateur',
    ]);
  });
});

describe('the licensed library', () => {
  const licensed = {
    CARD_DRIVER: 'api-lec',
    CARD_READER: '',
    API_LEC_DESCRIPTION: '/etc/borne/api-lec.json',
  };

  test('needs the file that describes it, and no reader’s name: its own settings have it', () => {
    expect(problems({ ...production, ...licensed })).toEqual([]);
    expect(problems({ ...production, ...licensed, API_LEC_DESCRIPTION: undefined })).toEqual([
      'API_LEC_DESCRIPTION : exigé avec CARD_DRIVER=api-lec',
    ]);
  });
});

test('several readers may be wanted, none of them virtual in production', () => {
  const reader = (names: string) => problems({ ...production, CARD_READER: names });
  expect(reader('Gemalto PC Twin;Ingenico 00 00')).toEqual([]);
  for (const names of [';', ' ; ', 'Gemalto;Virtual PCD 00 00'])
    expect(reader(names).map((problem) => problem.split(' ')[0])).toEqual(['CARD_READER']);
});

describe('production', () => {
  test('takes real devices and https', () => {
    expect(problems(production)).toEqual([]);
  });

  test.each([
    'tcp://192.168.1.20:9100',
    '[fd00::20]:9100',
    'imprimante.local:9100',
    'usb:/dev/usb/lp0',
    'cups:ticket',
  ])('takes a printer at %s', (PRINTER_ADDRESS) => {
    expect(problems({ ...production, PRINTER_ADDRESS })).toEqual([]);
  });

  test.each([
    [
      { CARD_DRIVER: 'simulateur', SIMULATEUR_PORT: '1', DEVICES_SIMULATED: 'true' },
      ['CARD_DRIVER', 'DEVICES_SIMULATED'],
    ],
    [{ DEVICES_SIMULATED: 'true' }, ['DEVICES_SIMULATED']],
    [{ CARD_READER: 'Virtual PCD 00 00' }, ['CARD_READER']],
    [{ CARD_READER: '' }, ['CARD_READER']],
    [{ PRINTER_ADDRESS: '127.0.0.1:9100' }, ['PRINTER_ADDRESS']],
    [{ PRINTER_ADDRESS: '127.8.8.8:9100' }, ['PRINTER_ADDRESS']],
    [{ PRINTER_ADDRESS: '[::1]:9100' }, ['PRINTER_ADDRESS']],
    [{ PRINTER_ADDRESS: '[::ffff:127.0.0.1]:9100' }, ['PRINTER_ADDRESS']],
    [{ PRINTER_ADDRESS: 'localhost:9100' }, ['PRINTER_ADDRESS']],
    [{ PRINTER_ADDRESS: 'tcp://127.0.0.1:9100' }, ['PRINTER_ADDRESS']],
    [{ PRINTER_ADDRESS: 'tcp://[::ffff:7f00:1]:9100' }, ['PRINTER_ADDRESS']],
    [{ PRINTER_ADDRESS: 'usb:/dev/pts/3' }, ['PRINTER_ADDRESS']],
    [{ PRINTER_ADDRESS: 'usb:/dev/usb/../pts/3' }, ['PRINTER_ADDRESS']],
    [{ PRINTER_ADDRESS: 'usb:/dev/serial/by-id/printer' }, ['PRINTER_ADDRESS']],
    [{ SERVER_URL: 'http://borne.example' }, ['SERVER_URL']],
  ])('refuses %j', (given, names) => {
    expect(problems({ ...production, ...given }).map((problem) => problem.split(' ')[0])).toEqual(names);
  });
});

test.each([
  ['printer:9100', { way: 'tcp', host: 'printer', port: 9100 }],
  ['tcp://[fd00::20]:9100', { way: 'tcp', host: 'fd00::20', port: 9100 }],
  ['usb:/dev/usb/lp1', { way: 'usb', path: '/dev/usb/lp1' }],
  ['cups:Ticket_80', { way: 'cups', queue: 'Ticket_80' }],
])('PRINTER_ADDRESS=%s is read', (text, address) => {
  expect(readConfig({ ...development, PRINTER_ADDRESS: text })).toMatchObject({
    ok: true,
    config: { PRINTER_ADDRESS: address },
  });
});

test('every problem is named at once, what production refuses included', () => {
  const found = problems({ BORNE_MODE: 'production', CARD_DRIVER: 'simulateur', PRINTER_PROFILE: 'laser' });
  expect(found).toContain('AGENT_PORT : absent');
  expect(found).toContain(
    'PRINTER_PROFILE : attendu epson-tm-t20 ou epson-tm-t88 ou star-escpos ou custom-kpm ou generic-80 ou generic-58 ou raster-80',
  );
  expect(found).toContain('CARD_DRIVER : un lecteur simulé en production');
  expect(found).toContain('KIOSK_KEY : absent');
  expect(found.length).toBeGreaterThan(10);
});

test.each([
  ['AGENT_PORT', '70000'],
  ['AGENT_PORT', '-1'],
  ['AGENT_PORT', ''],
  ['SERVER_URL', 'https://localhost:8443/v1'],
  ['SERVER_URL', 'ftp://localhost'],
  ['SERVER_CA', join(folder, 'nowhere.pem')],
  ['UI_DIST', join(folder, 'nowhere')],
  ['PRINTER_ADDRESS', 'printer'],
  ['PRINTER_ADDRESS', 'udp://printer:9100'],
  ['PRINTER_ADDRESS', 'tcp://printer:70000'],
  ['PRINTER_ADDRESS', 'tcp://somebody@printer:9100'],
  ['PRINTER_ADDRESS', 'usb:lp0'],
  ['PRINTER_ADDRESS', 'usb:/etc/passwd'],
  ['PRINTER_ADDRESS', 'cups:'],
  ['PRINTER_ADDRESS', 'cups:-h evil'],
  ['DEVICES_SIMULATED', 'yes'],
  ['IDLE_MS', '5 minutes'],
])('%s=%s is refused by its name', (name, value) => {
  const found = problems({ ...development, [name]: value });
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(new RegExp(`^${name} : `));
});
