/** What would tell who somebody is, in every spelling in which it could hide. Pure. */
import type { InventedPerson } from '../../bench/invented-people.ts';

export function traitsOf({ nir, familyName, firstName, birthDate }: InventedPerson): Buffer[] {
  const dashed = `${birthDate.slice(0, 4)}-${birthDate.slice(4, 6)}-${birthDate.slice(6)}`;
  // Eight digits alone also come up by chance in the hexadecimal of what is sealed: as text, something stands before.
  const [asText, ...otherwise] = spellings(birthDate);
  const born = asText
    ? ['"', "'", ' ', ',', '\t', '>'].map((before) => Buffer.concat([Buffer.from(before), asText]))
    : [];
  const texts = [nir, nir.slice(0, 13), familyName, firstName, dashed].flatMap(spellings);
  return [...texts, ...born, ...otherwise];
}

function spellings(text: string): Buffer[] {
  const bytes = Buffer.from(text);
  const wide = [Buffer.from(text, 'utf16le'), Buffer.from(text, 'utf16le').swap16()];
  const hex = [bytes.toString('hex'), bytes.toString('hex').toUpperCase()];
  return [bytes, ...wide, ...[...hex, ...base64Inside(bytes)].map((each) => Buffer.from(each))];
}

/** What base64 makes of these bytes wherever they stand in a longer text: the symbols that depend on them alone. */
function base64Inside(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replaceAll('=', '');
    const skip = Math.ceil((before * 8) / 6);
    const whole = Math.floor(((before + bytes.length) * 8) / 6);
    const inside = text.slice(skip, whole);
    return [inside, inside.replaceAll('+', '-').replaceAll('/', '_')];
  });
}
