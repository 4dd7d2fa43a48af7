/** The whole visit without touching the screen: a keypad, two switches, a single one (accessibility.md G11). */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MessageKey } from '../../../kiosk-ui/src/text/message.ts';
import { launchChromium, type OpenVisitor, openVisitor } from '../browser.ts';
import {
  at,
  choosing,
  closing,
  creating,
  deciding,
  family,
  finished,
  idle,
  notAsked,
  refused,
} from '../states.ts';
import { pass } from '../way-to-screens.ts';
import { arrived, focusedOn, scanTo, walkTo } from './key-press.ts';

let browser: Browser;
let visitor: OpenVisitor;

beforeAll(async () => {
  browser = await launchChromium();
  visitor = await openVisitor(browser);
});

beforeEach(() => visitor.restart());

afterAll(async () => {
  await visitor?.close();
  await browser?.close();
});

const acts: ReadonlySet<string> = new Set(['holder', 'refusal', 'consent', 'closure', 'end']);

/** What the agent was asked to do about the visit, in order. */
const commands = (): string[] =>
  visitor.agent.posts.map(({ command }) => command).filter((command) => acts.has(command));

/** An agent for which all goes well. */
function agentThatWorks(record: 'none' | 'open'): void {
  const { agent } = visitor;
  agent.onCommand(({ command }) => {
    if (command === 'holder') agent.show(at(deciding(record)));
    if (command === 'refusal') agent.show(at(refused));
    if (command === 'consent')
      for (const visit of [creating, finished('created', notAsked)]) agent.show(at(visit));
    if (command === 'closure') for (const visit of [closing, finished('closed')]) agent.show(at(visit));
    if (command === 'end') agent.show(at({ stage: 'none' }));
    return undefined;
  });
  agent.show(at(choosing()));
}

/** Each screen by its text, and the control to take there. */
type Way = readonly (readonly [screen: MessageKey, control: string])[];

const isMe = ['isItYou', 'Oui, c’est moi'] as const;

const explained: Way = [
  isMe,
  ['explainWhat', 'Suivant'],
  ['explainWho', 'Suivant'],
  ['explainNever.consent-2016', 'Suivant'],
  ['explainYours.consent-2016', 'Suivant'],
  ['explainEmergency.consent-2016', 'Suivant'],
];

const ways: Record<'refused' | 'opened' | 'closed', { way: Way; end: MessageKey; asked: string[] }> = {
  refused: {
    way: [isMe, ['explainWhat', 'Je ne veux pas de dossier']],
    end: 'refused.none',
    asked: ['holder', 'refusal'],
  },
  opened: {
    way: [
      ...explained,
      ['quizInsurer', 'Non'],
      ['quizClose', 'Oui'],
      ['decide.open', 'Oui'],
      ['emergencyChoice', 'Oui'],
      ['samuChoice', 'Non'],
      ['review', 'Ouvrir mon DMP'],
      ['done', 'Continuer'],
      ['receiptChoice.code', 'Rien'],
    ],
    end: 'takeCard',
    asked: ['holder', 'consent', 'end'],
  },
  closed: {
    way: [isMe, ['alreadyOpen.consent-2016', 'Fermer mon dossier'], ['closeExplain', 'Oui, fermer']],
    end: 'closed',
    asked: ['holder', 'closure'],
  },
};

const names = ['refused', 'opened', 'closed'] as const;

/** The next step, wherever there is one. */
const mainSteps: ReadonlySet<string> = new Set([
  'Suivant',
  'Oui',
  'Oui, c’est moi',
  'Continuer',
  'Ouvrir mon DMP',
]);

describe.each(['ArrowDown', 'Tab'] as const)('with %s and Enter alone', (key) => {
  test.each(names)('a visit can end %s', async (name) => {
    const { way, end, asked } = ways[name];
    agentThatWorks(name === 'closed' ? 'open' : 'none');
    for (const [screen, control] of way) {
      await arrived(visitor, screen);
      const presses = await walkTo(visitor, control, key);
      if (mainSteps.has(control)) expect(presses).toBeLessThanOrEqual(3);
      await visitor.page.keyboard.press('Enter');
    }
    await arrived(visitor, end);
    expect((await focusedOn(visitor)).ring).toBeGreaterThanOrEqual(2);
    await expect.poll(commands).toEqual(asked);
    expect(visitor.complaints).toEqual([]);
  });
});

describe('with a single switch', () => {
  test.each(names)('a visit can end %s', async (name) => {
    const { way, end, asked } = ways[name];
    agentThatWorks(name === 'closed' ? 'open' : 'none');
    for (const [screen, control] of way) {
      await arrived(visitor, screen);
      await scanTo(visitor, control);
    }
    await arrived(visitor, end);
    await expect.poll(commands).toEqual(asked);
  });

  const scanning = () => visitor.page.evaluate(() => document.documentElement.hasAttribute('data-scanning'));

  test('the scan goes over everything twice, ends on the title, and the kiosk then finds nobody there', async () => {
    visitor.agent.show(at(choosing(family(4))));
    await arrived(visitor, 'whichPerson');
    const controls = await visitor.page.getByRole('button').count();
    await visitor.page.keyboard.press('Space');
    for (let step = 0; step < 2 * controls; step += 1) {
      expect((await focusedOn(visitor)).tag).toBe('BUTTON');
      await pass(visitor, 2.5);
    }
    expect(await scanning()).toBe(false);
    expect((await focusedOn(visitor)).tag).toBe('H1');
    await pass(visitor, 120);
    await arrived(visitor, 'idleWarning');
  });

  test('a slow hand presses what it saw: the scan waits while the switch is held', async () => {
    agentThatWorks('none');
    await arrived(visitor, isMe[0]);
    await visitor.page.keyboard.press('Space');
    expect((await focusedOn(visitor)).name).toBe('Oui, c’est moi');
    await visitor.page.keyboard.down('Space');
    await pass(visitor, 6);
    expect((await focusedOn(visitor)).name).toBe('Oui, c’est moi');
    await visitor.page.keyboard.up('Space');
    await arrived(visitor, 'explainWhat');
  });

  test('a finger on the screen ends the scan', async () => {
    agentThatWorks('none');
    await arrived(visitor, isMe[0]);
    await visitor.page.keyboard.press('Space');
    expect(await scanning()).toBe(true);
    await visitor.page.mouse.click(540, 700);
    expect(await scanning()).toBe(false);
  });
});

describe('the keys', () => {
  test('« back » does what the way back on the screen does', async () => {
    agentThatWorks('none');
    await arrived(visitor, isMe[0]);
    await walkTo(visitor, isMe[1], 'Tab');
    await visitor.page.keyboard.press('Enter');
    await arrived(visitor, 'explainWhat');
    await walkTo(visitor, 'Suivant', 'Tab');
    await visitor.page.keyboard.press('Enter');
    await arrived(visitor, 'explainWho');
    await visitor.page.keyboard.press('Escape');
    await arrived(visitor, 'explainWhat');
  });

  test('« back » does nothing where the screen shows no way back', async () => {
    visitor.agent.show(at(finished('created', notAsked)));
    await arrived(visitor, 'done');
    await visitor.page.keyboard.press('Escape');
    await arrived(visitor, 'done');
    expect(commands()).toEqual([]);
  });

  test('a key held down is one key: it does not run over the controls', async () => {
    visitor.agent.show(at(choosing(family(4))));
    await arrived(visitor, 'whichPerson');
    await visitor.page.keyboard.down('ArrowDown');
    const first = await focusedOn(visitor);
    await visitor.page.keyboard.down('ArrowDown');
    await visitor.page.keyboard.down('ArrowDown');
    expect(await focusedOn(visitor)).toEqual(first);
    await visitor.page.keyboard.up('ArrowDown');
  });

  test('a touch beside every control does not lose the place of the keys', async () => {
    visitor.agent.show(at(choosing()));
    await arrived(visitor, isMe[0]);
    await walkTo(visitor, isMe[1], 'Tab');
    await visitor.page.mouse.click(540, 900);
    await expect.poll(async () => (await focusedOn(visitor)).tag).toBe('H1');
    expect(await walkTo(visitor, isMe[1], 'Tab')).toBe(1);
  });

  test('the focus comes to the title when the agent moves the screen', async () => {
    visitor.agent.show(at(choosing()));
    await arrived(visitor, isMe[0]);
    await walkTo(visitor, isMe[1], 'Tab');
    visitor.agent.show(idle);
    await expect.poll(async () => (await focusedOn(visitor)).tag).toBe('H1');
  });
});
