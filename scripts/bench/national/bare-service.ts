/**
 * The least that any service over this wire can be, as a process of its own: mutual TLS 1.2 with the four suites, on
 * 127.0.0.1; it reads a request to its end and answers as many spaces as the path says. What a call over TLS costs by itself.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { suites } from '../../../server/src/dmp/transport.ts';

const [cert, key, ca] = process.argv.slice(2).map((path) => readFileSync(path));
if (!cert || !key || !ca) throw new Error('bare-service.ts CERTIFICATE KEY AUTHORITY');

const server = createServer(
  {
    ...{ cert, key, ca, requestCert: true, rejectUnauthorized: true },
    ...{ minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2', ciphers: suites },
  },
  (request, response) => {
    request.resume().once('end', () => {
      const length = Math.min(Number(request.url?.slice(1)) || 0, 1_048_576);
      response.writeHead(200, { 'content-type': 'text/plain', 'content-length': length });
      response.end(Buffer.alloc(length, ' '));
    });
  },
);
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') process.send?.({ port: address.port });
});
process.once('disconnect', () => process.exit(0));
