/** This program, as evidence names it. */
export const software = 'borne-server/0.1.0';
