import type { PrinterState } from '@borne/kiosk-agent/contract';
import { Line } from './line.tsx';

const working: ReadonlySet<PrinterState> = new Set(['ready', 'near-end']);

/** Why nothing came out, in words that a person of the counter can act on; nothing where the printer is well. */
export function PrinterReason({ printer }: { printer: PrinterState }) {
  return !working.has(printer) && <Line id={`printerReasons.${printer}`} as="p" className="body" />;
}
