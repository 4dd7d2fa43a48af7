/** The simulator's readers and rules in this process, with records in memory: thousands of requests a second. */
import { maxBytes } from '../../../../server/simulator/reading/document.ts';
import type { Hl7Schemas } from '../../../../server/simulator/reading/schemas.ts';
import type { NationalRecord, Records } from '../../../../server/simulator/records.ts';
import { serve } from '../../../../server/simulator/service.ts';
import { paths, type ServiceName } from '../../../../server/simulator/vocabulary.ts';
import { type Kind, saidOf } from './sealed-requests.ts';
import type { Setting } from './setting.ts';

export interface Judged {
  /** refused: a SOAP Fault, or an HTTP error before any XML was read. */
  verdict: 'refused' | 'accepted';
  /** Subcode of the Fault, or the HTTP status. */
  code: string | null;
  /** Empty for an HTTP error. */
  xml: string;
}

export interface Judge {
  records: Records;
  /** How many writes took effect since the start. */
  effects(): number;
  judge(kind: Kind, bytes: Uint8Array): Judged;
}

export interface JudgeOptions {
  schemas?: Hl7Schemas | null;
  now?: () => Date;
}

export function openJudge({ authority, client }: Setting, given: JudgeOptions = {}): Judge {
  const records = memoryRecords();
  let effects = 0;
  const options = {
    records,
    regime: 'consent-2016',
    wsdl: '2010',
    names: {
      noAccess: 'DMPPatientAccessNotFoundSimulated',
      noChannel: 'DMPPatientAccessOTPNotFoundSimulated',
    },
    authority,
    windowSeconds: 300,
    majorityAge: 18,
    schemas: given.schemas ?? null,
    now: given.now ?? (() => new Date()),
    answers: 'faithful',
    effect: () => {
      effects += 1;
    },
  } as const;
  return {
    records,
    effects: () => effects,
    judge: (kind, bytes) => {
      const door = atTheDoor(bytes);
      if ('code' in door) return { verdict: 'refused', code: door.code, xml: '' };
      const { text } = door;
      const request = { text, service: endpoint(kind), announced: [], client, misaddressed: false };
      const { xml, fault } = serve(request, options);
      return { verdict: fault ? 'refused' : 'accepted', code: fault?.subcode ?? null, xml };
    },
  };
}

/** As the door does before any XML is read (listener.ts): the text, or the HTTP status of the refusal. */
export function atTheDoor(bytes: Uint8Array): { text: string } | { code: string } {
  if (bytes.byteLength > maxBytes) return { code: '413' };
  const text = decode(bytes);
  return text === null ? { code: '400' } : { text };
}

function endpoint(kind: Kind): ServiceName {
  const { path } = saidOf(kind);
  const names: ServiceName[] = ['patients', 'patientsSpecific', 'habilitations'];
  return names.find((name) => paths[name].endsWith(path)) ?? 'patients';
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function memoryRecords(): Records {
  const records = new Map<string, NationalRecord>();
  return {
    all: () => [...records.values()],
    find: (ins) => records.get(ins) ?? null,
    put: (record) => void records.set(record.ins, record),
    remove: (ins) => void records.delete(ins),
    clear: () => records.clear(),
  };
}
