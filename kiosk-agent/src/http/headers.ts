/** Response headers of security.md §3.6: the page may load from, talk to and be framed by nothing but itself. */
import type { RequestHandler } from 'express';
import helmet from 'helmet';

const self = ["'self'"];
const nothing = ["'none'"];

/** Powers that the page gives up; loopback-network is its way to us (Local Network Access, T4). */
const permissions = [
  ...['camera', 'microphone', 'geolocation', 'usb', 'serial', 'hid', 'midi', 'payment'],
  ...[
    'clipboard-read',
    'clipboard-write',
    'display-capture',
    'publickey-credentials-get',
    'screen-wake-lock',
  ],
  'local-network',
].map((power) => `${power}=()`);

export const securityHeaders: RequestHandler[] = [
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': nothing,
        'script-src': self,
        'style-src': self,
        'img-src': ["'self'", 'data:'],
        'font-src': self,
        'media-src': self,
        'connect-src': self,
        'form-action': nothing,
        'base-uri': nothing,
        'frame-ancestors': nothing,
        'require-trusted-types-for': ["'script'"],
        'trusted-types': nothing,
      },
    },
    crossOriginEmbedderPolicy: { policy: 'require-corp' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    // Plain http on the loopback: there is nothing to upgrade to.
    strictTransportSecurity: false,
  }),
  (_request, response, next) => {
    response.setHeader('Permissions-Policy', [...permissions, 'loopback-network=(self)'].join(', '));
    response.setHeader('Cache-Control', 'no-store');
    next();
  },
];
