import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { lighterZod } from './lighter-zod.ts';
import { notices } from './notices/vite-notices.ts';
import { voice } from './voice/vite-voice.ts';

export default defineConfig(({ command }) => {
  // Whoever builds may have an environment of their own (a test runner says `test`): patients never get React's
  // development build, which weighs half as much again and answers slower.
  if (command === 'build') process.env['NODE_ENV'] = 'production';
  return {
    plugins: [react(), lighterZod(), notices(), voice()],
    build: {
      target: 'es2023',
      // The agent's Content-Security-Policy allows files of its own origin, and nothing written inside another.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  };
});
