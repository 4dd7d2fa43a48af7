/** In Portuguese: what is done with the answer, how it ended, and the way out. */
import type { Messages } from '../message.ts';

const sameCare = 'Os seus cuidados e reembolsos ficam iguais.';
const mayHelp = 'No balcão, podem ajudar.';
const mayCheck = 'No balcão, podem verificar.';
const mayChange = 'Poderá mudar de ideias.';
const atCounter = 'Dirija-se ao balcão';
const notYetOpen = 'O seu DMP ainda não está aberto.';
const open = 'O seu DMP está aberto.';
const printOrAsk = 'Pode imprimir de novo, ou pedir no balcão.';
const onlyTheNew = 'Se imprimir de novo, só o novo talão é válido.';
const noAnswer = {
  title: 'Não recebemos a resposta',
  body: ['O seu pedido talvez já tenha seguido.', 'Pode pedir a resposta mais uma vez.'],
};

export const ending = {
  creating: {
    title: 'Estamos a pedir a abertura',
    body: ['Deixe o cartão.'],
    rows: ['O seu acordo', 'O serviço nacional'],
  },
  printing: { title: 'Estamos a imprimir o seu papel', body: ['Espere um pouco.'] },
  unanswered: noAnswer,
  refusing: { title: 'Disse não', body: ['Não abrimos nenhum processo.', sameCare] },
  'refused.none': { title: 'Compreendemos', body: ['Não abrimos nenhum processo.', sameCare, mayChange] },
  'refused.kept': { title: 'Compreendemos', body: ['A sua escolha fica igual.', sameCare, mayChange] },
  closing: {
    title: 'Estamos a pedir o fecho',
    body: ['Deixe o cartão.'],
    rows: ['O seu pedido', 'O serviço nacional'],
  },
  closeUnanswered: noAnswer,
  closed: {
    title: 'O seu processo está fechado',
    body: ['Quem o trata já não o pode ler.', 'Poderá reabri-lo quando quiser.'],
  },
  closeRequested: {
    title: 'Fecho pedido',
    body: ['O seu processo ainda não está fechado.', 'O seu pedido continua sem si.'],
  },
  closeRefused: {
    title: 'O serviço não aceitou',
    body: ['O seu processo continua aberto.', mayHelp],
  },

  done: {
    title: 'O seu DMP está aberto',
    body: [
      'Quem o trata pode pôr lá os seus documentos.',
      'Pode fechá-lo quando quiser.',
      'Um código vai servir para o ler.',
    ],
  },
  pending: {
    title: 'Abertura pedida',
    body: [notYetOpen, 'O seu pedido continua sem si.', 'Um código vai servir-lhe em casa.'],
  },
  'ticketMissing.created': { title: 'O talão não saiu', body: [open, printOrAsk] },
  'ticketMissing.pending': { title: 'O talão não saiu', body: [notYetOpen, printOrAsk] },
  codeShown: {
    title: 'O seu código, só para si',
    body: ['Leia este quadrado com o telemóvel.', 'Ou anote o código e o endereço.'],
  },
  'ticketDoubtful.created': { title: 'O seu talão saiu?', body: [open, onlyTheNew] },
  'ticketDoubtful.pending': { title: 'O seu talão saiu?', body: [notYetOpen, onlyTheNew] },
  refusedByService: {
    title: 'O serviço não aceitou',
    body: ['Nenhum processo está aberto.', sameCare, mayHelp],
  },
  unknownOutcome: {
    title: 'Não recebemos a resposta',
    body: ['Não sabemos se o seu DMP está aberto.', mayCheck],
  },

  'handOver.asking': { title: atCounter, body: ['Estamos a preparar um número.'] },
  'handOver.given': { title: atCounter, body: ['Diga este número.', 'Terminam consigo. Nada se perde.'] },
  'handOver.unheard': { title: atCounter, body: ['Diga em que ponto ficou.', 'Terminam consigo.'] },

  'receiptChoice.code': {
    title: 'Como quer o seu código?',
    body: ['Em papel, no telemóvel, ou de modo nenhum.'],
  },
  'receiptChoice.sheet': {
    title: 'Quer um papel?',
    body: ['Em papel, no telemóvel, ou nada.'],
  },
  receiptShown: {
    title: 'Leia este quadrado',
    body: ['O seu telemóvel abre a página.', 'Ou anote o endereço.'],
  },
  paperMissing: {
    title: 'O terminal não imprime',
    body: ['Pode ler o papel no seu telemóvel.', 'No balcão, também podem ajudar.'],
  },

  takeCard: { title: 'Retire o seu cartão', body: ['Ainda está no terminal.'] },
  cardForgotten: { title: 'Não se esqueça do seu cartão', body: ['Ainda está no terminal.'] },
  wiping: { title: 'Estamos a apagar o ecrã', body: ['Espere um pouco.'] },
  cardGoneAfterRequest: {
    title: 'O cartão saiu',
    body: ['O ecrã está apagado.', 'O seu pedido já seguiu.', mayCheck],
  },
  thanks: { title: 'Obrigado', body: ['O ecrã está apagado.', 'Até à próxima.'] },
} satisfies Partial<Messages>;
