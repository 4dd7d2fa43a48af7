/** What the process of every simulator begins with: its environment, read whole or refused, and a port on 127.0.0.1 only. */
import type { Server } from 'node:net';
import type { z } from 'zod';

export type EnvironmentResult<Config> = { ok: true; config: Config } | { ok: false; problems: string[] };

/** Problems are told by the name of the variable, never with its value. */
export function readEnvironment<Schema extends z.ZodType>(
  schema: Schema,
  environment: NodeJS.ProcessEnv,
): EnvironmentResult<z.infer<Schema>> {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return { ok: true, config: parsed.data };
  return {
    ok: false,
    problems: parsed.error.issues.map(({ path, message }) => `${path.join('.')} : ${message}`),
  };
}

/** The port in use; `port` 0 takes a free one. Rejects with Node's own EADDRINUSE when it is taken. */
export function listenOnLoopback(server: Server, port: number): Promise<number> {
  return new Promise((settle, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', fail);
      const address = server.address();
      settle(address !== null && typeof address === 'object' ? address.port : port);
    });
  });
}
