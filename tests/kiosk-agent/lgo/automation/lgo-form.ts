/** The simulated LGO as its own process, and the operator's hand on it. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';

const main = join(import.meta.dirname, '../../../../kiosk-agent/simulator/lgo-form/main.ts');

const ReadySchema = z.object({ ports: z.object({ form: z.int(), operator: z.int() }) });

const StateSchema = z.object({
  values: z.record(z.string(), z.string()),
  focused: z.string().nullable(),
  validations: z.int(),
  otherText: z.string(),
  otherKeys: z.int(),
  clipboard: z.string(),
});
export type FormState = z.infer<typeof StateSchema>;

export interface LgoFormProcess {
  child: ChildProcess;
  url: string;
  operatorPort: number;
  state(): Promise<FormState>;
  post(path: string, body: object): Promise<number>;
  stop(): Promise<void>;
}

export async function startLgoForm(): Promise<LgoFormProcess> {
  const child = fork(main, {
    env: { BORNE_MODE: 'development', LGO_FORM_PORT: '0', LGO_FORM_OPERATOR_PORT: '0' },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const [message]: unknown[] = await once(child, 'message');
  const { ports } = ReadySchema.parse(message);
  const operator = `http://127.0.0.1:${ports.operator}`;
  return {
    child,
    url: `http://127.0.0.1:${ports.form}/`,
    operatorPort: ports.operator,
    state: async () => StateSchema.parse(await (await fetch(`${operator}/state`)).json()),
    post: async (path, body) => {
      const headers = { 'content-type': 'application/json' };
      return (await fetch(operator + path, { method: 'POST', headers, body: JSON.stringify(body) })).status;
    },
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
