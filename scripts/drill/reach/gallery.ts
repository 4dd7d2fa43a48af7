/** The gallery (kiosk-ui/gallery) in a browser: any snapshot of the machine, drawn alone in any language and look. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import type { Frame } from '../../../kiosk-ui/gallery/frames.ts';
import { projectRoot } from '../../line/settings.ts';
import { kioskPanel } from '../chromium.ts';
import { type Cell, looks } from './options.ts';

export interface Gallery {
  page: Page;
  /** What the browser complained about. */
  complaints: string[];
  draw(frame: Frame, cell: Cell): Promise<void>;
  close(): Promise<void>;
}

const folder = join(projectRoot, 'node_modules/.cache/borne-gallery');

/** Builds it anew: a stale gallery would prove nothing. */
export async function buildGallery(): Promise<void> {
  const vite = join(projectRoot, 'node_modules/vite/bin/vite.js');
  await promisify(execFile)(process.execPath, [vite, 'build', '--logLevel', 'error'], {
    cwd: join(projectRoot, 'kiosk-ui/gallery'),
  });
}

export async function openGallery(browser: Browser): Promise<Gallery> {
  const site = await serve();
  const context = await kioskPanel(browser);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  // Pictures of things that move differ each time.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(site.url);
  await page.waitForFunction(() => 'draw' in window);
  return {
    page,
    complaints,
    draw: async ({ value, context: { display, ...rest } }, { language, look }) => {
      const shot = {
        value,
        context: { ...rest, display },
        language,
        display: { ...display, ...looks[look] },
      };
      await page.evaluate((each) => (window as unknown as Drawing).draw(each), shot);
    },
    close: async () => {
      await context.close();
      await site.close();
    },
  };
}

interface Drawing {
  draw(shot: unknown): Promise<unknown>;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** Under the policy of the agent (security.md §3.6): a screen that needs more must fail here too. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; " +
  "base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

async function serve(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://gallery').pathname;
    send(path === '/' ? '/index.html' : path, response).catch(() => response.writeHead(404).end());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function send(path: string, response: ServerResponse): Promise<void> {
  const content = await readFile(join(folder, normalize(path)));
  const type = types[extname(path)] ?? 'application/octet-stream';
  response.writeHead(200, { 'Content-Type': type, 'Content-Security-Policy': policy }).end(content);
}
