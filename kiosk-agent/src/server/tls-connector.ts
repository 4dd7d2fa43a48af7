/** Connects with the kiosk's certificate, and marks what failed before a single byte of a request could leave. */
import { buildConnector } from 'undici';

/** PEM texts. */
export interface TlsIdentity {
  /** The only authority believed for the server. */
  ca: string;
  cert: string;
  key: string;
}

/** No connection was ever made: no name, no route, refused, too slow, or a certificate that is not the server's. */
export class NeverConnected extends Error {
  override readonly name = 'NeverConnected';
}

/** Long enough for a slow link, and shorter than any deadline of a call. */
export const connectMs = 4_000;

export function tlsConnector(identity: TlsIdentity): buildConnector.connector {
  const connect = buildConnector({
    ...identity,
    minVersion: 'TLSv1.3',
    allowH2: false,
    timeout: connectMs,
  });
  return (options, callback) =>
    connect(options, (...result) => {
      const [error, socket] = result;
      if (error) callback(new NeverConnected('The server was not reached.', { cause: error }), null);
      else callback(null, socket);
    });
}
