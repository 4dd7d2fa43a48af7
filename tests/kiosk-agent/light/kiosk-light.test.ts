import { expect, test } from 'vitest';
import type { CallView } from '../../../kiosk-agent/contract/assistance.ts';
import { kioskLight } from '../../../kiosk-agent/src/light/kiosk-light.ts';
import type { LightState } from '../../../kiosk-agent/src/light/status-light.ts';
import { noAssistance, stateBoard } from '../../../kiosk-agent/src/visit/state-board.ts';

const visitId = '01929121-2345-7789-8012-345678901234';
const inService = {
  slot: 'empty',
  link: 'reachable',
  profile: {
    kioskId: '7b8f5f0e-7a0c-4d3e-9f54-0d4c2b3a1e6f',
    siteName: 'Pharmacie',
    regime: 'consent-2016',
    activationUrl: 'http://localhost/',
  },
} as const;

function followed() {
  const board = stateBoard(false);
  const shown: LightState[] = [];
  const leave = kioskLight(board, {
    show: (state) => shown.push(state),
    start: () => undefined,
    status: () => ({ state: 'off' }),
    onStatus: () => () => undefined,
    stop: async () => undefined,
  });
  const call = (state: CallView['state'] | null): void => {
    const open = state && ({ kind: 'help', state, ahead: 0 } as const);
    board.update({ assistance: { ...noAssistance, call: open } });
  };
  return { board, shown, leave, call };
}

test('the light says whether the kiosk is out of order, free or busy', () => {
  const { board, shown } = followed();
  expect(shown.splice(0)).toEqual(['out-of-order']);
  board.update(inService);
  board.update({ slot: 'occupied', visit: { stage: 'reading', visitId } });
  board.update({ visit: { stage: 'none' } });
  board.update({ link: 'silent' });
  expect(shown).toEqual(['free', 'busy', 'free', 'out-of-order']);
});

test('whoever is being served is served to the end: still busy', () => {
  const { board, shown } = followed();
  board.update({ ...inService, visit: { stage: 'creating', visitId } });
  board.update({ link: 'silent' });
  expect(shown.at(-1)).toBe('busy');
});

test('a call goes before everything, from the touch until it is over, also where the counter hears nothing', () => {
  const { board, shown, call } = followed();
  call('sending');
  board.update(inService);
  for (const state of ['unheard', 'waiting', 'taken'] as const) call(state);
  expect(new Set(shown.splice(0).slice(1))).toEqual(new Set(['help']));
  call(null);
  expect(shown).toEqual(['free']);
});

test('after the way out it follows no more', () => {
  const { board, shown, leave, call } = followed();
  leave();
  board.update(inService);
  call('waiting');
  expect(shown).toEqual(['out-of-order']);
});
