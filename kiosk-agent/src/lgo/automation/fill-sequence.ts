/**
 * The sequence of kiosk-hardware.md §6.2, field by field: window checked, field read, value pasted, field read back and
 * compared exactly. The first difference ends it and nothing more is changed. Reading back is part of the act: pastes
 * get lost or land in another field, and nothing throws then. Before each copy the clipboard is emptied: a form that
 * does not copy must not seem to give back what we put there ourselves.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Desk, FrontWindow } from './desk.ts';
import type { FieldOutcome, FieldReport, FillEnd, FillPlan } from './desktop-automation.ts';
import { awaitTarget, isStillInFront } from './target-window.ts';

export interface SequenceParts {
  desk: Desk;
  plan: FillPlan;
  /** Told `unknown` before the first key of a field, then what came of it. Awaited: after a crash it is all there is. */
  tell: (report: FieldReport) => Promise<void>;
}

type FieldEnd = { outcome: FieldOutcome; end: FillEnd | null };

/** How often a copy is awaited (each time one `settleMs`), and how often a field that seems empty is copied again. */
const copyWaits = 4;
const copyRounds = 3;

/** Leaves the clipboard empty when it ends by itself; whoever cuts it must do so in its place. */
export async function fillSequence({ desk, plan, tell }: SequenceParts): Promise<FillEnd> {
  const aim = await awaitTarget(desk, plan);
  if (aim.sight !== 'target') return aim.sight === 'other' ? 'wrong-window' : 'window-unknown';
  try {
    for (const item of plan.fields) {
      const { outcome, end } = await fillField({ desk, plan, tell, item, target: aim.window });
      await tell({ field: item.field, outcome });
      if (end) return end;
    }
    // What was read back is still selected, and the person's next key would replace it.
    if (await isStillInFront(desk, aim.window, plan)) await desk.press('end');
    return 'complete';
  } finally {
    await desk.writeClipboard('');
  }
}

interface FieldParts extends SequenceParts {
  item: FillPlan['fields'][number];
  target: FrontWindow;
}

async function fillField({ desk, plan, tell, item, target }: FieldParts): Promise<FieldEnd> {
  const inFront = (): Promise<boolean> => isStillInFront(desk, target, plan);
  if (!(await inFront())) return { outcome: 'window-changed', end: 'window-changed' };
  await tell({ field: item.field, outcome: 'unknown' });
  for (let tab = 0; tab < item.tabs; tab += 1) await desk.press('tab');
  await sleep(plan.settleMs);

  // The look itself sends keys: if the form is gone by now, none may follow.
  if (!(await inFront())) return { outcome: 'window-changed', end: 'window-changed' };
  const before = await lookIntoField(desk, plan, 1);
  if (!(await inFront())) return { outcome: 'window-changed', end: 'window-changed' };
  if (before === item.value) return { outcome: 'filled-and-read-back', end: null };
  if (before !== '') return { outcome: 'different', end: 'not-empty' };

  await paste(desk, plan, item.value);
  if (!(await inFront())) return { outcome: 'unknown', end: 'window-changed' };
  const after = await lookIntoField(desk, plan, copyRounds);
  if (!(await inFront())) return { outcome: 'unknown', end: 'window-changed' };
  return after === item.value
    ? { outcome: 'filled-and-read-back', end: null }
    : { outcome: 'different', end: 'different' };
}

/** What the field holds. Empty where nothing was copied, which also happens to a form that is slow: hence the rounds. */
async function lookIntoField(desk: Desk, plan: FillPlan, rounds: number): Promise<string> {
  for (let round = 0; round < rounds; round += 1) {
    await desk.writeClipboard('');
    for (const chord of selectChords[plan.selectKeys]) await desk.press(chord);
    await desk.press('ctrl-c');
    for (let wait = 0; wait < copyWaits; wait += 1) {
      await sleep(plan.settleMs / 2);
      const copied = await desk.readClipboard();
      if (copied !== '') return copied;
    }
  }
  return '';
}

const selectChords = { 'ctrl-a': ['ctrl-a'], 'home-shift-end': ['home', 'shift-end'] } as const;

async function paste(desk: Desk, plan: FillPlan, value: string): Promise<void> {
  await desk.writeClipboard(value);
  // Nothing stays selected: should the field hold something that it did not let us copy, it is not replaced. Twice,
  // because a busy machine loses a key now and then.
  await desk.press('end');
  await desk.press('end');
  await desk.press(plan.pasteKeys);
  await sleep(plan.settleMs);
}
