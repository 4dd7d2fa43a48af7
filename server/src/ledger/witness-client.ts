/**
 * Asks a witness for its cosignature (C2SP tlog-witness). It tells by 409 which size it vouched for last; the proof
 * from there is made and it is asked once more.
 */
import { Pool } from 'undici';
import { z } from 'zod';
import { parseCheckpoint, parseSize } from './checkpoint.ts';
import { cosignatureOf } from './cosignature.ts';
import { parseNote, parseSignatureLine, signatureLine } from './signed-note.ts';
import { parseVkey, signatureTypes, type VerifierKey } from './verifier-key.ts';

/** One witness as a setting: `<vkey>@<http(s) address without a final slash>`. */
export const WitnessSettingSchema = z.string().transform((text, context) => {
  const at = text.lastIndexOf('@');
  const key = parseVkey(text.slice(0, at));
  const url = z.url({ protocol: /^https?$/ }).safeParse(text.slice(at + 1));
  if (key?.type === signatureTypes.cosignature && url.success && !url.data.endsWith('/'))
    return { key, url: url.data };
  context.addIssue({ code: 'custom', message: 'un témoin : vkey@adresse, sans barre finale' });
  return z.NEVER;
});
export type WitnessSetting = z.infer<typeof WitnessSettingSchema>;

/**
 * cosigned: `line` is verified, with its newline. away: it did not answer, or not in time. ahead: it vouched for a
 * longer history than ours, so ours has lost something. rewritten: it vouched for another history. refused: it does not
 * know our key, or answers what is no cosignature.
 */
export type Cosigned =
  | { outcome: 'cosigned'; line: string }
  | { outcome: 'away' }
  | { outcome: 'ahead'; size: number }
  | { outcome: 'rewritten' }
  | { outcome: 'refused'; status: number };

export interface Witness {
  key: VerifierKey;
  /** The longest size that it cosigned for this process; 0 before it was ever heard. */
  vouchedFor(): number;
  /** `proofFrom` gives the consistency proof of the checkpoint from an older size. Throws only when that does. */
  cosign(note: string, proofFrom: (oldSize: number) => Promise<Buffer[]>): Promise<Cosigned>;
  close(): Promise<void>;
}

const answerBytes = 65_536;

export function witnessClient({ key, url }: WitnessSetting, deadlineMs = 5_000): Witness {
  const base = new URL(url);
  const pool = new Pool(base.origin, { connections: 1, connect: { timeout: deadlineMs } });
  const path = `${base.pathname === '/' ? '' : base.pathname}/add-checkpoint`;
  const ask: Ask = (body) => post(pool, path, body, deadlineMs);
  let lastSize = 0;
  return {
    key,
    vouchedFor: () => lastSize,
    cosign: async (note, proofFrom) => {
      const size = parseCheckpoint(note)?.size ?? 0;
      const asked = async (oldSize: number): Promise<Answer> =>
        ask(`old ${oldSize}\n${lines(await proofFrom(oldSize))}\n${note}`);
      let answer = await asked(Math.min(lastSize, size));
      const known = conflicting(answer);
      if (known !== null && known > size) return { outcome: 'ahead', size: known };
      if (known !== null) answer = await asked(known);
      const again = conflicting(answer);
      // Another server was faster between the two.
      if (again !== null && again !== known)
        return again > size ? { outcome: 'ahead', size: again } : { outcome: 'away' };
      const cosigned = read(answer, note, key);
      if (cosigned.outcome === 'cosigned') lastSize = size;
      return cosigned;
    },
    close: () => pool.destroy(),
  };
}

/** The size that a 409 names. */
function conflicting(answer: Answer): number | null {
  return answer?.status === 409 ? parseSize(answer.body.trimEnd()) : null;
}

type Answer = { status: number; body: string } | null;
type Ask = (body: string) => Promise<Answer>;

const lines = (proof: Buffer[]): string => proof.map((hash) => `${hash.toString('base64')}\n`).join('');

/** Null: no answer, whatever the reason. Redirects are not followed. */
async function post(pool: Pool, path: string, body: string, deadlineMs: number): Promise<Answer> {
  try {
    const { statusCode, body: answer } = await pool.request({
      ...{ path, method: 'POST', body, headers: { 'content-type': 'text/plain; charset=utf-8' } },
      signal: AbortSignal.timeout(deadlineMs),
    });
    let text = '';
    for await (const chunk of answer.setEncoding('utf8')) {
      text += String(chunk);
      if (text.length > answerBytes) return null;
    }
    return { status: statusCode, body: text };
  } catch {
    // Refused, cut or late: to the ledger it is all the same, the witness is away.
    return null;
  }
}

/** Only a signature that holds counts as one; 5xx and 429 are a witness that cannot, not one that will not. */
function read(answer: Answer, note: string, key: VerifierKey): Cosigned {
  if (!answer || answer.status >= 500 || answer.status === 429) return { outcome: 'away' };
  // 409 to the size that it has just named: the same size, another root.
  if (answer.status === 422 || answer.status === 409) return { outcome: 'rewritten' };
  if (answer.status !== 200) return { outcome: 'refused', status: answer.status };
  const line = ourLine(answer.body, key);
  const cosigned = line && parseNote(note + line);
  return cosigned && cosignatureOf(cosigned, key).state === 'cosigned'
    ? { outcome: 'cosigned', line }
    : { outcome: 'refused', status: 200 };
}

/** A witness may answer several lines; those of keys we do not know are ignored. */
function ourLine(body: string, key: VerifierKey): string | null {
  const ours = body
    .split('\n')
    .map(parseSignatureLine)
    .find((signature) => signature?.name === key.name && signature.id === key.id);
  return ours ? signatureLine(key, ours.bytes) : null;
}
