/** The board of the site, as the server tells it; a line that is cut is said at once, and taken up again. */
import type { Board, KioskLine } from '../../contract/counter.ts';
import type { Bell } from './bell.ts';
import { type DrawnLine, drawLine, titleOf } from './calls.ts';
import { arrange, byId, make } from './element.ts';
import { currentSession } from './server.ts';
import { text } from './text.ts';

/** The server tells every 10 s: two turns missed are a line that is dead without knowing. */
const silentMs = 25_000;
const againMs = 1_000;

export interface DrawnBoard {
  element: HTMLElement;
  stop(): void;
}

/** `signedOut`: the server knows this page no more. */
export function drawBoard(bell: Bell, signedOut: () => void): DrawnBoard {
  const cut = make('p', { class: 'fault cut', role: 'alert' });
  const summary = make('p', { class: 'summary' });
  const list = make('ul', { class: 'kiosks' });
  const lines = new Map<string, DrawnLine>();
  let known = new Set<string>();

  const draw = ({ kiosks }: Board): void => {
    cut.textContent = '';
    list.classList.remove('old');
    const waiting = kiosks.filter(({ call }) => call && !call.takenBy);
    document.title = waiting.length > 0 ? text.titleWithCalls(waiting.length) : text.title;
    summary.textContent = kiosks.length === 0 ? text.noKiosk : summaryOf(waiting.length);
    arrange(
      list,
      kiosks.map((line) => drawn(line, line === waiting[0])),
    );
    announceNew(waiting);
  };
  const drawn = (line: KioskLine, first: boolean): HTMLElement => {
    const { kioskId, label } = line;
    const made = lines.get(kioskId) ?? drawLine(label);
    lines.set(kioskId, made);
    made.draw(line, first);
    return made.element;
  };
  const announceNew = (waiting: KioskLine[]): void => {
    const fresh = waiting.filter(({ call }) => call && !known.has(call.callId));
    known = new Set(waiting.map(({ call }) => call?.callId ?? ''));
    if (fresh.length === 0) return;
    bell.ring();
    byId('announcer').textContent = fresh
      .map(({ label, call }) => (call ? text.arrived(label, titleOf(call)) : ''))
      .join('. ');
  };
  const listening = keepListening({
    draw,
    lost: () => {
      // Said once: an alert that is written again is read aloud again.
      if (cut.textContent === '') cut.textContent = text.cut;
      summary.textContent = '';
      list.classList.add('old');
    },
    signedOut,
  });
  const clock = setInterval(() => {
    for (const line of lines.values()) line.tick();
  }, 1_000);
  return {
    element: make(
      'section',
      { 'aria-labelledby': 'board-title' },
      make('h2', { id: 'board-title' }, text.board),
      cut,
      summary,
      list,
    ),
    stop: () => {
      clearInterval(clock);
      listening.stop();
      document.title = text.title;
    },
  };
}

function summaryOf(waiting: number): string {
  return waiting === 0 ? text.nobodyWaits : text.waiting(waiting);
}

interface Listener {
  draw: (board: Board) => void;
  lost: () => void;
  signedOut: () => void;
}

function keepListening({ draw, lost, signedOut }: Listener): { stop(): void } {
  let stopped = false;
  let source: EventSource | null = null;
  let silence = 0;

  const listen = (): void => {
    if (stopped) return;
    source = new EventSource('/api/board');
    source.addEventListener('board', (event) => {
      expectMore();
      draw(JSON.parse(event.data) as Board);
    });
    source.addEventListener('error', () => void again());
    expectMore();
  };
  const expectMore = (): void => {
    clearTimeout(silence);
    silence = setTimeout(() => void again(), silentMs);
  };
  const again = async (): Promise<void> => {
    source?.close();
    clearTimeout(silence);
    if (stopped) return;
    lost();
    if ((await currentSession()) === null) return signedOut();
    setTimeout(listen, againMs);
  };
  listen();
  return {
    stop: () => {
      stopped = true;
      source?.close();
      clearTimeout(silence);
    },
  };
}
