/** The printers that this double can be, as far as their paper goes. */
import { z } from 'zod';

export const PaperModelNameSchema = z.enum(['80mm', '80mm-180dpi', '58mm']);
export type PaperModelName = z.infer<typeof PaperModelNameSchema>;

export interface PaperModel {
  /** Printable width. */
  dots: number;
  /** Left and right of it, to the edge of the paper. */
  marginDots: number;
  dotsPerInch: number;
  /** From the print head to the knife: about 13 mm, a usual value. */
  knifeDots: number;
}

export const paperModels: Record<PaperModelName, PaperModel> = {
  '80mm': { dots: 576, marginDots: 32, dotsPerInch: 203, knifeDots: 104 },
  '80mm-180dpi': { dots: 512, marginDots: 27, dotsPerInch: 180, knifeDots: 92 },
  '58mm': { dots: 384, marginDots: 40, dotsPerInch: 203, knifeDots: 104 },
};

export const usualModel: PaperModel = paperModels['80mm'];
