import { spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { filesBelow, install, installFolder, type StagedKiosk, stagedKiosk } from './staged-kiosk.ts';

let kiosk: StagedKiosk;
beforeEach(() => {
  kiosk = stagedKiosk();
});
afterEach(() => kiosk.remove());

const settings = 'etc/borne/agent.env';

describe('install.sh', () => {
  test('a dry run says every step and changes nothing', () => {
    const { status, out } = kiosk.install('--dry-run');
    expect(status).toBe(0);
    expect(out).toContain(`${kiosk.root}/etc/systemd/system/borne-agent.service`);
    expect(kiosk.tree()).toEqual({});
    const here = install('--dry-run');
    expect(here.out).toContain('systemctl daemon-reload');
    expect(here.out).toContain('systemctl --quiet enable borne-agent.service');
    expect(existsSync('/etc/systemd/system/borne-agent.service')).toBe(false);
    expect(existsSync('/etc/chromium/policies/managed/borne.json')).toBe(false);
  });

  test('brings every file of the kiosk, and the second time nothing more', () => {
    expect(kiosk.install().status).toBe(0);
    const once = kiosk.tree();
    expect(Object.keys(once)).toEqual([
      settings,
      'etc/borne/firewall.nft',
      'etc/chromium/policies/managed/borne.json',
      'etc/polkit-1/rules.d/50-borne-pcscd.rules',
      'etc/sysctl.d/70-borne.conf',
      'etc/systemd/system/borne-agent.service',
      'etc/systemd/system/borne-browser-restart.path',
      'etc/systemd/system/borne-browser-restart.service',
      'etc/systemd/system/borne-browser.service',
      'etc/systemd/system/borne-daily-restart.service',
      'etc/systemd/system/borne-daily-restart.timer',
      'etc/systemd/system/borne-firewall.service',
      'etc/systemd/system/borne-installation.service',
      'etc/systemd/system/graphical.target.wants/borne-browser.service',
      'etc/systemd/system/multi-user.target.wants/borne-agent.service',
      'etc/systemd/system/multi-user.target.wants/borne-browser-restart.path',
      'etc/systemd/system/sysinit.target.wants/borne-firewall.service',
      'etc/systemd/system/timers.target.wants/borne-daily-restart.timer',
      'etc/sysusers.d/borne.conf',
      'etc/tmpfiles.d/borne.conf',
      'etc/udev/rules.d/70-borne.rules',
      'usr/local/lib/borne/borne-browser',
      'usr/local/lib/borne/wait-idle.mjs',
      'usr/local/sbin/borne-installation',
      'usr/local/share/doc/borne/README.md',
      'usr/local/share/doc/borne/usbguard-rules.conf.example',
    ]);
    expect(once['usr/local/lib/borne/borne-browser']).toMatch(/^755 /);
    const again = kiosk.install();
    expect(again.out.trim()).toBe(`(gardé : ${kiosk.root}/${settings})`);
    expect(kiosk.tree()).toEqual(once);
  });

  test('leaves no file of the folder behind, but those of CUPS, which are for some kiosks only', () => {
    kiosk.install();
    const placed = Object.values(kiosk.tree()).join('\n');
    const forgotten = filesBelow(installFolder).filter((file) => {
      if (file === 'install.sh' || file.startsWith('cups/')) return false;
      const text = spawnSync('cat', [join(installFolder, file)], { encoding: 'utf8' }).stdout;
      return !placed.includes(text);
    });
    expect(forgotten).toEqual([]);
  });

  test('mends a file that was changed, and keeps the settings of this kiosk', () => {
    kiosk.install();
    const before = kiosk.tree();
    appendFileSync(join(kiosk.root, 'etc/systemd/system/borne-agent.service'), 'User=root\n');
    appendFileSync(join(kiosk.root, settings), 'LOG_LEVEL=warn\n');
    chmodSync(join(kiosk.root, 'usr/local/lib/borne/borne-browser'), 0o777);
    kiosk.install();
    expect(kiosk.tree()).toEqual({ ...before, [settings]: `${before[settings]}LOG_LEVEL=warn\n` });
  });

  test('takes everything back, but the settings that somebody made', () => {
    kiosk.install();
    expect(kiosk.install('--uninstall').status).toBe(0);
    expect(kiosk.tree()).toEqual({});
    kiosk.install();
    writeFileSync(join(kiosk.root, settings), 'CARD_READER=Gemalto\n');
    kiosk.install('--uninstall');
    expect(Object.keys(kiosk.tree())).toEqual([settings]);
  });

  test.each([
    [['--root', '/'], 64],
    [['--root', 'image'], 64],
    [['--root'], 64],
    [['--root', '/nowhere/at/all'], 66],
    [['--everything'], 64],
  ])('refuses %j', (options, status) => {
    expect(install(...options).status).toBe(status);
  });

  test('tells what a kiosk must not have and what it lacks', () => {
    mkdirSync(join(kiosk.root, 'etc/reader.conf.d'), { recursive: true });
    writeFileSync(join(kiosk.root, 'etc/reader.conf.d/vpcd'), '');
    const { err, status } = kiosk.install();
    expect(status).toBe(0);
    expect(err).toContain('un lecteur virtuel est installé');
    expect(err).toContain('il manque /usr/bin/cage');
    expect(err).toContain('l’agent ne démarrera pas sans /etc/borne/tls/kiosk.key');
  });

  test('brings no secret', () => {
    kiosk.install();
    expect(Object.values(kiosk.tree()).join('\n')).not.toMatch(/BEGIN [A-Z ]*(KEY|CERTIFICATE)|[\w-]{43}\b/);
  });
});

describe('the units', () => {
  /** The programs that the units name, as far as systemd looks: there and executable. */
  function withPrograms(): void {
    cpSync('/lib/systemd/system', join(kiosk.root, 'lib/systemd/system'), {
      recursive: true,
      verbatimSymlinks: true,
    });
    const programs = ['opt/borne-dmp/node_modules/node/bin/node', 'usr/bin/systemctl', 'usr/sbin/nft'];
    for (const program of programs) {
      mkdirSync(dirname(join(kiosk.root, program)), { recursive: true });
      writeFileSync(join(kiosk.root, program), '#!/bin/sh\n', { mode: 0o755 });
    }
  }

  test('are understood by systemd, every word', () => {
    kiosk.install();
    withPrograms();
    const units = Object.keys(kiosk.tree()).filter((path) =>
      /^etc\/systemd\/system\/borne-[^/]+$/.test(path),
    );
    const complaints = (): string => {
      const paths = units.map((unit) => join(kiosk.root, unit));
      const { stderr } = spawnSync(
        'systemd-analyze',
        ['verify', '--man=no', `--root=${kiosk.root}`, ...paths],
        { encoding: 'utf8' },
      );
      return stderr
        .split('\n')
        .filter((line) => line.includes('borne-'))
        .join('\n');
    };
    expect(units).toHaveLength(8);
    expect(complaints()).toBe('');
    appendFileSync(
      join(kiosk.root, 'etc/systemd/system/borne-agent.service'),
      '[Service]\nWatchdogSeconds=3\n',
    );
    expect(complaints()).toContain('WatchdogSeconds');
  });

  test.each([
    ['borne-agent.service', 2],
    ['borne-browser.service', 4.5],
    ['borne-installation.service', 4.5],
  ])('%s exposes no more than %d of 10', (unit, most) => {
    const { stdout } = spawnSync(
      'systemd-analyze',
      ['security', '--offline=true', '--no-pager', join(installFolder, 'systemd', unit)],
      { encoding: 'utf8' },
    );
    const exposure = Number(/exposure level for \S+: ([\d.]+)/.exec(stdout)?.[1]);
    expect(exposure).toBeLessThanOrEqual(most);
  });

  test('the users that they name are made, without a shell', () => {
    kiosk.install();
    const { status } = spawnSync('systemd-sysusers', [`--root=${kiosk.root}`], { encoding: 'utf8' });
    expect(status).toBe(0);
    const users = kiosk.read('etc/passwd');
    expect(users).toMatch(/^borne-agent:.*nologin$/m);
    expect(users).toMatch(/^borne-browser:.*nologin$/m);
    expect(kiosk.read('etc/group')).toMatch(/^borne-usb:.*borne-agent$/m);
  });

  test('the agent is told to give its words to systemd from its own children', () => {
    const unit = kiosk.install() && kiosk.read('etc/systemd/system/borne-agent.service');
    expect(unit).toMatch(/^Type=notify$/m);
    expect(unit).toMatch(/^NotifyAccess=all$/m);
    expect(unit).toMatch(/^WatchdogSec=30$/m);
    expect(unit).toMatch(/^Restart=always$/m);
    expect(unit).toMatch(/^StartLimitIntervalSec=0$/m);
  });

  test('one port: of the agent, its browser, the policy and the firewall', () => {
    kiosk.install();
    const { URLAllowlist } = JSON.parse(kiosk.read('etc/chromium/policies/managed/borne.json')) as {
      URLAllowlist: string[];
    };
    expect(URLAllowlist).toEqual(['http://127.0.0.1:7080']);
    expect(kiosk.read('etc/borne/firewall.nft')).toContain('tcp dport 7080');
    for (const unit of ['agent', 'browser', 'installation', 'daily-restart']) {
      expect(kiosk.read(`etc/systemd/system/borne-${unit}.service`)).toContain('AGENT_PORT=7080');
    }
  });
});
