import { describe, expect, test } from 'vitest';
import { HealthReasonSchema, PrinterStateSchema, SlotSchema } from '../../../kiosk-agent/contract/index.ts';
import { noReaderReasons } from '../../../kiosk-agent/src/card/no-reader.ts';
import {
  certificateHealth,
  diskHealth,
  voiceHealth,
} from '../../../kiosk-agent/src/health/machine-health.ts';
import {
  cardReaderHealth,
  headsetHealth,
  printerHealth,
  screenHealth,
  serverHealth,
} from '../../../kiosk-agent/src/health/port-health.ts';

describe('the card reader', () => {
  test('is ready with or without a card, and absent with the reason of its driver', () => {
    expect(cardReaderHealth('empty', null)).toEqual({ health: 'ready' });
    expect(cardReaderHealth('occupied', null)).toEqual({ health: 'ready' });
    for (const reason of noReaderReasons) {
      expect(cardReaderHealth('no-reader', reason)).toEqual({ health: 'absent', reason });
      expect(HealthReasonSchema.options).toContain(reason);
    }
    expect(cardReaderHealth('no-reader', null)).toEqual({ health: 'absent', reason: 'starting' });
    expect(SlotSchema.options).toHaveLength(3);
  });
});

test('every state of a printer is one health, and only a printer that prints well is ready', () => {
  const told = PrinterStateSchema.options.map((state) => [state, printerHealth(state)] as const);
  expect(told.filter(([, { health }]) => health === 'ready').map(([state]) => state)).toEqual(['ready']);
  expect(printerHealth('absent')).toEqual({ health: 'absent', reason: 'printer-absent' });
  expect(printerHealth('ticket-waiting')).toEqual({ health: 'degraded', reason: 'ticket-waiting' });
  const reasons = told.map(([, health]) => ('reason' in health ? health.reason : 'ready'));
  expect(new Set(reasons).size).toBe(told.length);
});

test('a server that does not want this kiosk is there', () => {
  expect(serverHealth('reachable')).toEqual({ health: 'ready' });
  expect(serverHealth('silent')).toEqual({ health: 'absent', reason: 'server-silent' });
  expect(serverHealth('unknown-kiosk')).toEqual({ health: 'degraded', reason: 'kiosk-unknown' });
});

test('a kiosk without a socket for a headset is whole; one that lost its own, or may not read it, is not', () => {
  expect(headsetHealth('ready')).toEqual({ health: 'ready' });
  expect([headsetHealth('off'), headsetHealth('none')]).toEqual([{ health: 'off' }, { health: 'off' }]);
  expect(headsetHealth('missing')).toEqual({ health: 'absent', reason: 'no-such-headset-socket' });
  expect(headsetHealth('no-permission')).toEqual({ health: 'degraded', reason: 'no-permission' });
  expect(headsetHealth('changes-only')).toEqual({ health: 'degraded', reason: 'headset-changes-only' });
});

test('a screen is ready as long as it speaks', () => {
  expect(screenHealth(null, 20_000)).toEqual({ health: 'absent', reason: 'screen-not-opened' });
  expect(screenHealth(19_999, 20_000)).toEqual({ health: 'ready' });
  expect(screenHealth(20_000, 20_000)).toEqual({ health: 'absent', reason: 'screen-silent' });
});

describe('the certificate', () => {
  const validity = { from: new Date('2026-01-01'), to: new Date('2026-03-01') };
  test.each([
    ['2025-12-31T23:59:59Z', 'certificate-not-yet-valid'],
    ['2026-02-15T00:00:01Z', 'certificate-expires-soon'],
    ['2026-03-01T00:00:01Z', 'certificate-expired'],
    ['1970-01-01T00:00:00Z', 'certificate-not-yet-valid'],
  ])('at %s: %s', (now, reason) => {
    expect(certificateHealth(validity, new Date(now))).toEqual({ health: 'degraded', reason });
  });
  test('is ready from its first second to two weeks before its last', () => {
    expect(certificateHealth(validity, new Date('2026-01-01'))).toEqual({ health: 'ready' });
    expect(certificateHealth(validity, new Date('2026-02-15'))).toEqual({ health: 'ready' });
  });
});

test('a disk is nearly full at 2 %, or at 256 MB where that is less', () => {
  const nearlyFull = { health: 'degraded', reason: 'disk-nearly-full' };
  expect(diskHealth({ freeBytes: 1.9e9, totalBytes: 1e11 })).toEqual({ health: 'ready' });
  expect(diskHealth({ freeBytes: 2.6e8, totalBytes: 1e11 })).toEqual(nearlyFull);
  expect(diskHealth({ freeBytes: 1e8, totalBytes: 4e9 })).toEqual({ health: 'ready' });
  expect(diskHealth({ freeBytes: 7e7, totalBytes: 4e9 })).toEqual(nearlyFull);
  expect(diskHealth(null)).toEqual({ health: 'degraded', reason: 'disk-unreadable' });
});

test('a voice is ready with at least one sentence', () => {
  expect(voiceHealth({ found: 'nothing' })).toEqual({ health: 'absent', reason: 'voice-not-built' });
  expect(voiceHealth({ found: 'nonsense' })).toEqual({ health: 'degraded', reason: 'voice-unreadable' });
  expect(voiceHealth({ found: 'clips', sample: '/voice/fr/a.opus' })).toEqual({ health: 'ready' });
  const silent = (because: string | null) => voiceHealth({ found: 'silence', because });
  expect(silent('espeak-ng-missing')).toEqual({ health: 'absent', reason: 'voice-engine-missing' });
  expect(silent('opusenc-missing')).toEqual({ health: 'absent', reason: 'voice-encoder-missing' });
  expect(silent(null)).toEqual({ health: 'absent', reason: 'voice-empty' });
});
