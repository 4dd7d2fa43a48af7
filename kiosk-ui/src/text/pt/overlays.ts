/** In Portuguese: what is laid over a visit, which keeps its place meanwhile. */
import type { Messages } from '../message.ts';

const stay = ['Fique aqui, por favor.', 'O seu cartão fica no terminal.'] as const;

export const overlays = {
  'help.sending': { title: 'Estamos a avisar o balcão', body: stay },
  'help.waiting': {
    title: 'O balcão está avisado',
    body: [...stay, 'Entretanto, o seu ecrã fica escondido.'],
  },
  'help.taken': { title: 'Alguém está a chegar', body: stay },
  'help.unheard': {
    title: 'O balcão não responde',
    body: ['O terminal não o consegue avisar.', 'Pergunte no balcão, ou continue.'],
  },
  helpNoAnswer: {
    title: 'De momento ninguém está livre',
    body: ['A sua chamada continua visível no balcão.', 'Pode continuar, ou parar.'],
  },
  idleWarning: {
    title: 'Ainda está aí?',
    body: ['Toque no ecrã para continuar.', 'Senão, o terminal apaga tudo dentro de 1 minuto.'],
  },
  'quitConfirm.before': { title: 'Quer parar?', body: ['De momento nada mudou.'] },
  'quitConfirm.sent': {
    title: 'Quer parar?',
    body: ['O seu pedido já seguiu.', 'Continua sem si.'],
  },
  'quitConfirm.after': { title: 'Quer parar?', body: ['O ecrã vai ser apagado.'] },
  cardGone: {
    title: 'Insira de novo o seu cartão',
    body: ['O ecrã está escondido.', 'Tem 30 segundos.', 'Depois, o terminal apaga tudo.'],
  },
  language: { title: 'Escolha a sua língua', body: [] },
  display: { title: 'Como quer ler?', body: [] },
} satisfies Partial<Messages>;
