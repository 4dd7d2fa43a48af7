/**
 * What is plugged in, who has it open, and what it shows. Refuses what a device would refuse, and remembers each such
 * misuse: an agent that works well leaves none.
 */
import { catalogue, type Listed, scanners, type VirtualDevice } from './catalogue.ts';
import { colourOf } from './colour.ts';
import { posReports } from './pos-reports.ts';
import type { Payload } from './samples.ts';

/** gone: no such device any more. in-use: open already. closed: no such handle. refused: not a report it takes. */
export type Refusal = 'gone' | 'in-use' | 'closed' | 'refused';

export interface HandleEvents {
  onReport(report: Uint8Array): void;
  /** Unplugged; the handle must still be closed. */
  onLost(): void;
}

interface Plugged {
  device: VirtualDevice;
  handle: number | null;
  events: HandleEvents | null;
  /** Scanners that must be switched on. */
  on: boolean;
  lastReport: Uint8Array | null;
  colour: string | null;
}

const mostMisuses = 100;

export class UsbBus {
  readonly misuses: string[] = [];
  readonly #plugged = new Map<string, Plugged>();
  /** Null: its device was unplugged. */
  readonly #handles = new Map<number, Plugged | null>();
  #lastHandle = 0;

  constructor(plugged: readonly string[]) {
    for (const id of plugged) this.plug(id);
  }

  plug(id: string): 'plugged' | 'unknown-device' | 'place-taken' {
    const device = catalogue.find((known) => known.id === id);
    if (!device) return 'unknown-device';
    if (this.#at(device.place)) return 'place-taken';
    const on = (scanners[id]?.switch ?? null) === null;
    this.#plugged.set(id, { device, handle: null, events: null, on, lastReport: null, colour: null });
    return 'plugged';
  }

  unplug(id: string): 'unplugged' | 'not-plugged' {
    const plugged = this.#plugged.get(id);
    if (!plugged) return 'not-plugged';
    this.#plugged.delete(id);
    if (plugged.handle !== null) this.#handles.set(plugged.handle, null);
    plugged.events?.onLost();
    return 'unplugged';
  }

  scan(payload: Payload): number | 'not-plugged' | 'types-instead' | 'not-listening' {
    const plugged = this.#at('scanner');
    if (!plugged) return 'not-plugged';
    const scanner = scanners[plugged.device.id];
    if (scanner?.types) return 'types-instead';
    if (!plugged.events || !plugged.on) return 'not-listening';
    const reports = posReports(payload, scanner?.suffix ?? '');
    for (const report of reports) plugged.events.onReport(report);
    return reports.length;
  }

  list(): Listed[] {
    return [...this.#plugged.values()].map(({ device }) => device.listed);
  }

  open(path: string, events: HandleEvents): number | Refusal {
    const plugged = [...this.#plugged.values()].find(({ device }) => device.listed.path === path);
    if (!plugged) return 'gone';
    if (plugged.handle !== null) return this.#misuse('in-use', `${plugged.device.id} opened twice`);
    this.#lastHandle += 1;
    plugged.handle = this.#lastHandle;
    plugged.events = events;
    this.#handles.set(this.#lastHandle, plugged);
    return this.#lastHandle;
  }

  write(handle: number, report: Uint8Array): number | Refusal {
    return this.#withDevice(handle, (plugged) => {
      const { id, outputBytes } = plugged.device;
      // Windows puts a report id of its own before the bytes.
      const bytes = report[0] === 0 ? report.subarray(1) : report;
      if (bytes.length !== outputBytes)
        return this.#misuse('refused', `${id}: output of ${report.length} bytes`);
      this.#show(plugged, bytes);
      return report.length;
    });
  }

  sendFeatureReport(handle: number, report: Uint8Array): number | Refusal {
    return this.#withDevice(handle, (plugged) => {
      const { id, features } = plugged.device;
      const [reportId = -1, value] = report;
      if (features[reportId] !== report.length) {
        return this.#misuse('refused', `${id}: feature ${reportId} of ${report.length} bytes`);
      }
      if (scanners[id]?.switch === reportId) plugged.on = value === 1;
      else this.#show(plugged, report);
      return report.length;
    });
  }

  getFeatureReport(handle: number, reportId: number, length: number): Uint8Array | Refusal {
    return this.#withDevice(handle, ({ device: { id, features }, lastReport }) => {
      if (features[reportId] !== length) return this.#misuse('refused', `${id}: no feature ${reportId}`);
      return lastReport ?? Buffer.concat([Buffer.of(reportId), Buffer.alloc(length - 1)]);
    });
  }

  close(handle: number): 'done' | Refusal {
    const plugged = this.#handles.get(handle);
    if (plugged === undefined) return this.#misuse('closed', 'closed twice');
    this.#handles.delete(handle);
    if (plugged) {
      plugged.handle = null;
      plugged.events = null;
    }
    return 'done';
  }

  state(): unknown {
    const light = this.#at('light');
    return {
      devices: catalogue.map(({ id, title, about, place }) => {
        const plugged = this.#plugged.get(id);
        const opened = (plugged?.handle ?? null) !== null;
        return {
          id,
          title,
          about,
          place,
          plugged: plugged !== undefined,
          opened,
          on: opened && plugged?.on === true,
        };
      }),
      light: light && {
        device: light.device.id,
        report: light.lastReport && Buffer.from(light.lastReport).toString('hex'),
        colour: light.colour,
      },
      misuses: this.misuses,
    };
  }

  #at(place: VirtualDevice['place']): Plugged | null {
    return [...this.#plugged.values()].find(({ device }) => device.place === place) ?? null;
  }

  #show(plugged: Plugged, report: Uint8Array): void {
    plugged.lastReport = report;
    plugged.colour = colourOf(plugged.device.id, report) ?? plugged.colour;
  }

  #withDevice<T>(handle: number, work: (plugged: Plugged) => T): T | Refusal {
    const plugged = this.#handles.get(handle);
    if (plugged === undefined) return this.#misuse('closed', 'used after close');
    return plugged === null ? 'gone' : work(plugged);
  }

  #misuse(refusal: Refusal, what: string): Refusal {
    if (this.misuses.length < mostMisuses) this.misuses.push(what);
    return refusal;
  }
}
