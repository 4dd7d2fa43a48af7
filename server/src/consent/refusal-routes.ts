/** POST /v1/refusals. Not audited on purpose: a line with an hour would point at the person who was there. */
import type { Router } from 'express';
import { RefusalSchema } from '../../contract/index.ts';
import { kioskOf } from '../http/kiosk-identity.ts';
import { parsed } from '../http/request-body.ts';
import type { RefusalStore } from './refusal-store.ts';

export function refusalRoutes(router: Router, refusals: RefusalStore): void {
  router.post('/refusals', async (request, response) => {
    const { notice } = parsed(RefusalSchema, request.body);
    await refusals.count({ siteId: kioskOf(response).siteId, noticeVersion: notice.version });
    response.status(204).end();
  });
}
