/** In Portuguese: what is asked and answered. */
import type { Messages } from '../message.ts';

const sameCare = 'Os seus cuidados e reembolsos ficam iguais.';
const askForHelp = 'Para ter ajuda, ligue 3422.';
const onSite = 'Vá a monespacesante.fr.';

export const decision = {
  'decide.open': {
    title: 'Quer abrir o seu DMP?',
    body: ['A escolha é sua.', sameCare, 'Pode fechá-lo quando quiser.'],
  },
  'decide.reopen': {
    title: 'Quer reabrir o seu DMP?',
    body: ['A escolha é sua.', sameCare, 'Pode fechá-lo quando quiser.'],
  },
  'later.consent-2016': {
    title: 'Volte quando quiser',
    body: ['Nenhuma resposta ficou registada.', sameCare],
  },
  'later.mes-2022': {
    title: 'Volte quando quiser',
    body: [
      'O terminal não regista nada.',
      'Sem resposta, o processo abre-se sozinho.',
      'Também o pode fechar depois.',
    ],
  },
  emergencyChoice: {
    title: 'Um profissional pode ler em caso de urgência?',
    body: ['Por exemplo, se não puder falar.', 'Poderá mudar de ideias.'],
  },
  samuChoice: {
    title: 'O SAMU pode ler o seu processo?',
    body: ['O SAMU responde quando se liga para o 15.', 'Poderá mudar de ideias.'],
  },
  review: {
    title: 'Verifique as suas escolhas',
    body: [],
    rows: ['Abrir o meu DMP', 'Leitura em caso de urgência', 'Leitura pelo SAMU'],
  },
  closeExplain: {
    title: 'Quer fechar o seu processo?',
    body: ['Quem o trata deixa de o poder ler.', 'É guardado 10 anos e depois apagado.', 'Poderá reabri-lo.'],
  },
  informedAsk: {
    title: 'Quer um DMP?',
    body: ['Sem resposta, abre-se sozinho.', sameCare],
  },
  informedActivate: {
    title: 'Para usar o seu DMP',
    body: ['O terminal não regista nada.', onSite, 'Aí escolhe também para a urgência.', askForHelp],
  },
  informedOppose: {
    title: 'Para dizer não ao DMP',
    body: ['O terminal não regista nada.', 'Diga não na internet, ou à sua caixa de saúde.', sameCare],
  },
  guideClose: {
    title: 'Para fechar o seu processo',
    body: ['O terminal não o pode fechar.', onSite, askForHelp],
  },
  guideReopen: {
    title: 'Para ter um novo processo',
    body: ['O terminal não o pode abrir.', onSite, askForHelp],
  },
} satisfies Partial<Messages>;
