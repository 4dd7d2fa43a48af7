/** A card torn out while the agent reads it: the screen had begun, it comes back to its beginning, and nobody is named. */
import type { CDPSession } from 'playwright-core';
import { afterEach, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type AgentState, AgentStateSchema } from '../../kiosk-agent/contract/state.ts';
import type { KioskLine } from '../support/kiosk-line.ts';

/** Those of the cards `dupont` and `slow`; the screen may be told the first names, once a card was read to its end. */
const names = /H[ÉE]L[ÈE]NE|[ÉE]LOI|DUPONT|JEANNE|MARTIN/i;
/** At the fifth of the seven commands of `dupont` the agent holds the file with the names, and waits for the numbers. */
const namesRead = 5;

/** The tests; `line` answers the line once it runs. */
export function tornWhileRead(line: () => KioskLine): void {
  let kiosk: KioskLine;
  let session: CDPSession;
  beforeAll(async () => {
    kiosk = line();
    session = await kiosk.context.newCDPSession(kiosk.page);
    await session.send('Network.enable');
    // Of a stream that was open before, nothing is heard.
    await kiosk.page.reload();
    await kiosk.arrive('Votre dossier de santé');
  });
  afterEach(() => kiosk.hands.removeCard());

  test('leaves a screen that asks for a card, and no name on it or in what the agent tells', async () => {
    const told = statesTold(session);
    const before = await kiosk.hands.cardCommands();
    await kiosk.hands.insertCard('slow-1500@dupont');
    await kiosk.arrive('Nous lisons votre carte');
    await expect.poll(() => kiosk.hands.cardCommands()).toBeGreaterThanOrEqual(before + namesRead);
    await expect.poll(() => stages(told)).toEqual(['none', 'reading']);

    await kiosk.hands.removeCard();
    await kiosk.arrive('Mettez votre carte Vitale');
    // Once the agent has told all that it had to tell.
    await expect.poll(() => told.at(-1)).toMatchObject({ slot: 'empty', visit: { stage: 'none' } });
    expect(stages(told)).toEqual(['none', 'reading', 'none']);
    expect(JSON.stringify(told)).not.toMatch(names);
    expect(await kiosk.page.content()).not.toMatch(names);
    expect((await kiosk.hands.cardCommands()) - before).toBeLessThan(7);
  });

  test('by a hand that is faster still: the same', async () => {
    const told = statesTold(session);
    await kiosk.hands.insertCard('slow');
    await expect.poll(() => stages(told)).toEqual(['none', 'reading', 'none']);
    await kiosk.arrive('Mettez votre carte Vitale');
    expect(JSON.stringify(told)).not.toMatch(names);
  });

  test('is nothing to the page that begins anew, nor to the next person', async () => {
    const told = statesTold(session);
    await kiosk.page.reload();
    await kiosk.arrive('Votre dossier de santé');
    await kiosk.hands.insertCard('santoni');
    await kiosk.arrive('Est-ce bien vous ?');
    expect(await kiosk.page.locator('main').innerText()).toContain('ANGE');
    expect(stages(told)).toEqual(['none', 'reading', 'choosing']);
    expect(JSON.stringify(told)).not.toMatch(names);
    expect(await kiosk.page.content()).not.toMatch(names);
    await kiosk.nextVisitor();
  });
}

/** What the agent tells the screen from now on, read on the wire and not from what the page makes of it. */
function statesTold(session: CDPSession): AgentState[] {
  const told: AgentState[] = [];
  const hear = ({ eventName, data }: { eventName: string; data: string }): void => {
    if (eventName === 'state') told.push(AgentStateSchema.parse(JSON.parse(data)));
  };
  session.on('Network.eventSourceMessageReceived', hear);
  onTestFinished(() => void session.off('Network.eventSourceMessageReceived', hear));
  return told;
}

/** One after the other: a stage is told again when something else changes. */
function stages(told: readonly AgentState[]): string[] {
  const all = told.map(({ visit }) => visit.stage);
  return all.filter((stage, rank) => stage !== all[rank - 1]);
}
