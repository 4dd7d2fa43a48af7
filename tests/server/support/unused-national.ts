/** The parts of the national port that a double leaves out: whoever calls one learns it at once. */
import type { Administration } from '../../../server/src/dmp/administration.ts';
import type { Authorizations } from '../../../server/src/dmp/authorizations.ts';
import type { InternetAccess } from '../../../server/src/dmp/internet-access.ts';

const unused = async (): Promise<never> => {
  throw new Error('This double of the national service has no such transaction.');
};

export const unusedAccess: InternetAccess = {
  createAccess: unused,
  renewAccess: unused,
  changeAccess: unused,
};

export const unusedAdministration: Administration & Authorizations = {
  readRecord: unused,
  changeOppositions: unused,
  listProfessionals: unused,
  authorizeSelf: unused,
};
