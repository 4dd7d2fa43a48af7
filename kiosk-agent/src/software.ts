/** This program, as evidence names it. */
export const software = 'borne-agent/0.1.0';
