/** The socket as Linux shows it, on a FIFO in the place of the kernel's file: real opening, reading, and going away. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Headset } from '../../../kiosk-agent/contract/state.ts';
import { type EvdevOptions, EvdevSource } from '../../../kiosk-agent/src/headset/evdev-source.ts';
import { FollowedSocket } from '../../../kiosk-agent/src/headset/followed-socket.ts';
import { dropped, plug, report } from './kernel-records.ts';
import { type TestMachine, testMachine } from './sysfs.ts';

let machine: TestMachine;
let socket: FollowedSocket;
let told: Headset[];
/** What the kernel would answer if it were asked; null: it cannot be. */
let level: boolean | null;

beforeEach(() => {
  machine = testMachine();
  told = [];
  level = false;
});
afterEach(async () => {
  await socket.stop();
  machine.clear();
});

function follow(options: EvdevOptions = {}, lookMs = 20): void {
  const { listed, files } = machine;
  const source = new EvdevSource({ listed, files, pollMs: 5, readLevel: () => level, ...options });
  socket = new FollowedSocket(source, lookMs);
  socket.start((next) => told.push(next));
}

const stands = (status: string) => vi.waitFor(() => expect(socket.status()).toBe(status));
const tells = (...levels: Headset[]) => vi.waitFor(() => expect(told).toEqual(levels));
const plugIn = Buffer.concat([plug(1), report]);
const plugOut = Buffer.concat([plug(0), report]);
const frontHeadphone = () => machine.add('event9', 'HDA Intel PCH Front Headphone', '4');

describe('a socket that is there', () => {
  test('tells each plug that goes in and comes out', async () => {
    frontHeadphone();
    follow();
    await tells('out');
    expect(socket.status()).toBe('ready');
    machine.say('event9', plugIn);
    await tells('out', 'in');
    machine.say('event9', plugOut);
    await tells('out', 'in', 'out');
  });

  test('tells a headset that was in already', async () => {
    frontHeadphone();
    level = true;
    follow();
    await tells('in');
  });

  test('where the level cannot be asked, is out until something happens, and says that it is not whole', async () => {
    frontHeadphone();
    level = null;
    follow();
    await tells('out');
    expect(socket.status()).toBe('changes-only');
    machine.say('event9', plugIn);
    await tells('out', 'in');
  });

  test('a record that comes in two pieces is one', async () => {
    frontHeadphone();
    follow();
    await tells('out');
    machine.say('event9', plugIn.subarray(0, 19));
    machine.say('event9', plugIn.subarray(19));
    await tells('out', 'in');
  });

  test('what bounces in one breath is told once, as it ends', async () => {
    frontHeadphone();
    follow();
    await tells('out');
    machine.say('event9', Buffer.concat([plugIn, plugOut, plugIn]));
    await tells('out', 'in');
  });

  test('records that were lost are asked for: who hears is unknown meanwhile', async () => {
    frontHeadphone();
    follow();
    await tells('out');
    level = true;
    machine.say('event9', Buffer.concat([dropped, plug(0), report]));
    await tells('out', 'unknown', 'in');
    expect(socket.status()).toBe('ready');
  });

  test('is the one that the settings name', async () => {
    frontHeadphone();
    machine.add('event10', 'USB Headphone', '4');
    follow({ name: 'USB' });
    await tells('out');
    machine.say('event9', plugIn);
    machine.say('event10', plugIn);
    machine.say('event10', plugOut);
    machine.say('event10', plugIn);
    await tells('out', 'in');
  });
});

describe('a socket that is not there', () => {
  test('is nothing to tell, and comes when it comes', async () => {
    machine.add('event3', 'HDA Intel PCH Mic', '10');
    follow();
    await stands('none');
    expect(told).toEqual([]);
    frontHeadphone();
    await tells('out');
    expect(socket.status()).toBe('ready');
  });

  test('is missing when the settings name it', async () => {
    frontHeadphone();
    follow({ name: 'USB' });
    await stands('missing');
    expect(told).toEqual([]);
  });

  test('nothing is known any more once it is taken away, and it is found again, under another number', async () => {
    frontHeadphone();
    level = true;
    follow();
    await tells('in');
    machine.remove('event9');
    await tells('in', 'unknown');
    await stands('none');
    machine.add('event12', 'HDA Intel PCH Front Headphone', '4');
    await tells('in', 'unknown', 'in');
  });

  test('on a machine without a listing there is none, and nothing throws', async () => {
    follow({ listed: join(machine.listed, 'nowhere') });
    await stands('none');
  });
});

describe('a socket that may not be read', () => {
  test.each([
    ['EACCES', 'no-permission'],
    ['EPERM', 'no-permission'],
    ['EMFILE', 'unusable'],
    ['ENXIO', 'none'],
  ])('%s is %s', async (code, status) => {
    // Root, as whom tests may run, is refused nothing.
    frontHeadphone();
    follow({ openFile: () => Promise.reject(Object.assign(new Error(code), { code })) });
    await stands(status);
    expect(told).toEqual([]);
  });

  test('that is listed and has no file is none', async () => {
    frontHeadphone();
    follow({ files: join(machine.files, 'nowhere') });
    await stands('none');
  });

  test.each([
    // A read of 0 bytes, and one that fails as an unplugged device's does (there ENODEV, here EISDIR).
    ['an empty file', (path: string) => writeFileSync(path, '')],
    ['a folder', (path: string) => mkdirSync(path)],
  ])('that is %s has gone, and is not opened in a hurry', async (_, make) => {
    frontHeadphone();
    const files = join(machine.files, 'other');
    mkdirSync(files);
    make(join(files, 'event9'));
    const opened = vi.fn(() => false);
    follow({ files, readLevel: opened }, 60_000);
    await tells('out', 'unknown');
    expect(socket.status()).toBe('missing');
    expect(opened).toHaveBeenCalledTimes(1);
  });
});

test('after the stop nothing is told, and nothing is known', async () => {
  frontHeadphone();
  level = true;
  follow();
  await tells('in');
  await socket.stop();
  expect([socket.status(), told]).toEqual(['off', ['in', 'unknown']]);
  machine.say('event9', plugOut);
  expect(told).toHaveLength(2);
});

test('stopped while it opens, it lets the file go', async () => {
  frontHeadphone();
  follow();
  await socket.stop();
  expect(socket.status()).toBe('off');
  expect(told).toEqual([]);
});
