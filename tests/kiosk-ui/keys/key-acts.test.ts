/** What the keys of a keypad mean, in both directions of reading. */
import { describe, expect, test } from 'vitest';
import { keyAct } from '../../../kiosk-ui/src/keys/key-acts.ts';

const key = (name: string, shiftKey = false) => ({ key: name, shiftKey });

describe('a key', () => {
  test.each([
    ['ArrowDown', 'next'],
    ['ArrowUp', 'before'],
    ['Escape', 'back'],
    ['Enter', 'press'],
    [' ', 'press'],
    ['Tab', 'next'],
  ])('%s means %s', (name, act) => {
    expect(keyAct(key(name), 'ltr')).toBe(act);
    expect(keyAct(key(name), 'rtl')).toBe(act);
  });

  test('Tab with the shift key goes back', () => {
    expect(keyAct(key('Tab', true), 'ltr')).toBe('before');
  });

  test('the arrow that points to where one reads on is the next one', () => {
    expect([keyAct(key('ArrowRight'), 'ltr'), keyAct(key('ArrowLeft'), 'ltr')]).toEqual(['next', 'before']);
    expect([keyAct(key('ArrowRight'), 'rtl'), keyAct(key('ArrowLeft'), 'rtl')]).toEqual(['before', 'next']);
  });

  test.each(['a', '5', 'F5', 'Home', 'constructor', 'toString'])('%s means nothing', (name) => {
    expect(keyAct(key(name), 'ltr')).toBeNull();
  });
});
