/** The hands of a drill: card, printer and national service, by the operator APIs of their doubles. */
import type { Ports } from '../line/ports.ts';

export interface PrintJob {
  id: string;
  at: string;
  printed: boolean;
  qr: string[];
  unknown: unknown[];
  warnings: unknown[];
}

export interface NationalState {
  mode: string;
  requests: number;
  creations: number;
  reactivations: number;
  closures: number;
  records: { ins: string; status: string; creations: number }[];
}

export interface Hands {
  insertCard(card: string): Promise<void>;
  removeCard(): Promise<void>;
  /** How many commands reached a card since the beginning. */
  cardCommands(): Promise<number>;
  printerFaults(faults: Record<string, unknown>): Promise<void>;
  printJobs(): Promise<PrintJob[]>;
  ticketPicture(id: string): Promise<Buffer>;
  nationalMode(mode: string, times?: number): Promise<void>;
  national(): Promise<NationalState>;
  /** What the status light shows, as #rrggbb; null: nothing yet. */
  lightColour(): Promise<string | null>;
  /** Into the socket of the kiosk, and out of it. */
  plugHeadset(): Promise<void>;
  unplugHeadset(): Promise<void>;
}

export function handsOf(ports: Ports): Hands {
  const card = `http://127.0.0.1:${ports.cardOperator}`;
  const printer = `http://127.0.0.1:${ports.printerOperator}`;
  const hid = `http://127.0.0.1:${ports.hidOperator}`;
  const headset = `http://127.0.0.1:${ports.headsetOperator}`;
  const national = `http://127.0.0.1:${ports.nationalOperator}`;
  return {
    lightColour: async () => {
      const { light } = await get<{ light: { colour: string | null } | null }>(`${hid}/state`);
      return light?.colour ?? null;
    },
    plugHeadset: () => post(`${headset}/plug`, {}),
    unplugHeadset: () => post(`${headset}/unplug`, {}),
    insertCard: (id) => post(`${card}/insert`, { card: id }),
    removeCard: () => post(`${card}/remove`, {}),
    cardCommands: async () => (await get<{ commands: number }>(`${card}/commands`)).commands,
    printerFaults: (faults) => post(`${printer}/faults`, faults),
    printJobs: async () => {
      const { jobs } = await get<{ jobs: { id: string }[] }>(`${printer}/state`);
      return Promise.all(jobs.map(({ id }) => get<PrintJob>(`${printer}/jobs/${id}`)));
    },
    ticketPicture: async (id) => Buffer.from(await (await fetch(`${printer}/jobs/${id}.png`)).arrayBuffer()),
    nationalMode: (mode, times) => post(`${national}/mode`, times === undefined ? { mode } : { mode, times }),
    national: () => get<NationalState>(`${national}/state`),
  };
}

async function get<T>(url: string): Promise<T> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return (await answer.json()) as T;
}

async function post(url: string, body: unknown): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
}
