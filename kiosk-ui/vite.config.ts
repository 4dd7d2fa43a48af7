import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { voice } from './voice/vite-voice.ts';

export default defineConfig({
  plugins: [react(), voice()],
  build: {
    target: 'es2023',
    // The agent's Content-Security-Policy allows files of its own origin, and nothing written inside another.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
