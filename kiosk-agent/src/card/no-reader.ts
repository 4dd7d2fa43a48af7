/** Why there is no reader, as codes: the page for the installer has a sentence for each. */
export const noReaderReasons = [
  /** The package `smartcard` is not installed, or not built for this machine. */
  'no-pcsc-binding',
  /** pcscd does not run, or stopped. */
  'no-daemon',
  /** The daemon runs, but sees no reader of the configured name. */
  'no-such-reader',
  /** Our own process beside the daemon, or around the licensed library, died or hung. */
  'process-lost',
  /** api-lec: the package `koffi` is not installed, or not for this machine. */
  'no-ffi-binding',
  /** api-lec: the file that describes the licensed library is not there. */
  'no-library-description',
  /** api-lec: that file does not say what it must. */
  'wrong-library-description',
  /** api-lec: the licensed library is not where its description says. */
  'no-library',
  /** api-lec: the file is there but is no library for this machine. */
  'library-not-loaded',
  /** api-lec: the library lacks a function of its description. */
  'library-function-missing',
  /** api-lec: `api_lec.ini` is not there. */
  'no-library-settings',
  /** api-lec: `api_lec.ini` names no reader: no line `Ressource_Vitale=`. */
  'no-library-reader',
  /** api-lec: the library itself says that it cannot work. */
  'library-refused',
  /** api-lec: a double of the library, in production. */
  'library-double',
] as const;
export type NoReaderReason = (typeof noReaderReasons)[number];
