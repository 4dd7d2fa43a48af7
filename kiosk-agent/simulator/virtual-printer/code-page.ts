/** Bytes -> characters of the page chosen by `ESC t n`: the usual one, and the two that French can use. */

/** Holes of WPC1252. */
const holes = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
const windows1252 = new TextDecoder('windows-1252');

/** PC437 from 0x80 on: where every printer begins. */
const pc437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐' +
  '└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

/** PC858 from 0x80 on: PC850 with the euro at 0xD5. */
const pc858 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐' +
  '└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

/** Null: this page has no such character, or is not one we can draw. ASCII is the same on all of them. */
export function character(byte: number, page: number): string | null {
  if (byte < 0x80) return String.fromCharCode(byte);
  if (page === 16) return holes.has(byte) ? null : windows1252.decode(Uint8Array.of(byte));
  return { 0: pc437, 19: pc858 }[page]?.[byte - 0x80] ?? null;
}
