/** INVENTED holders, as read from a card (docs: vitale-and-devices.md §8, §9). */
import { checkNir, type MinorsRule, type Nir } from '@borne/server/contract';
import type { CardDate, CardHolder } from '../../../kiosk-agent/src/card/card-reading.ts';

/** The day on which the tests take place. */
export const testDay = new Date('2026-11-22T09:00:00Z');
export const today = '2026-11-22';
/** What a server says that nobody set otherwise. */
export const minors: MinorsRule = { majorityAge: 18, served: true };
export const ruling = { today, minors } as const;

export const martin = holder('MARTIN-TEST', 'JEANNE', civil('1955-08-12'), '255081416802538');
/** A lunar date: the year alone counts. */
export const dupont = holder('DUPONT', 'HÉLÈNE', lunar('19850500'), '285057800600028');
export const santoni = holder('SANTONI', 'ANGE', civil('1984-05-12'), '184052A32100030');
/** A child with a number of their own. */
export const numberedChild = holder('DUPONT', 'LÉA', civil('2013-06-09'), '213069999900183');
/** And one without. */
export const child: CardHolder = {
  ...holder('DUPONT', 'ÉLOI', civil('2015-02-17')),
  number: { state: 'missing' },
};

export function holder(
  familyName: string,
  firstName: string,
  birthDate: CardDate,
  number = '255081416802538',
): CardHolder {
  return { familyName, firstName, birthDate, country: 'FR', number: { state: 'valid', nir: nir(number) } };
}

export function civil(iso: string): CardDate {
  return { raw: iso.replaceAll('-', ''), iso, kind: 'civil' };
}

export function lunar(raw: string): CardDate {
  return { raw, iso: null, kind: 'lunar' };
}

function nir(text: string): Nir {
  const check = checkNir(text);
  if (!check.ok) throw new Error('a test person needs a right number');
  return check.nir;
}
