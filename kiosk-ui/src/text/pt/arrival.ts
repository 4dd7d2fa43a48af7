/** In Portuguese: until the screen knows who is there and what may be done for them. */
import type { Messages } from '../message.ts';

const atCounter = 'Dirija-se ao balcão';

export const arrival = {
  connecting: { title: 'Um momento, por favor', body: ['O terminal está a preparar-se.'] },
  agentSilent: { title: 'O terminal está avariado', body: ['Retire o seu cartão.', 'Vá ao balcão.'] },
  screenTaken: {
    title: 'O terminal já está aberto',
    body: ['Está noutra janela.', 'Vá a essa janela.', 'Ou feche-a e toque em «Tentar de novo».'],
  },
  notPaired: {
    title: 'Esta página não é o terminal',
    body: ['Abra o endereço completo dado no arranque.', 'Ele muda a cada arranque.'],
  },
  'outOfService.no-reader': {
    title: 'O terminal está avariado',
    body: ['Não consegue ler os cartões.', 'Vá ao balcão.'],
  },
  'outOfService.server-unreachable': {
    title: 'O terminal está sem rede',
    body: ['De momento não pode abrir nada.', 'Volte mais tarde, ou vá ao balcão.'],
  },
  'outOfService.kiosk-unknown': {
    title: 'O terminal ainda não está pronto',
    body: ['O serviço não o reconhece.', 'Vá ao balcão.'],
  },
  'outOfService.maintenance': {
    title: 'O terminal está em manutenção',
    body: ['Volte daqui a pouco, ou vá ao balcão.'],
  },

  welcome: {
    title: 'O seu processo de saúde',
    body: [
      'É gratuito. A decisão é sua.',
      'Insira o seu cartão de saúde, a carte Vitale.',
      'Ou toque em «Começar».',
    ],
  },
  insertCard: {
    title: 'Insira a sua carte Vitale',
    body: ['O chip fica virado para si.', 'Entra em primeiro lugar.', 'Deixe o cartão até ao fim.'],
  },
  noCard: {
    title: 'Não tem a carte Vitale?',
    body: ['Pode ler o que é o DMP.', 'Para escolher, volte com o seu cartão.'],
  },
  informationEnd: {
    title: 'Já leu tudo',
    body: ['Nada ficou registado.', 'Para escolher, volte com a sua carte Vitale.'],
  },
  'informationEnd.again': {
    title: 'Já leu tudo',
    body: ['Nada ficou registado.', 'Pode tentar de novo.'],
  },
  reading: { title: 'Estamos a ler o seu cartão', body: ['Deixe o cartão.', 'Espere um pouco.'] },
  'cardProblem.unreadable': {
    title: 'O terminal lê mal o cartão',
    body: ['Retire o cartão.', 'Limpe o chip e insira de novo o cartão.'],
  },
  'cardProblem.mute': {
    title: 'O cartão não responde',
    body: ['Retire o cartão.', 'Vire-o e insira-o de novo.'],
  },
  'cardProblem.vitale-1': {
    title: 'Este cartão é demasiado antigo',
    body: ['O terminal não o consegue ler.', 'Retire-o. Peça um cartão novo à sua caixa de saúde.'],
  },
  'cardProblem.professional-card': {
    title: 'É um cartão de profissional',
    body: ['Retire este cartão.', 'Insira uma carte Vitale.'],
  },
  'cardProblem.not-vitale': {
    title: 'Não é uma carte Vitale',
    body: ['Retire este cartão.', 'Insira a sua carte Vitale.'],
  },
  'cardProblem.no-holder': {
    title: 'O cartão não dá nenhum nome',
    body: ['Retire o seu cartão.', 'Alguém do balcão pode ajudar.'],
  },
  'cardProblem.test-card': {
    title: 'É um cartão de teste',
    body: ['Não serve aqui. Retire-o.', 'Insira a sua carte Vitale.'],
  },

  whichPerson: { title: 'Por quem vem?', body: ['Toque no nome dessa pessoa.'] },
  isItYou: { title: 'Estes são os seus dados?', body: [] },
  notYou: {
    title: 'Essa pessoa tem de vir pessoalmente',
    body: ['Cada adulto decide por si próprio.', 'Retire o cartão e diga-lhe que venha com ele.'],
  },
  minorRep: {
    title: 'Por uma criança decidem os pais',
    body: ['Alguém do balcão vê os seus documentos.', 'A criança pode dar a sua opinião.'],
  },
  'papers.sending': {
    title: 'Alguém vai ver os seus documentos',
    body: ['Estamos a avisar o balcão.', 'Deixe o cartão.'],
  },
  'papers.waiting': {
    title: 'Alguém vai ver os seus documentos',
    body: ['O balcão está avisado.', 'Mostre o seu documento de identidade.', 'Deixe o cartão.'],
  },
  'papers.taken': {
    title: 'Alguém está a chegar',
    body: ['Mostre-lhe os seus documentos.', 'Deixe o cartão.'],
  },
  'papers.unheard': {
    title: 'O balcão não responde',
    body: ['O terminal não o consegue avisar.', 'Retire o cartão. Vá ao balcão.'],
  },
  checking: { title: 'Estamos a procurar o seu processo', body: ['Deixe o cartão.', 'Espere um pouco.'] },
  'notPossible.minor': {
    title: atCounter,
    body: ['Por uma criança decidem os pais.', 'No balcão, fazem o pedido consigo.'],
  },
  'notPossible.minors-not-served': {
    title: atCounter,
    body: ['Aqui, o terminal é só para adultos.', 'No balcão, podem informar.'],
  },
  'notPossible.papers-not-accepted': {
    title: atCounter,
    body: ['Os documentos não chegam.', 'No balcão, dizem-lhe o que é preciso.'],
  },
  'notPossible.no-number': {
    title: atCounter,
    body: ['O cartão não dá o seu número.', 'No balcão, podem ajudar.'],
  },
  'notPossible.wrong-number': {
    title: atCounter,
    body: ['O terminal não compreendeu bem o seu cartão.', 'No balcão, podem verificar.'],
  },
  'notPossible.birth-date-unreadable': {
    title: atCounter,
    body: ['O terminal não consegue ler a data de nascimento.', 'No balcão, podem verificar.'],
  },
  'notPossible.identity-not-recognised': {
    title: atCounter,
    body: [
      'O serviço nacional não reconheceu a identidade do cartão.',
      'Nada foi registado. No balcão, podem ajudar.',
    ],
  },
  'notPossible.barred': {
    title: atCounter,
    body: ['O terminal não pode continuar.', 'No balcão, podem responder-lhe.'],
  },
  offline: {
    title: 'O serviço não responde',
    body: ['Nada ficou registado.', 'Pode tentar de novo.'],
  },

  'alreadyOpen.consent-2016': {
    title: 'Já tem um processo',
    body: ['Quem o trata pode lê-lo.', 'Também o pode ler na internet.', 'Pode fechá-lo.'],
  },
  'alreadyOpen.mes-2022': {
    title: 'Já tem um processo',
    body: [
      'Está na internet, em Mon espace santé.',
      'Quem o trata pode lê-lo.',
      'Pode esconder um documento, ou fechar tudo.',
    ],
  },
  'wasClosed.consent-2016': {
    title: 'O seu processo está fechado',
    body: ['Pode mantê-lo fechado.', 'Pode reabri-lo.'],
  },
  'wasClosed.mes-2022': {
    title: 'O seu processo está fechado',
    body: ['Pode mantê-lo fechado.', 'Pode pedir um novo.'],
  },
  'wasOpposed.consent-2016': {
    title: 'Disse não ao processo',
    body: ['Pode manter esta escolha.', 'Pode mudá-la.'],
  },
  'wasOpposed.mes-2022': {
    title: 'Disse não ao processo',
    body: ['Pode manter esta escolha.', 'Pode mudá-la.'],
  },
  requested: {
    title: 'Abertura já pedida',
    body: ['O seu pedido está em curso.', 'Não tem nada a fazer aqui.'],
  },
} satisfies Partial<Messages>;
