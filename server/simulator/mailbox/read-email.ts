/** Reads a plain e-mail as it comes over SMTP: headers, encoded words, quoted-printable or base64. Pure. */

export interface ReadEmail {
  subject: string;
  text: string;
}

export function readEmail(data: string): ReadEmail {
  const [head = '', ...body] = data.split('\r\n\r\n');
  const headers = new Map(
    head
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line): [string, string] => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
      }),
  );
  return {
    subject: decodeWords(headers.get('subject') ?? ''),
    text: decodeBody(
      body.join('\r\n\r\n'),
      (headers.get('content-transfer-encoding') ?? '7bit').toLowerCase(),
    ),
  };
}

function decodeBody(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8').trimEnd();
  if (encoding === 'quoted-printable') return quotedPrintable(body.replace(/=\r\n/g, '')).trimEnd();
  return Buffer.from(body, 'latin1').toString('utf8').trimEnd();
}

/** RFC 2047; white space between two encoded words is not part of the text. */
function decodeWords(value: string): string {
  return value
    .replace(/(=\?[^?]+\?[qb]\?[^?]*\?=)\s+(?==\?)/gi, '$1')
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_word, encoding: string, text: string) =>
      encoding.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString('utf8')
        : quotedPrintable(text.replaceAll('_', ' ')),
    );
}

function quotedPrintable(text: string): string {
  const bytes = text.replace(/=([0-9a-f]{2})/gi, (_match, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
