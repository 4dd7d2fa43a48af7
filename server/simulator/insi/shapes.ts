/** What a request of INSi must look like (WSDL DESIR_ICIR_EXP_1.5.0), stricter: what it leaves optional we always need. */
import { inNamespace, once, optional, type Shape, text } from '../reading/shape.ts';
import { ns } from '../vocabulary.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const date = /^\d{4}-\d{2}-\d{2}$/;
const number = /^\d{6}[AB0-9]\d{6}$/;
const name = /^[A-Z][A-Z' -]*$/;
const sender = /^[0134578]\S{8,}$/;
const rank = /^[1-9]$/;

const head = [text('Id', uuid), text('Temps', instant), text('Emetteur', sender)];

/** Empty for a search by traits. */
export const coverage = (byCard: boolean): Shape =>
  inNamespace(
    ns.bam,
    once('ContexteBAM', { Version: '01_02' }, [
      ...head,
      once('COUVERTURE', {}, byCard ? [insured, beneficiary] : []),
    ]),
  );

const insured = once('ASSURE', {}, [once('Id', {}, [text('Num', number)])]);
const beneficiary = once('BENEFICIAIRE', {}, [
  optional(once('Nir', {}, [text('Num', number)])),
  text('DateNai', date),
  text('Rang', rank),
]);

export const software: Shape = inNamespace(
  ns.lps,
  once('ContexteLPS', { Nature: 'CTXLPS', Version: '01_00' }, [
    ...head,
    once('LPS', {}, [
      text('IDAM', /\S/, { R: '4' }),
      text('Version'),
      text('Instance', uuid),
      text('Nom', /^urn:lps:/),
    ]),
  ]),
);

export const traitsQuestion: Shape = inNamespace(
  ns.recSans,
  once('RECSANSVITALE', {}, [
    text('NomNaissance', name),
    text('Prenom', name),
    text('Sexe', /^[MF]$/),
    text('DateNaissance', date),
    optional(text('LieuNaissance', /^[A-Z0-9]{5}$/)),
  ]),
);

export const cardQuestion: Shape = inNamespace(
  ns.recVit,
  once('RECVITALE', {}, [
    optional(once('MatriculeIndividu', {}, [text('NumIdentifiant', number)])),
    once('MatriculeOD', {}, [text('NumIdentifiant', number)]),
    optional(text('NomNaissance', name)),
    text('DateNaissance', date),
    text('RangNaissance', rank),
  ]),
);
