/** What can be held in front of the virtual scanner. People are invented, or the example that ANS publishes. */

export interface Payload {
  /** AIM identifier; empty: the scanner was not set to send it. */
  aim: string;
  data: Buffer;
  /** Only so many of its reports are sent. */
  reports?: number;
}

export interface Sample {
  id: string;
  /** For the person at the bench. */
  title: string;
  about: string;
  payload: Payload;
}

const gs = '\u001d';
const header = `IS01${'0'.repeat(22)}`;
/** The example of « INS – Format datamatrix » v2.2, ANS. */
const published =
  `${header}S1277010115400329S21.2.250.1.213.1.4.8${gs}S3SARAH-LOU ANNA${gs}S4GARCIA-HAMMADI${gs}` +
  'S5FS621-01-1977S701154';
/** Order number 000, which is given to nobody; register of test numbers, whose name needs no separator. */
const ofTest = `${header}S1285057800600028S21.2.250.1.213.1.4.10S3HELENE${gs}S4DUPONT${gs}S5FS605-05-1985`;

export const samples: readonly Sample[] = [
  sample('ins', 'INS', 'L’exemple publié par l’ANS, en trois rapports.', ']d1', published),
  sample('ins-test', 'INS de test', 'Identité inventée ; refusée en production.', ']d1', ofTest),
  sample(
    'ins-without-separators',
    'INS sans séparateurs',
    'Le lecteur n’est pas réglé pour transmettre GS.',
    ']d1',
    published.replaceAll(gs, ''),
  ),
  sample('ins-wrong-key', 'INS faux', 'Clé du numéro fausse.', ']d1', published.replace('400329', '400330')),
  sample('2d-doc', '2D-Doc', 'Document signé d’une autre sorte : refusé.', ']d1', 'DC04FR0AXT4A0E840E8A'),
  sample(
    'apcv',
    'appli carte Vitale',
    'Octets inventés : le vrai contenu n’est pas public.',
    ']Q1',
    opaque(),
  ),
  sample('ean', 'Boîte de médicament', 'Code-barres EAN-13 sans rapport.', ']E0', '3400930000001'),
  sample('no-identifier', 'Sans identifiant', 'Le lecteur n’est pas réglé pour l’envoyer.', '', published),
  {
    ...sample('half', 'Lecture coupée', 'Seul le premier des trois rapports arrive.', ']d1', published),
    payload: { aim: ']d1', data: Buffer.from(published, 'latin1'), reports: 1 },
  },
  sample('too-long', 'Code sans fin', '9 000 octets ; l’agent s’arrête à 8 Kio.', ']Q1', 'A'.repeat(9_000)),
];

function sample(id: string, title: string, about: string, aim: string, text: string): Sample {
  return { id, title, about, payload: { aim, data: Buffer.from(text, 'latin1') } };
}

/** Every byte value once: whoever handles it must not care what is in it. */
function opaque(): string {
  return String.fromCharCode(...Array.from({ length: 256 }, (_, byte) => byte));
}
