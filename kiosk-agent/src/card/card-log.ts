/** What a card driver may write in the log: codes and the reader's name. Never a byte of a card. */
export interface CardLog {
  info(fields: Record<string, string | number>, message: string): void;
  warn(fields: Record<string, string | number>, message: string): void;
}
