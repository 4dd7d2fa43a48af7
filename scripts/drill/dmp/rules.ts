/**
 * The rules of the integration guide that public material names (reference: dmp-protocol.md; the guide itself, SEL-MP-037,
 * was not available). A meaning is what that material says of the rule, not its official wording. Data only.
 */
export interface Rule {
  id: string;
  meaning: string;
  /** Null: it can be verified here. Else why nobody can. */
  unverifiable: string | null;
  /** What is ours to do and is not done or not tested; null: a test bears its id. */
  gap: string | null;
}

const tested = (id: string, meaning: string): Rule => ({ id, meaning, unverifiable: null, gap: null });
const unverifiable = (id: string, meaning: string, reason: string): Rule => ({
  id,
  meaning,
  unverifiable: reason,
  gap: null,
});

export const rules: readonly Rule[] = [
  tested('EX_GEN-1430', 'test and demonstration identities are blocked in production'),
  tested('EX_GEN-1250', 'order: Vitale, identity service, check, qualified INS'),
  tested('EX_GEN-1530', 'the INS comes from INSi alone, not from the card'),
  tested('EX_GEN-1265', 'traits of the carte Vitale travel unaltered'),
  tested('EX_GEN-1400', 'the carte Vitale is needed to create'),
  tested('EX_GEN-1470', 'secrets on paper, or split; never both on one electronic channel'),
  tested('EX_1.1-1010', 'explicit consent, its state stored; no consent, no creation'),
  tested('EX_1.1-1050', 'the two emergency choices travel as oppositions'),
  tested('EX_1.2-1010', 'reactivation under a new consent'),
  tested('EX_1.2-1030', 'the two emergency choices are asked at reactivation too'),
  tested('EX_0.3-1010', 'self-authorization only after an explicit act'),
  tested('EX_1.X-1200', 'warn that an e-mail or mobile opens the internet account'),
  tested('EX_1.X-1300', 'the account is opened automatically once a channel is given'),
  tested('REC_1.5-1100', 'a mobile number is ten digits, 06 or 07'),
  tested('EX_AIR-070', 'each assertion names its user and its structure'),
  tested('EX_AIR-080', 'mutual TLS with the certificate of the organisation'),
  tested('EX_AIR-085', 'never without the authenticated professional'),
  unverifiable(
    'EX_AIR-050',
    'declaration of the authentication (AuthnContextDecl)',
    'its value is not settled in public documents; ours is a setting',
  ),
  unverifiable(
    'EX_GEN-1255',
    'for mere access, traits may be typed',
    'the kiosk types nothing: there is nothing to verify',
  ),
  tested('EX_GEN-1550', 'minors’ functions and majority age are parameters'),
  unverifiable(
    'EX_0.1-1100',
    'secret access of minors (confidentiality code)',
    'the kiosk neither shows nor asks for what it protects',
  ),
  unverifiable(
    'EX_1.X-1320',
    'print the « accusé de création » when there is no account',
    'the official wording of the sheet is not public',
  ),
  unverifiable(
    'EX_1.5-1032',
    'print the document of secrets when there is one',
    'the official wording of the sheet is not public',
  ),
  unverifiable(
    'EX_1.5-1080',
    'the document of secrets cannot be edited',
    'the official wording of the sheet is not public',
  ),
];
