/** How the target is known: title and program, on Chromium, and on a toolkit that tells less (Tk). Real windows, Xvfb. */
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { NutAutomation } from '../../../../kiosk-agent/src/lgo/automation/nut-automation.ts';
import { type Desktop, startDesktop, until } from '../../../support/desktop.ts';
import { type NutBench, startNutBench } from './nut-bench.ts';
import { outcomes, person, plan, values } from './port-promises.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

describe('a Chromium window', () => {
  let bench: NutBench;
  beforeAll(async () => {
    bench = await startNutBench();
  });
  beforeEach(() => bench.fresh());
  afterAll(() => bench.stop());

  test('is known by its title and its program together', async () => {
    const window = { title: 'LGO d’essai', process: 'chromium' };
    expect(await bench.automation().fill(plan({ window }), person())).toMatchObject({ end: 'complete' });
  });

  test('of the right program but another title is refused', async () => {
    await bench.otherWindowInFront();
    const window = { title: 'LGO d’essai', process: 'chromium' };
    const report = await bench.automation().fill(plan({ window }), person());
    expect(report.end).toBe('wrong-window');
    expect((await bench.state()).otherText).toBe('');
  });

  test('is waited for while the person brings it to the front', async () => {
    await bench.otherWindowInFront();
    const filling = bench.automation().fill(plan({ aimMs: 60_000, steadyMs: 1_000 }), person());
    await bench.desktop.raise('LGO d’essai');
    expect(await filling).toMatchObject({ end: 'complete' });
    expect((await bench.state()).values).toMatchObject(values);
  });
});

/** tk8.6 is no package of the project: where it is absent, this toolkit is not proved and nothing is claimed of it. */
describe.runIf(existsSync('/usr/bin/wish'))('a Tk window', () => {
  let desktop: Desktop;
  const dump = join(tmpdir(), `borne-tk-${process.pid}.txt`);
  const fields = Object.keys(values);

  const open = async (title: string): Promise<void> => {
    desktop.openTk(tkForm(title));
    await until('the Tk form', async () => {
      if ((await shown()) !== '\n\n\n') throw new Error('not there yet');
    });
  };
  const shown = (): Promise<string> => readFile(dump, 'utf8');
  /** Writes what its entries hold into a file at each change. */
  const tkForm = (title: string): string => `
    wm title . {${title}}
    set entries {${fields.map((field) => `.${field.toLowerCase()}`).join(' ')}}
    proc dump {} {
      set file [open {${dump}} w]
      fconfigure $file -encoding utf-8
      puts -nonewline $file [join [lmap entry $::entries {$entry get}] "\\n"]
      close $file
    }
    foreach entry $entries {
      pack [entry $entry -width 40 -validate all -validatecommand {after idle dump; return 1}]
    }
    after 500 { focus -force [lindex $entries 0]; dump }
  `;
  const fill = (over: Parameters<typeof plan>[0]): ReturnType<NutAutomation['fill']> =>
    new NutAutomation({ environment: desktop.environment }).fill(plan(over), person());

  beforeEach(async () => {
    desktop = await startDesktop('fr');
    return async () => {
      await desktop.close();
      await rm(dump, { force: true });
    };
  });

  test('is filled exactly with Home and Shift-End', async () => {
    await open('LGO d’essai sous Tk');
    const report = await fill({ selectKeys: 'home-shift-end' });
    expect(report).toMatchObject({ end: 'complete', clipboard: 'cleared' });
    expect(await shown()).toBe(Object.values(values).join('\n'));
  });

  test('where Ctrl-A selects nothing: what cannot be read back is not called filled', async () => {
    await open('LGO d’essai sous Tk');
    const report = await fill({ selectKeys: 'ctrl-a' });
    expect(report.end).toBe('different');
    expect(outcomes(report)).toEqual(['different', 'not-tried', 'not-tried', 'not-tried']);
  });

  test('that does not tell its program is refused where the profile asks for one', async () => {
    await open('LGO d’essai sous Tk');
    const report = await fill({ window: { title: 'LGO d’essai', process: 'wish' } });
    expect(report.end).toBe('window-unknown');
    expect(await shown()).toBe('\n\n\n');
  });

  test('without a title is refused', async () => {
    await open('');
    const report = await fill({});
    expect(report.end).toBe('window-unknown');
    expect(await shown()).toBe('\n\n\n');
  });
});
