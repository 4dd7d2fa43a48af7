/** Verifier B as a process of its own: one line in, one line out, many bundles. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const script = join(import.meta.dirname, '../verify.py');
const LineSchema = z.union([
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), reason: z.string() }),
]);

export type ForeignVerdict = z.infer<typeof LineSchema>;

export interface PythonVerifier {
  verify(policyFile: string, bundle: Buffer): Promise<ForeignVerdict>;
  /** After the last answer. */
  close(): Promise<void>;
}

/** Throws, at the answer that is missing, when the process ends before it has said everything. */
export function startPythonVerifier(): PythonVerifier {
  const child = spawn('python3', [script, '--batch'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = once(child, 'exit');
  return {
    async verify(policyFile, bundle) {
      const line = `${policyFile} ${bundle.toString('base64')}\n`;
      if (!child.stdin.write(line)) await Promise.race([once(child.stdin, 'drain'), ended]);
      const { done, value } = await lines.next();
      if (done) throw new Error('verify.py ended without an answer');
      return LineSchema.parse(JSON.parse(value));
    },
    async close() {
      child.stdin.end();
      await ended;
    },
  };
}
