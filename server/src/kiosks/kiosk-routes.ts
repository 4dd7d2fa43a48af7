/** GET /v1/kiosk: what a kiosk must know to serve. */
import type { Router } from 'express';
import type { KioskProfile, MinorsRule, Regime } from '../../contract/index.ts';
import { kioskOf } from '../http/kiosk-identity.ts';

export interface KioskRouteParts {
  regime: Regime;
  activationUrl: string;
  minors: MinorsRule;
}

export function kioskRoutes(router: Router, { regime, activationUrl, minors }: KioskRouteParts): void {
  router.get('/kiosk', (_request, response) => {
    const { id, siteName } = kioskOf(response);
    const profile: KioskProfile = { kioskId: id, siteName, regime, activationUrl, minors };
    response.json(profile);
  });
}
