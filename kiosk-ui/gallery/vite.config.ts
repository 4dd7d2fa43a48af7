/** The gallery, built where nobody serves a kiosk from. */
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export const galleryFolder = join(import.meta.dirname, '../../node_modules/.cache/borne-gallery');

// As the kiosk's own build: React's development build measures slower, and warns where nobody reads.
process.env['NODE_ENV'] = 'production';

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: {
    target: 'es2023',
    outDir: galleryFolder,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2_000,
  },
});
