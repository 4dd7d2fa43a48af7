/** The judge's own check of a NIR: 13 characters and their key (INSEE); Corsica counts as 19 and 18. */

export function isNir(text: string): boolean {
  if (!/^[1-478]\d{4}(?:\d\d|2[AB])\d{8}$/.test(text)) return false;
  const number = text.slice(0, 13).replace('2A', '19').replace('2B', '18');
  // In two halves: thirteen digits and a remainder of two stay exact in a double.
  const remainder = (Number(number.slice(0, 7)) % 97) * 1_000_000 + Number(number.slice(7));
  return 97 - (remainder % 97) === Number(text.slice(13));
}
