/** A text as whoever shows it hands it in: the build of the screens leaves them all in `notices.json`. */
import { z } from 'zod';
import { LanguageSchema, NoticeSchema } from '../../contract/index.ts';

export const RegisteredNoticeSchema = z.strictObject({
  /** opening: before an opening or a reopening. */
  kind: z.enum(['opening', 'closure']),
  version: NoticeSchema.shape.version,
  language: LanguageSchema,
  /** Every sentence and answer, one a line. */
  text: z.string().min(1).max(20_000),
});
export type RegisteredNotice = z.infer<typeof RegisteredNoticeSchema>;

export const RegisteredNoticesSchema = z.array(RegisteredNoticeSchema).min(1).max(100);
