/** A cable that breaks once: forwards to the printer, and cuts both ways after so many bytes. Then it is mended. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface CuttingWire {
  address: string;
  stop(): Promise<void>;
}

export async function startCuttingWire(
  printerAddress: string,
  bytesTowardsPrinter: number,
): Promise<CuttingWire> {
  const [host = '', port = ''] = printerAddress.split(':');
  const sockets = new Set<Socket>();
  let left = bytesTowardsPrinter;
  let mended = false;
  const server = createServer((client) => {
    const printer = connect(Number(port), host);
    for (const [end, other] of [[client, printer] as const, [printer, client] as const]) {
      sockets.add(end);
      end.on('error', () => end.destroy());
      // What was let through still arrives.
      end.on('close', () => other.destroySoon());
    }
    printer.pipe(client);
    if (mended) client.pipe(printer);
    else client.on('data', forward);

    function forward(chunk: Buffer): void {
      printer.write(chunk.subarray(0, left));
      left = Math.max(0, left - chunk.length);
      if (left > 0) return;
      mended = true;
      client.destroy();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      for (const socket of sockets) socket.destroy();
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
}
