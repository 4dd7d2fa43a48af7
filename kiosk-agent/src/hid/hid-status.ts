/** What became of one HID device, for the health page. */
import type { HidListed } from './hid-devices.ts';

export type HidStatus<Refusal extends string = never> =
  /** Not asked for, not started yet, or stopped. */
  | { state: 'off' }
  | { state: 'no-driver'; reason: 'not-installed' | 'not-working' }
  | { state: 'absent' }
  /** This user may not open it: udev rules. */
  | { state: 'no-permission'; model: string }
  /** It is there, and does not open or does not do what it must. */
  | { state: 'unusable'; model: string }
  | { state: 'ready'; model: string }
  | Refused<Refusal>;

/** There, and not wanted as it is. */
type Refused<Refusal extends string> = [Refusal] extends [never]
  ? never
  : { state: 'refused'; reason: Refusal; model: string };

const mostLetters = 60;

/** What the device calls itself, and its USB ids: « Voyager 1602g (0C2E:0B81) ». A device may say anything. */
export function modelName({ product, vendorId, productId }: HidListed): string {
  const ids = [vendorId, productId].map((id) => id.toString(16).padStart(4, '0').toUpperCase()).join(':');
  const words = product.replaceAll(/[^\p{L}\p{N} ().,_/+-]/gu, '').trim();
  return words ? `${words.slice(0, mostLetters)} (${ids})` : ids;
}
