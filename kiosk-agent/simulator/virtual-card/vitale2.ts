/** A Vitale 2 under T=0: SELECT, READ BINARY and GET RESPONSE, byte by byte as vitale-and-devices.md §8 has them. */
import { tlv } from './bytes.ts';
import { type CardAnswer, type CardProgram, status } from './card-program.ts';
import { aid, type CardFile, type CardFiles } from './vitale2-files.ts';

const ok = 0x9000;
const refusal = {
  wrongLength: 0x6700,
  noResponseWaiting: 0x6985,
  noCurrentFile: 0x6986,
  notFound: 0x6a82,
  wrongParameters: 0x6a86,
  offsetPastEnd: 0x6b00,
  unknownInstruction: 0x6d00,
  unknownClass: 0x6e00,
};
const headerBytes = 5;
const masterFileId = 0x3f00;

export class Vitale2 implements CardProgram {
  readonly #files: CardFiles;
  #application: CardFile[];
  #current: CardFile | null = null;
  #response: Uint8Array | null = null;

  constructor(files: CardFiles) {
    this.#files = files;
    this.#application = files.master;
  }

  reset(): void {
    this.#application = this.#files.master;
    this.#current = null;
    this.#response = null;
  }

  answer(command: Uint8Array): CardAnswer {
    const response = this.#response;
    // Only the very next command may fetch it.
    this.#response = null;
    const [cla, ins, p1, p2, p3] = command;
    if (p1 === undefined || p2 === undefined || p3 === undefined) return status(refusal.wrongLength);
    if (cla !== 0x00) return status(refusal.unknownClass);
    if (ins === 0xa4) return this.#select(p1, command.slice(headerBytes), p3);
    if (ins !== 0xb0 && ins !== 0xc0) return status(refusal.unknownInstruction);
    if (command.length !== headerBytes) return status(refusal.wrongLength);
    return ins === 0xb0 ? this.#read(p1, p2, p3) : this.#getResponse(response, p3);
  }

  #select(p1: number, target: Uint8Array, length: number): CardAnswer {
    if (target.length !== length) return status(refusal.wrongLength);
    if (p1 === 0x04) return this.#selectApplication(target);
    if (p1 !== 0x00) return status(refusal.wrongParameters);
    if (target.length !== 2) return status(refusal.wrongLength);
    return this.#selectFile(Buffer.from(target).readUInt16BE());
  }

  #selectFile(id: number): CardAnswer {
    if (id === masterFileId) {
      this.reset();
      return status(ok);
    }
    const file = this.#application.find((each) => each.id === id);
    if (!file) return status(refusal.notFound);
    this.#current = file;
    return status(ok);
  }

  #selectApplication(target: Uint8Array): CardAnswer {
    const isNamed = (name: Uint8Array): boolean => Buffer.compare(name, target) === 0;
    if (!isNamed(aid.vitale) && !isNamed(aid.master)) return status(refusal.notFound);
    this.#application = isNamed(aid.vitale) ? this.#files.vitale : this.#files.master;
    this.#current = null;
    this.#response = tlv('6F', tlv('84', target));
    return status(0x6100 | this.#response.length);
  }

  #getResponse(response: Uint8Array | null, length: number): CardAnswer {
    if (!response) return status(refusal.noResponseWaiting);
    if (length === response.length) return data(response);
    this.#response = response;
    return status(0x6c00 | response.length);
  }

  #read(p1: number, p2: number, length: number): CardAnswer {
    const byShortId = (p1 & 0x80) !== 0;
    if (byShortId) {
      const file = this.#application.find(({ shortId }) => shortId === (p1 & 0x1f));
      if (!file) return status(refusal.notFound);
      this.#current = file;
    }
    if (!this.#current) return status(refusal.noCurrentFile);
    const left = this.#current.content.subarray(byShortId ? p2 : (p1 << 8) | p2);
    if (left.length === 0) return status(refusal.offsetPastEnd);
    const wanted = length === 0 ? 256 : length;
    return wanted > left.length ? status(0x6c00 | left.length) : data(left.slice(0, wanted));
  }
}

function data(bytes: Uint8Array): CardAnswer {
  return { bytes: Uint8Array.of(...bytes, ok >> 8, ok & 0xff) };
}
