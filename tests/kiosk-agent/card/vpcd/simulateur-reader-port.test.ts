import { describe } from 'vitest';
import { provePort } from '../port-promises.ts';

describe('the driver simulateur, on the agent’s own listener', () => provePort('simulateur'));
