/**
 * The process beside the agent that alone talks to PC/SC: its native calls block, cannot be cancelled and may crash.
 * The agent kills it at a deadline and starts another. Argument: the wanted readers, see `choose-reader.ts`.
 */
import { PcscCard } from './pcsc-card.ts';
import { type Report, RequestSchema } from './pcsc-messages.ts';
import { loadPcsc } from './pcsc-native.ts';
import { watchSlot } from './pcsc-slot.ts';

function tell(report: Report): void {
  process.send?.(report);
}

// The agent is gone. A native call may be pending for ever, and an orderly exit would wait for it.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
// A terminal or systemd signals the whole group; only the agent decides when we end.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => null);

const pcsc = loadPcsc();
if (pcsc) {
  const card = new PcscCard(pcsc, (what) => tell({ type: 'trouble', what }));
  // One connection, so one command at a time: a late one of the former card must not meet the next card's first.
  let lastTurn = Promise.resolve();
  process.on('message', (message) => {
    const { turn, insertion, command } = RequestSchema.parse(message);
    lastTurn = lastTurn.then(async () => {
      tell({ type: 'answer', turn, answer: await card.transmit(insertion, command) });
    });
  });
  await watchSlot({
    pcsc,
    configured: process.argv[2] ?? '',
    see: (state) => {
      if (state.slot !== 'card') card.close();
      tell({ type: 'slot', state });
    },
    choose: (name) => tell({ type: 'reader', name }),
  });
} else {
  const report = (): void => tell({ type: 'slot', state: { slot: 'no-reader', reason: 'no-pcsc-binding' } });
  report();
  setInterval(report, 1000);
}
