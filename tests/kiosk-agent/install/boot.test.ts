import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { buildUi } from '../../support/ui-build.ts';
import { type BootedKiosk, bootedKiosk, canBoot } from './booted-kiosk.ts';

const unlessAble = canBoot ? '' : ' (not tried: it takes root and cgroups)';

/** In the place of Chromium, which needs a panel: tells the token that it was given, and whether it can read the agent's. */
const browser = `[Unit]
Conflicts=
[Service]
PAMName=
TTYPath=
TTYReset=no
TTYVHangup=no
TTYVTDisallocate=no
StandardInput=null
UtmpIdentifier=
ExecStart=
ExecStart=/bin/sh -c 'sha256sum < $\${CREDENTIALS_DIRECTORY}/pairing-token; cat /run/borne-agent/pairing-token; exec sleep infinity'
`;

describe.skipIf(!canBoot)(`a kiosk under a real systemd${unlessAble}`, () => {
  let kiosk: BootedKiosk;
  beforeAll(async () => {
    await buildUi();
    kiosk = await bootedKiosk({
      'borne-browser.service': browser,
      // The same watchdog with less patience: the test is not made to wait.
      'borne-agent.service': '[Service]\nWatchdogSec=6\n',
    });
    await inState('borne-browser.service', 'running');
  });
  afterAll(() => kiosk.stop());

  const fact = (unit: string, name: string) => kiosk.run('systemctl', 'show', unit, '-p', name, '--value');
  const inState = (unit: string, state: string) =>
    vi.waitFor(() => expect(fact(unit, 'SubState')).toBe(state), { timeout: 40_000, interval: 250 });
  const said = (unit: string) => kiosk.run('journalctl', '--no-pager', '-o', 'cat', '-u', unit);
  /** Digest of the token that the latest browser was given, and of the one that the agent takes. */
  const given = () => [...said('borne-browser').matchAll(/^([0-9a-f]{64}) {2}-$/gm)].at(-1)?.[1];
  const taken = () => kiosk.run('sha256sum', '/run/borne-agent/pairing-token').split(' ')[0];
  const pairs = () =>
    vi.waitFor(
      () => {
        expect(fact('borne-browser.service', 'SubState')).toBe('running');
        expect(given()).toBe(taken());
      },
      { timeout: 30_000, interval: 250 },
    );

  test('the agent says itself that it is ready, with no right but what it needs', async () => {
    expect(fact('borne-agent.service', 'SubState')).toBe('running');
    expect(kiosk.run('curl', '-s', 'http://127.0.0.1:7080/health')).toContain('"simulated":false');
    const status = kiosk.run('cat', `/proc/${fact('borne-agent.service', 'MainPID')}/status`);
    expect(status).toMatch(/^CapEff:\t0+$/m);
    expect(status).toMatch(/^NoNewPrivs:\t1$/m);
    expect(status).toMatch(/^Seccomp:\t2$/m);
  });

  test('the browser is given the token, and can read it nowhere else', async () => {
    await pairs();
    expect(said('borne-browser')).toContain('/run/borne-agent/pairing-token: Permission denied');
    expect(kiosk.run('stat', '-c', '%a %U', '/run/borne-agent/pairing-token')).toBe('600 borne-agent');
  });

  test('a restart that the agent asks for gives a new browser', async () => {
    const before = fact('borne-browser.service', 'MainPID');
    kiosk.run('sh', '-c', 'echo asked > /run/borne-agent/browser-restart');
    await vi.waitFor(() => expect(fact('borne-browser.service', 'MainPID')).not.toBe(before), {
      timeout: 10_000,
    });
    await pairs();
  });

  test('an agent that is killed comes back with a new token, and a browser that has it', async () => {
    const before = taken();
    kiosk.run('kill', '-9', fact('borne-agent.service', 'MainPID'));
    await vi.waitFor(() => expect(taken()).not.toBe(before), { timeout: 15_000, interval: 250 });
    await pairs();
  });

  test('an agent that lives is left alone; one that stands still is ended by the watchdog and comes back', async () => {
    const agent = fact('borne-agent.service', 'MainPID');
    const heard = () => fact('borne-agent.service', 'WatchdogTimestampMonotonic');
    const first = heard();
    await vi.waitFor(() => expect(heard()).not.toBe(first), { timeout: 10_000, interval: 250 });
    expect(fact('borne-agent.service', 'MainPID')).toBe(agent);
    kiosk.run('kill', '-STOP', agent);
    await vi.waitFor(() => expect(said('borne-agent')).toContain('Watchdog timeout (limit 6s)!'), {
      timeout: 15_000,
      interval: 250,
    });
    await vi.waitFor(
      () => expect(fact('borne-agent.service', 'MainPID')).not.toMatch(new RegExp(`^(0|${agent})$`)),
      {
        timeout: 15_000,
        interval: 250,
      },
    );
    await pairs();
  });

  test('the restart of the night takes both', async () => {
    const before = taken();
    kiosk.run('systemctl', 'start', 'borne-daily-restart.service');
    expect(taken()).not.toBe(before);
    await pairs();
  });
});
