/** What the port `DesktopAutomation` promises, on a real window under Xvfb and on the simulated desk alike. */
import { expect, test } from 'vitest';
import type {
  DesktopAutomation,
  FieldOutcome,
  FillPlan,
  FillReport,
  Person,
} from '../../../../kiosk-agent/src/lgo/automation/desktop-automation.ts';
import type { FormState } from './lgo-form.ts';

export interface Bench {
  /** Real windows need time; the simulated desk needs none. */
  settleMs: number;
  /** Enough to start, not enough to end when the form settles for minutes. */
  shortDeadlineMs: number;
  automation(deadlineMs?: number): DesktopAutomation;
  /** Loads the faults of the simulated form. */
  faults(faults: object): Promise<void>;
  write(values: object): Promise<void>;
  state(): Promise<FormState>;
  clipboard(): Promise<string>;
  fillClipboard(text: string): Promise<void>;
  otherWindowInFront(): Promise<void>;
}

/** INVENTED. Every character here was lost or changed by typing (kiosk-hardware.md §6.1). */
export const values = {
  familyName: 'ÇELIK-NOËL D’ŒUVRE',
  firstName: 'ÉLODIE-ZOÉ',
  birthDate: '12/10/1995',
  nir: '295109912611193',
};

export function plan(over: Partial<FillPlan> = {}): FillPlan {
  return {
    window: { title: 'LGO d’essai', process: null },
    fields: (['familyName', 'firstName', 'birthDate', 'nir'] as const).map((field, rank) => ({
      field,
      value: values[field],
      tabs: rank === 0 ? 0 : 1,
    })),
    pasteKeys: 'shift-insert',
    selectKeys: 'ctrl-a',
    settleMs: 500,
    aimMs: 2_000,
    steadyMs: 300,
    ...over,
  };
}

export function person(over: Partial<Person> = {}): Person {
  return {
    stop: new AbortController().signal,
    see: () => undefined,
    pasted: () => Promise.resolve(),
    ...over,
  };
}

export function outcomes({ fields }: FillReport): FieldOutcome[] {
  return fields.map(({ outcome }) => outcome);
}

/** Registers the suite; `bench` gives the bench of the running test, with an empty form in front. */
export function provePort(bench: () => Bench): void {
  const fill = (over?: Partial<FillPlan>, by = person()): Promise<FillReport> =>
    bench()
      .automation()
      .fill(plan({ settleMs: bench().settleMs, ...over }), by);

  test('each field is filled exactly, read back, never validated, and the clipboard is left empty', async () => {
    await bench().fillClipboard('what the person had copied before');
    const seen: string[] = [];
    const report = await fill({}, person({ see: ({ field, outcome }) => seen.push(`${field} ${outcome}`) }));
    // The person sees each field begin and end, in order.
    expect(seen).toEqual(
      Object.keys(values).flatMap((field) => [`${field} unknown`, `${field} filled-and-read-back`]),
    );
    expect(report).toEqual({
      fields: (['familyName', 'firstName', 'birthDate', 'nir'] as const).map((field) => ({
        field,
        outcome: 'filled-and-read-back',
      })),
      end: 'complete',
      clipboard: 'cleared',
    });
    const state = await bench().state();
    expect(state.values).toEqual({ ...values, phone: '', remarks: '' });
    expect(state.validations).toBe(0);
    expect(await bench().clipboard()).toBe('');
  });

  test('a text that no keyboard types arrives whole, by Ctrl-V and the other way to select', async () => {
    const value = '@ n°3 – 5 € (ça)';
    const report = await fill({
      pasteKeys: 'ctrl-v',
      selectKeys: 'home-shift-end',
      fields: [{ field: 'familyName', value, tabs: 0 }],
    });
    expect(outcomes(report)).toEqual(['filled-and-read-back']);
    expect((await bench().state()).values['familyName']).toBe(value);
  });

  test('another window in front at the start: nothing is sent, and the clipboard stays the person’s', async () => {
    await bench().fillClipboard('mine');
    await bench().otherWindowInFront();
    const report = await fill();
    expect(report.end).toBe('wrong-window');
    expect(outcomes(report)).toEqual(['not-tried', 'not-tried', 'not-tried', 'not-tried']);
    expect(report.clipboard).toBe('untouched');
    expect(await bench().clipboard()).toBe('mine');
    const { otherText, values: kept } = await bench().state();
    expect(otherText + Object.values(kept).join('')).toBe('');
  });

  test('another window comes up between two fields: it receives nothing, and the first field stands', async () => {
    await bench().faults({ stealAtLeave: 'familyName' });
    const report = await fill();
    expect(report.end).toBe('window-changed');
    expect(outcomes(report)).toEqual(['filled-and-read-back', 'window-changed', 'not-tried', 'not-tried']);
    const state = await bench().state();
    expect(state.otherText).toBe('');
    expect(state.values).toMatchObject({
      familyName: values.familyName,
      firstName: '',
      birthDate: '',
      nir: '',
    });
    expect(await bench().clipboard()).toBe('');
  });

  test('another window comes up during a paste: that field is unknown', async () => {
    await bench().faults({ stealAtPaste: 'firstName' });
    const report = await fill();
    expect(report.end).toBe('window-changed');
    expect(outcomes(report)).toEqual(['filled-and-read-back', 'unknown', 'not-tried', 'not-tried']);
    expect(await bench().clipboard()).toBe('');
  });

  test('a form that loses a paste: the field is told, and nothing more is changed', async () => {
    await bench().faults({ lostPaste: 'firstName' });
    const report = await fill();
    expect(report.end).toBe('different');
    expect(outcomes(report)).toEqual(['filled-and-read-back', 'different', 'not-tried', 'not-tried']);
    expect((await bench().state()).values).toMatchObject({ firstName: '', birthDate: '', nir: '' });
    expect(await bench().clipboard()).toBe('');
  });

  test('a value that lands in another field is noticed, and ends it', async () => {
    await bench().faults({ wrongField: 'birthDate' });
    const report = await fill();
    expect(report.end).toBe('different');
    expect(outcomes(report)).toEqual([
      'filled-and-read-back',
      'filled-and-read-back',
      'different',
      'not-tried',
    ]);
    expect((await bench().state()).values).toMatchObject({ birthDate: '', nir: values.birthDate });
  });

  test('a field that already holds something is not written over', async () => {
    await bench().write({ firstName: 'Autre patient' });
    const report = await fill();
    expect(report.end).toBe('not-empty');
    expect(outcomes(report)).toEqual(['filled-and-read-back', 'different', 'not-tried', 'not-tried']);
    expect((await bench().state()).values['firstName']).toBe('Autre patient');
  });

  test('a field that keeps only a part of the value is not called filled', async () => {
    await bench().faults({ cutsShort: 'nir' });
    const report = await fill({
      fields: plan()
        .fields.slice(3)
        .map((field) => ({ ...field, tabs: 3 })),
    });
    expect(report.end).toBe('different');
    expect(outcomes(report)).toEqual(['different']);
    expect((await bench().state()).values['nir']).toBe(values.nir.slice(0, 8));
  });

  test('what a field held and did not let us read is not replaced', async () => {
    await bench().write({ familyName: 'Autre patient' });
    await bench().faults({ noCopy: 'familyName' });
    const report = await fill();
    expect(report.end).toBe('different');
    expect(outcomes(report)[0]).toBe('different');
    expect((await bench().state()).values['familyName']).toMatch(/^Autre patient/);
  });

  test('what the person has already written right is accepted as it is', async () => {
    await bench().write({ familyName: values.familyName });
    const fields: FillPlan['fields'] = [{ field: 'familyName', value: values.familyName, tabs: 0 }];
    expect(outcomes(await fill({ fields }))).toEqual(['filled-and-read-back']);
    expect((await bench().state()).values['familyName']).toBe(values.familyName);
  });

  test('a window whose program is not the one of the profile is refused', async () => {
    const report = await fill({ window: { title: 'LGO d’essai', process: 'un-autre-logiciel' } });
    expect(report.end).toBe('wrong-window');
    expect(outcomes(report)).not.toContain('filled-and-read-back');
  });

  test('the person stops it: the field under way is unknown, the others were not tried', async () => {
    const stop = new AbortController();
    const see: Person['see'] = ({ field, outcome }) => {
      if (field === 'firstName' && outcome === 'unknown') stop.abort();
    };
    const report = await fill({}, person({ stop: stop.signal, see }));
    expect(report.end).toBe('stopped');
    expect(outcomes(report)).toEqual(['filled-and-read-back', 'unknown', 'not-tried', 'not-tried']);
    expect(report.clipboard).toBe('cleared');
    expect(await bench().clipboard()).toBe('');
  });

  test('past its deadline it ends, and says what it does not know', async () => {
    const slow = plan({ settleMs: 120_000, aimMs: 0, steadyMs: 0 });
    const report = await bench().automation(bench().shortDeadlineMs).fill(slow, person());
    expect(report.end).toBe('deadline');
    expect(outcomes(report)).toEqual(['unknown', 'not-tried', 'not-tried', 'not-tried']);
    expect(await bench().clipboard()).toBe('');
  });
}
