/** The remote control of the simulator: JSON over http on 127.0.0.1, for the bench and for tests. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { type ModeOrder, ModeOrderSchema } from './mode.ts';
import { isNir } from './reading/nir.ts';
import type { TransactionName } from './reading/transaction.ts';
import {
  AuthorizationSchema,
  ContactSchema,
  type NationalRecord,
  OppositionsSchema,
  RepresentativeSchema,
  StatusSchema,
} from './records.ts';

export interface NationalState {
  mode: string;
  /** The one transaction that the mode touches; null: every one. */
  on: TransactionName | null;
  regime: string;
  /** Requests heard since the start or the last DELETE, well formed or not. */
  requests: number;
  /** Effective creations over all records. */
  creations: number;
  /** Effective reopenings, changes and closures over all records. */
  reactivations: number;
  modifications: number;
  closures: number;
  records: ShownRecord[];
}

type Hidden = 'person' | 'contact' | 'representative' | 'access' | 'authorizations';
export type ShownRecord = Omit<NationalRecord, Hidden> & {
  access: { sms: boolean; email: boolean; issued: number } | null;
  /** How many professionals are on the list of TD1.6. */
  authorizations: number;
};

const RecordOrderSchema = z.strictObject({
  ins: z.string().refine(isNir, { error: 'NIR invalide' }),
  /** none: this person is forgotten, as if they had never come. */
  status: z.enum(['none', ...StatusSchema.options]),
  linkedToMes: z.boolean().default(false),
  /** The day of a closure or of an opposition; absent: now. */
  since: z.iso.date().optional(),
  /** What the record says of its holder; absent: as before. */
  contact: ContactSchema.optional(),
  representative: RepresentativeSchema.nullable().optional(),
  oppositions: OppositionsSchema.optional(),
  authorizations: z.array(AuthorizationSchema).optional(),
});
export type RecordOrder = z.infer<typeof RecordOrderSchema>;

export interface Operations {
  state: () => NationalState;
  setMode: (order: ModeOrder) => Promise<void>;
  putRecord: (order: RecordOrder) => void;
  clear: () => void;
}

const maxBytes = 16_384;

export function createOperator(operations: Operations): Server {
  const server = createServer((request, response) => {
    void respond(request, response, operations);
  });
  return server;
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  operations: Operations,
): Promise<void> {
  const { status, body } = await answer(request, operations);
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

interface Answer {
  status: number;
  body: unknown;
}

async function answer(request: IncomingMessage, operations: Operations): Promise<Answer> {
  const port = request.socket.localPort;
  if (![`127.0.0.1:${port}`, `localhost:${port}`].includes(request.headers.host ?? ''))
    return { status: 421, body: { error: 'hôte inattendu' } };
  switch (`${request.method} ${request.url}`) {
    case 'GET /state':
      return { status: 200, body: operations.state() };
    case 'POST /mode':
      return command(request, ModeOrderSchema, operations, operations.setMode);
    case 'POST /records':
      return command(request, RecordOrderSchema, operations, operations.putRecord);
    case 'DELETE /records':
      operations.clear();
      return { status: 200, body: operations.state() };
    default:
      return { status: 404, body: { error: 'adresse inconnue' } };
  }
}

/** Every command answers the state that follows it. */
async function command<T>(
  request: IncomingMessage,
  schema: z.ZodType<T>,
  operations: Operations,
  run: (order: T) => void | Promise<void>,
): Promise<Answer> {
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? ''))
    return { status: 415, body: { error: 'JSON seulement' } };
  const parsed = schema.safeParse(await readJson(request));
  if (!parsed.success) return { status: 400, body: { error: z.prettifyError(parsed.error) } };
  try {
    await run(parsed.data);
  } catch {
    return { status: 409, body: { error: 'impossible sur ce simulateur' } };
  }
  return { status: 200, body: operations.state() };
}

/** Undefined for what is too long or no JSON: no schema takes it. */
async function readJson(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request as AsyncIterable<Buffer>) {
    text += chunk.toString('utf8');
    if (text.length > maxBytes) return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
