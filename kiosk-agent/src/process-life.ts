/** How a process of ours ends, or fails to start: the same for the agent and the counter's desk. */

/** Stops once, on the first signal or when the launcher is gone: a second one changes nothing, a stop that drags is cut. */
export function stopOnRequest(part: { stop(): Promise<void> }, deadlineMs: number, onStop: () => void): void {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    onStop();
    setTimeout(() => process.exit(0), deadlineMs);
    await part.stop();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) {
    process.on(signal, () => void stop().catch(() => process.exit(1)));
  }
}

/** One line for each problem: the person who starts the process can do something about it. */
export function refuseConfiguration(what: string, problems: readonly string[]): void {
  for (const problem of problems) process.stderr.write(`Configuration ${what} : ${problem}\n`);
  process.exitCode = 1;
}

/** Why it does not start, in one line and without a stack. */
export function startProblem(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  return code === 'EADDRINUSE' ? `un port est déjà pris (${error.message})` : error.message;
}
