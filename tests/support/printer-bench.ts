/** The virtual printer as its own process, on free ports, with the operator's hand. Call `stop` when done. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';

const main = join(import.meta.dirname, '../../kiosk-agent/simulator/virtual-printer/main.ts');

const ReadySchema = z.object({
  ready: z.literal(true),
  ports: z.object({ printer: z.int(), operator: z.int() }),
});

const FaultsSchema = z.strictObject({
  paper: z.enum(['ok', 'near', 'out']),
  cover: z.enum(['closed', 'open']),
  cutter: z.enum(['ok', 'fault']),
  paused: z.boolean(),
  mute: z.boolean(),
  lies: z.enum(['no', 'says-ready', 'says-printed', 'wrong-bits']),
  ignoresGsR: z.boolean(),
  hearsInPictures: z.boolean(),
  outlet: z.enum(['none', 'empty', 'ticket']),
  linesLeft: z.int().optional(),
  cutAfterBytes: z.int().optional(),
  garbleByte: z.int().optional(),
  bytesPerSecond: z.int().optional(),
});
export type PrinterFaults = z.infer<typeof FaultsSchema>;

type Passing = 'linesLeft' | 'cutAfterBytes' | 'garbleByte' | 'bytesPerSecond';
/** Null mends what passes by itself. */
export type FaultsChange = Partial<Omit<PrinterFaults, Passing> & Record<Passing, number | null>>;

const noFaults: FaultsChange = {
  ...{ paper: 'ok', cover: 'closed', cutter: 'ok', paused: false, mute: false, lies: 'no' },
  ...{ ignoresGsR: false, hearsInPictures: false, outlet: 'none' },
  ...{ linesLeft: null, cutAfterBytes: null, garbleByte: null, bytesPerSecond: null },
};

const ModelSchema = z.enum(['80mm', '80mm-180dpi', '58mm']);
export type PaperModelName = z.infer<typeof ModelSchema>;

const SummarySchema = z.strictObject({
  id: z.string(),
  at: z.iso.datetime(),
  printed: z.boolean(),
  unknown: z.array(z.string()),
  warnings: z.array(z.string()),
});

const JobSchema = SummarySchema.extend({
  lines: z.array(z.strictObject({ text: z.string(), bold: z.boolean(), width: z.int(), height: z.int() })),
  qr: z.array(z.string()),
  pictures: z.array(z.strictObject({ width: z.int(), height: z.int() })),
  cuts: z.int(),
  lengthMm: z.number(),
});
export type PrintedJob = z.infer<typeof JobSchema>;

const StateSchema = z.strictObject({
  model: ModelSchema,
  faults: FaultsSchema,
  jobs: z.array(SummarySchema),
});

export interface PrinterBench {
  /** host:port, as in PRINTER_ADDRESS. */
  address: string;
  operatorUrl: string;
  /** Sets some faults, keeps the others. */
  faults(change: FaultsChange): Promise<void>;
  state(): Promise<z.infer<typeof StateSchema>>;
  /** Another printer at the same address. */
  become(model: PaperModelName): Promise<void>;
  /** Everything mended, every ticket forgotten, the usual model. */
  reset(): Promise<void>;
  /** Every job since the start, in order, as the paper shows it. */
  jobs(): Promise<PrintedJob[]>;
  png(id: string): Promise<Buffer>;
  stop(): Promise<void>;
}

export async function startPrinterBench(environment: Record<string, string> = {}): Promise<PrinterBench> {
  const child = fork(main, {
    env: {
      ...process.env,
      BORNE_MODE: 'development',
      VIRTUAL_PRINTER_PORT: '0',
      VIRTUAL_PRINTER_OPERATOR_PORT: '0',
      ...environment,
    },
    execArgv: [],
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  const { ports } = await ready(child);
  const operatorUrl = `http://127.0.0.1:${ports.operator}`;
  return {
    address: `127.0.0.1:${ports.printer}`,
    operatorUrl,
    faults: (change) => post(`${operatorUrl}/faults`, change),
    state: () => readState(operatorUrl),
    become: (model) => post(`${operatorUrl}/model`, { model }),
    async reset() {
      await post(`${operatorUrl}/faults`, noFaults);
      await post(`${operatorUrl}/model`, { model: '80mm' });
      await ask(`${operatorUrl}/jobs`, { method: 'DELETE' });
    },
    jobs: () => readJobs(operatorUrl),
    png: async (id) => Buffer.from(await (await ask(`${operatorUrl}/jobs/${id}.png`)).arrayBuffer()),
    stop: () => stop(child),
  };
}

/** Fails with what the process said when it ends before it is ready. */
async function ready(child: ChildProcess): Promise<z.infer<typeof ReadySchema>> {
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += String(chunk);
  });
  const [message] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error(`The virtual printer did not start: ${said}`);
    }),
  ]);
  return ReadySchema.parse(message);
}

async function post(url: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  await ask(url, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function readState(operatorUrl: string): Promise<z.infer<typeof StateSchema>> {
  return StateSchema.parse(await (await ask(`${operatorUrl}/state`)).json());
}

async function readJobs(operatorUrl: string): Promise<PrintedJob[]> {
  const { jobs } = await readState(operatorUrl);
  const details = jobs.map(async ({ id }) =>
    JobSchema.parse(await (await ask(`${operatorUrl}/jobs/${id}`)).json()),
  );
  return Promise.all(details);
}

async function ask(url: string, init?: RequestInit): Promise<Response> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${init?.method ?? 'GET'} ${url} answered ${response.status}`);
  return response;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}
