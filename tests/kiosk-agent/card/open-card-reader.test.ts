import { expect, test } from 'vitest';
import type { AgentConfig } from '../../../kiosk-agent/src/config.ts';
import { openCardReader } from '../../../kiosk-agent/src/devices/card.ts';
import { agentLog } from '../../../kiosk-agent/src/log.ts';

/** What the log says when this driver is opened, and what it is. */
function opened(card: Pick<AgentConfig, 'BORNE_MODE' | 'CARD_DRIVER'>) {
  const lines: string[] = [];
  const log = agentLog('info', { write: (line) => lines.push(line) });
  const config = { CARD_READER: 'Gemalto', API_LEC_DESCRIPTION: '/nowhere.json', ...card };
  return { reader: openCardReader(config as AgentConfig, log), lines };
}

test('production is told once that the free zone cannot tell a test card (EX_GEN-1430)', () => {
  const { reader, lines } = opened({ BORNE_MODE: 'production', CARD_DRIVER: 'vitale2-libre' });
  expect(reader.driver).toBe('vitale2-libre');
  expect([...reader.gives]).toEqual(['identite', 'nir']);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('test and demo cards');
});

test.each([
  { BORNE_MODE: 'production', CARD_DRIVER: 'api-lec' },
  { BORNE_MODE: 'development', CARD_DRIVER: 'vitale2-libre' },
  { BORNE_MODE: 'development', CARD_DRIVER: 'simulateur' },
] as const)('%j needs no such warning', (card) => {
  const { reader, lines } = opened(card);
  expect(reader.driver).toBe(card.CARD_DRIVER);
  expect(lines).toEqual([]);
});
