/** A text as a DataMatrix ECC 200, in SVG: black on white with its quiet zone, and nothing that says what it holds. */
import { toSVG } from 'bwip-js/node';

/** ASCII only. Without FNC1, so that a scanner announces `]d1` and passes GS and TAB on as they are. */
export function dataMatrixSvg(text: string): string {
  return toSVG({
    bcid: 'datamatrix',
    text,
    scale: 4,
    paddingwidth: 4,
    paddingheight: 4,
    backgroundcolor: 'FFFFFF',
  });
}
