/**
 * The operator's hand on the virtual printer: JSON over HTTP on loopback, same verbs as a person at the machine.
 *
 * GET    /state          {model, faults, jobs: [{id, at, printed, unknown, warnings}]}
 * GET    /jobs/:id       the same job with its lines, QR contents, sizes of pictures, cuts and length
 * GET    /jobs/:id.png   the ticket as it is torn off
 * DELETE /jobs           forgets them all
 * POST   /model {model}  another printer: `80mm` (576 dots at 203 dpi), `80mm-180dpi` (512), `58mm` (384)
 * POST   /faults {…}     changes the faults that are named, keeps the others:
 *   paper  ok | near | out          cover   closed | open          cutter  ok | fault
 *   paused true: off line for a reason that no status names (somebody holds the feed button)
 *   mute   true: prints, but answers nothing
 *   lies   says-ready: every question of status is answered « ready »; says-printed: and `GS r` is answered although
 *          nothing came out; wrong-bits: the answers' fixed bits are wrong
 *   ignoresGsR       true: no answer to `GS r`, as many clones and kiosk modules on USB
 *   hearsInPictures  true: takes the bytes of `DLE EOT n` for a question, and swallows them, also inside a picture
 *   outlet none | empty | ticket: a kiosk module's outlet, told by `DLE EOT 20`; a cut fills it, `empty` is the
 *          patient who takes the ticket
 * and, gone once they have happened or when set to null:
 *   linesLeft n        the paper ends after n more lines (a feed counts as one, a picture as one for 24 dots)
 *   cutAfterBytes n    the cable breaks after n more bytes towards the printer, over all connections; 0: at the next
 *   garbleByte n       the nth byte towards the printer arrives with all its bits turned over
 *   bytesPerSecond n   the printer reads this slowly (until null)
 */
import type { IncomingMessage, Server } from 'node:http';
import { z } from 'zod';
import { type Answer, ok, operatorServer, unknownAddress, withBody } from '../operator/operator-server.ts';
import { drawPaper } from './drawing.ts';
import { FaultsChangeSchema } from './faults.ts';
import { type JobLog, jobDetails, jobSummary } from './job-log.ts';
import type { Mechanism } from './mechanism.ts';
import { PaperModelNameSchema } from './paper-model.ts';
import { pngOf } from './picture.ts';

const ModelSchema = z.strictObject({ model: PaperModelNameSchema });

export function createOperatorApi(mechanism: Mechanism, jobs: JobLog): Server {
  return operatorServer('Imprimante virtuelle', (address, request) => {
    switch (address) {
      case 'GET /state':
        return ok({ ...standing(mechanism), jobs: jobs.all.map(jobSummary) });
      case 'POST /faults':
        return change(request, FaultsChangeSchema, mechanism, (given) => mechanism.change(given));
      case 'POST /model':
        return change(request, ModelSchema, mechanism, ({ model }) => mechanism.become(model));
      case 'DELETE /jobs':
        jobs.clear();
        return { status: 204 };
      default:
        return request.method === 'GET' ? showJob(request.url ?? '', jobs) : unknownAddress;
    }
  });
}

function change<Given>(
  request: IncomingMessage,
  schema: z.ZodType<Given>,
  mechanism: Mechanism,
  carryOut: (given: Given) => void,
): Promise<Answer> {
  return withBody(request, schema, (given) => {
    carryOut(given);
    return ok(standing(mechanism));
  });
}

function standing({ modelName, faults }: Mechanism) {
  return { model: modelName, faults };
}

async function showJob(url: string, jobs: JobLog): Promise<Answer> {
  const [, id = '', picture] = /^\/jobs\/(\d{1,9})(\.png)?$/.exec(url) ?? [];
  const job = jobs.find(id);
  if (!job) return unknownAddress;
  return picture ? { status: 200, png: await pngOf(drawPaper(job.paper)) } : ok(jobDetails(job));
}
