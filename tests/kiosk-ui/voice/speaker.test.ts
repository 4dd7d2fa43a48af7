/** One sentence after another, and silence at once. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PublicClip } from '../../../kiosk-ui/src/voice/clips.ts';
import { type Speaker, speakerTo } from '../../../kiosk-ui/src/voice/speaker.ts';
import { gainOf } from '../../../kiosk-ui/src/voice/volume.ts';
import { FakeAudio } from './fake-audio.ts';

const line = (id: string): PublicClip => ({ audience: 'everybody', id, url: `/voice/fr/${id}.opus` });
const lines = ['a', 'b', 'c'].map(line);
const urls = lines.map(({ url }) => url);

let audio: FakeAudio;
let speaker: Speaker<'loudspeaker'>;
let told: string[];

const listener = {
  begins: (index: number) => told.push(`begins ${index}`),
  ends: (said: boolean) => told.push(said ? 'said' : 'failed'),
};

beforeEach(() => {
  vi.useFakeTimers();
  audio = new FakeAudio();
  speaker = speakerTo('loudspeaker', audio.element);
  told = [];
});

afterEach(() => {
  vi.useRealTimers();
});

const endLine = (): void => {
  audio.end();
  vi.runAllTimers();
};

test('lines come one after the other, with a breath between them, and the end is told once', () => {
  speaker.say(lines, 2, listener);
  audio.end();
  expect(audio.played, 'a breath first').toEqual(urls.slice(0, 1));
  vi.runAllTimers();
  endLine();
  endLine();
  expect(audio.played).toEqual(urls);
  expect(told).toEqual(['begins 0', 'begins 1', 'begins 2', 'said']);
  expect(audio).toMatchObject({ paused: true, src: '' });
});

test('a stop is silence before it returns; the element keeps nothing, and nothing more is heard of it', () => {
  const stop = speaker.say(lines, 2, listener);
  stop();
  expect(audio).toMatchObject({ paused: true, src: '' });
  endLine();
  expect(audio.played).toEqual(urls.slice(0, 1));
  expect(told).toEqual(['begins 0']);
});

test('a stop in the breath between two lines lets no other begin', () => {
  const stop = speaker.say(lines, 2, listener);
  audio.end();
  stop();
  vi.runAllTimers();
  expect(audio.played).toEqual(urls.slice(0, 1));
});

test('a new speech takes the place of the former, which is told nothing', () => {
  speaker.say(lines, 2, listener);
  speaker.say([line('d')], 2, { begins: () => told.push('d begins'), ends: () => told.push('d said') });
  endLine();
  expect(told).toEqual(['begins 0', 'd begins', 'd said']);
});

test('the stop of a former speech does not cut the one that took its place', () => {
  const former = speaker.say(lines, 2, listener);
  speaker.say([line('d')], 2, listener);
  former();
  expect(audio.paused).toBe(false);
});

test('a sound that cannot be played ends the speech, as not said', async () => {
  audio.refuses = true;
  speaker.say(lines, 2, listener);
  await vi.runAllTimersAsync();
  expect(told).toEqual(['begins 0', 'failed']);
  speaker.say(lines, 2, listener);
  audio.dispatchEvent(new Event('error'));
  expect(told.slice(2)).toEqual(['begins 0', 'failed']);
});

test('nothing to say is said at once', () => {
  speaker.say([], 2, listener);
  expect(told).toEqual(['said']);
});

test('four volumes, 18 dB between the softest and the loudest, the loudest being all there is', () => {
  const gains = [1, 2, 3, 4].map((step) => {
    speaker.say(lines, step, listener);
    return audio.volume;
  });
  expect(gains).toEqual([1, 2, 3, 4].map(gainOf));
  expect(gains[3]).toBe(1);
  expect(20 * Math.log10((gains[3] ?? 0) / (gains[0] ?? 1))).toBeCloseTo(18);
});
