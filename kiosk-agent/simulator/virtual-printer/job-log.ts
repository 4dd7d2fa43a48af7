/** The jobs received, in memory only and bounded: tickets carry secrets, even invented ones. */
import { millimetres, type Paper, type TextLine } from './paper.ts';

export interface Job {
  id: string;
  /** ISO 8601. */
  at: string;
  /** Whole, understood, and cut by a printer that stayed on line. */
  printed: boolean;
  paper: Paper;
}

const mostJobs = 50;

export class JobLog {
  #jobs: Job[] = [];
  #count = 0;
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  add(paper: Paper, printed: boolean): void {
    this.#count += 1;
    const job: Job = { id: String(this.#count), at: this.#now().toISOString(), printed, paper };
    this.#jobs = [...this.#jobs, job].slice(-mostJobs);
  }

  get all(): readonly Job[] {
    return this.#jobs;
  }

  find(id: string): Job | undefined {
    return this.#jobs.find((job) => job.id === id);
  }

  clear(): void {
    this.#jobs = [];
  }
}

/** A job in a list. */
export function jobSummary({ id, at, printed, paper }: Job) {
  return { id, at, printed, unknown: paper.unknown, warnings: paper.warnings };
}

/** All that the paper says, but its picture. */
export function jobDetails(job: Job) {
  const { items, cuts, length } = job.paper;
  return {
    ...jobSummary(job),
    lines: items.filter((item) => item.kind === 'text').map(lineDetails),
    qr: items.filter((item) => item.kind === 'qr').map((item) => item.content),
    pictures: items.filter((item) => item.kind === 'raster').map(({ width, height }) => ({ width, height })),
    cuts: cuts.length,
    lengthMm: millimetres(cuts.at(-1) ?? length, job.paper.model),
  };
}

function lineDetails({ runs }: TextLine) {
  return {
    text: runs
      .map((run) => run.text)
      .join('')
      .trim(),
    bold: runs.some((run) => run.bold),
    width: Math.max(...runs.map((run) => run.width)),
    height: Math.max(...runs.map((run) => run.height)),
  };
}
