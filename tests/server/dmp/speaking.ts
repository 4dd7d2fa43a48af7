/** One conversation of the real gateway with a simulator, closed whatever happens. */
import { expect } from 'vitest';
import { type SoapDmpOptions, soapDmp } from '../../../server/src/dmp/soap-dmp.ts';
import { gatewayOptions } from './gateway.ts';

export async function speaking<T>(
  url: string,
  run: (dmp: ReturnType<typeof soapDmp>) => Promise<T>,
  changes: Partial<SoapDmpOptions> = {},
): Promise<T> {
  const dmp = soapDmp(await gatewayOptions(url, changes));
  try {
    return await run(dmp);
  } finally {
    await dmp.close();
  }
}

/** A professional who authenticated personally (INDIRECTE_RENFORCEE). */
export const personally = {
  access: { mode: 'INDIRECTE_RENFORCEE', declaration: 'CONF_EXI_PGSSIS' },
} as const;

/** A member of staff of the structure, authenticated personally. */
export const asStaff = {
  ...personally,
  author: { id: '510B0000011/0007', family: 'PETIT', given: 'LOU' },
} as const;

/** The codes of the simulator, as the samples write them. */
export const codes = {
  outcome: 'created',
  login: expect.stringMatching(/^[a-z]{4}\d{4}$/),
  password: expect.stringMatching(/^\S{8}$/),
};
