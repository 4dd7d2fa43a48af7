/** The receipts and guides in Portuguese, as it is spoken in Portugal. Not read by a native reader yet (review.ts). */
import type { Regime } from '../consent.ts';
import type { Sheet, SheetPart, Sheets } from './sheet.ts';

const sameCare = 'Os seus cuidados e os seus reembolsos não mudam.';
const kept = 'Fechado, é guardado 10\u00a0anos e depois apagado.';
const help: SheetPart = { lines: ['Para ter ajuda, ligue\u00a03422.'] };

const byRegime = {
  'consent-2016': {
    never: ['O seu banco, o seu seguro, a sua mutuelle.', 'O seu patrão, o médico do trabalho.'],
    emergency: 'É você que escolhe: sim ou não.',
    end: ['Sem o seu acordo, nada se abre.', 'Para escolher, volte com a sua carte Vitale.'],
  },
  'mes-2022': {
    never: ['O seu banco, o seu seguro, a sua mutuelle.', 'O seu patrão.'],
    emergency: 'Pode dizer que não.',
    end: ['Sem resposta, o dossiê abre-se sozinho.', 'Pode dizer que não antes, ou fechá-lo depois.'],
  },
} satisfies Record<Regime, object>;

function information(regime: Regime): Sheet {
  const { never, emergency, end } = byRegime[regime];
  return {
    title: 'O DMP em 5\u00a0pontos',
    parts: [
      {
        head: '1. O dossiê médico partilhado (DMP)',
        lines: ['Reúne os seus tratamentos, exames e alergias.', 'É gratuito.'],
      },
      {
        head: '2. Quem o pode ler?',
        lines: ['Você, e quem trata de si.', 'Você vê quem leu. Pode bloquear um profissional.'],
      },
      { head: '3. Quem nunca o pode ler?', lines: [...never, 'A lei proíbe.'] },
      { head: '4. O dossiê é seu', lines: ['Pode esconder um documento, ou fechar tudo.', kept] },
      {
        head: '5. Em caso de urgência',
        lines: ['Um médico vê as suas alergias e tratamentos.', emergency],
      },
      { lines: [...end, sameCare] },
    ],
  };
}

export const sheetsPt: Sheets = {
  'information.consent-2016': information('consent-2016'),
  'information.mes-2022': information('mes-2022'),
  refusal: {
    title: 'Disse que não',
    first: 'Nada foi aberto.',
    parts: [
      { lines: [sameCare] },
      { lines: ['Poderá mudar de ideias.', 'Então, volte com a sua carte Vitale.'] },
    ],
  },
  'later.consent-2016': {
    title: 'Volte quando quiser',
    first: 'Nada foi aberto. Nenhuma resposta foi anotada.',
    parts: [{ lines: [sameCare] }, { lines: ['Para escolher, volte com a sua carte Vitale.'] }],
  },
  'later.mes-2022': {
    title: 'Volte quando quiser',
    first: 'Este aparelho não anotou nada.',
    parts: [
      {
        lines: [
          'Uma carta ou um e-mail avisa-o do dossiê.',
          'Seis semanas depois, ele abre-se sozinho.',
          'Antes disso, pode dizer que não.',
          'Depois, pode fechá-lo.',
        ],
      },
      { lines: [sameCare] },
      help,
    ],
  },
  closure: {
    title: 'O seu DMP está fechado',
    first: 'Quem trata de si já não o pode ler.',
    parts: [
      { lines: ['É guardado 10\u00a0anos e depois apagado.', 'Pode pedir que o apaguem mais cedo.'] },
      { lines: ['Pode reabri-lo quando quiser.', 'Então, volte com a sua carte Vitale.'] },
    ],
  },
  'closure-requested': {
    title: 'Fecho pedido',
    first: 'O seu DMP ainda não está fechado.',
    parts: [{ lines: ['O seu pedido continua sem si.'] }, { lines: [kept, 'Poderá reabri-lo.'] }],
  },
  'guide-activate': {
    title: 'Usar o seu DMP',
    first: 'Este aparelho não anotou nada.',
    parts: [
      {
        steps: [
          'Pegue na sua carte Vitale.',
          'Pegue no código que recebeu por carta ou e-mail. Serve durante seis semanas.',
          'Vá a monespacesante.fr.',
          'Não tem código? Peça-o no site. Chega por SMS ou e-mail.',
          'Escolha lá também o que quer em caso de urgência.',
        ],
      },
      help,
    ],
  },
  'guide-oppose': {
    title: 'Dizer não ao DMP',
    first: 'Este aparelho não anotou nada.',
    parts: [
      {
        head: 'Quando?',
        lines: [
          'Uma carta ou um e-mail avisa-o do dossiê.',
          'Tem então seis semanas para dizer que não.',
          'Depois, ainda pode fechar o dossiê.',
        ],
      },
      {
        head: 'Como?',
        lines: ['Na internet: monespacesante.fr.', 'Ou na sua caixa de seguro de doença (caisse).'],
      },
      { lines: [sameCare] },
      help,
    ],
  },
  'guide-close': {
    title: 'Fechar o seu dossiê',
    first: 'Este aparelho não o pode fechar.',
    parts: [
      { steps: ['Vá a monespacesante.fr.', 'Peça o fecho.'] },
      { lines: ['Pode fazê-lo quando quiser.', kept, 'Pode pedir que o apaguem mais cedo.'] },
      help,
    ],
  },
  'guide-reopen': {
    title: 'Ter um novo dossiê',
    first: 'Este aparelho não o pode abrir.',
    parts: [
      { steps: ['Vá a monespacesante.fr.', 'Peça um novo dossiê.'] },
      { lines: ['Pode fazê-lo quando quiser.', 'Os seus documentos antigos voltam para lá.'] },
      help,
    ],
  },
};
