/**
 * A judge of PDF/A-3a and PDF/UA-1 that is not ours: veraPDF, as it comes inside the npm package of opendataloader, on
 * Debian's Java and JAXB (scripts/install/system.mjs). What only a person can judge (do the words suit?) it leaves open.
 */
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const veraPdf = join(dirname(require.resolve('@opendataloader/pdf')), '../lib/opendataloader-pdf-cli.jar');
const jaxb = ['jaxb-runtime', 'jaxb-core', 'istack-commons-runtime', 'txw2', 'javax.activation'];
const classPath = [veraPdf, ...jaxb.map((name) => `/usr/share/java/${name}.jar`)].join(':');

/** One line a fault; empty: every file is both. Throws when the judge did not judge them all. */
export async function pdfFaults(files: readonly string[]): Promise<string[]> {
  const program = join(import.meta.dirname, 'PdfJudge.java');
  const options = { maxBuffer: 50_000_000 };
  const { stdout } = await run('java', ['-Xmx600m', '-cp', classPath, program, ...files], options);
  const lines = stdout.trim().split('\n');
  const verdict = `judged ${2 * files.length}`;
  if (lines.at(-1) !== verdict) throw new Error(`veraPDF said ${lines.at(-1)}, not ${verdict}`);
  return lines.slice(0, -1);
}
