/** GET /health (contract/health.ts): for a monitor on this machine. */
import type { RequestHandler } from 'express';
import type { SelfTest } from '../health/self-test.ts';

export function healthRoute(health: SelfTest): RequestHandler {
  return (_request, response) => {
    const report = health.report();
    response.status(report.inService ? 200 : 503).json(report);
  };
}
