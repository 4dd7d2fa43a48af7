/** The sentences of the installer's test ticket. */

const nbsp = '\u00a0';

export const testTicketFr = {
  title: 'Ticket d’essai',
  profile: (name: string, dots: number, dotsPerInch: number) =>
    `Profil ${name}${nbsp}: ${dots}${nbsp}points, ${dotsPerInch}${nbsp}par pouce.`,
  confirms: {
    'GS r': 'L’imprimante confirme chaque ticket (GS r).',
    outlet: 'La sortie signale chaque ticket (DLE EOT 20).',
    nothing: `L’imprimante ne confirme rien${nbsp}: chaque ticket restera douteux.`,
  },
  page: (page: string, number: number) => `Ses lettres, page ${page} (ESC t ${number})${nbsp}:`,
  noPage: `Sans page${nbsp}: toutes les lettres sont dessinées.`,
  letters: 'éèêëàâäôöùûüçîïœæ ÉÈÊËÀÂÔÙÛÇÎÏŒÆŸ «ç» ’–…€°',
  asDrawn: `Elles doivent ressembler à celles-ci, dessinées${nbsp}:`,
  arabic: 'سطر بالعربية، من اليمين إلى اليسار: 123',
  ruler: (mm: number) => `Règle de ${mm}${nbsp}mm. Le trait va d’un bord à l’autre${nbsp}:`,
  /** ASCII, without a code and without an address. */
  qr: 'BORNE DMP, TICKET D ESSAI, AUCUN CODE ICI',
  end: 'Le papier est coupé sous cette ligne.',
} as const;
