/** In Portuguese: five things to know, each in two layers, and two questions that check our explanation. */
import type { Message, Messages } from '../message.ts';

const never = ['O seu banco', 'O seu seguro, a sua mutuelle', 'O seu patrão'] as const;

const explainNever: Message = {
  title: 'Quem nunca o pode ler?',
  body: [],
  rows: never,
  after: ['É a lei.'],
};

const explainYours: Message = {
  title: 'É o seu processo',
  body: [],
  rows: ['Pode esconder um documento', 'Pode retirar um acesso', 'Pode fechar tudo'],
  after: ['Fechado, é guardado 10 anos e depois apagado.'],
};

const forced = [
  'Ninguém pode exigir lê-lo.',
  'Nem para um empréstimo, nem para um emprego.',
  'Nem para um seguro, mesmo com o seu acordo.',
  'A lei castiga quem o exige.',
] as const;

const moreNever: Message = { title: 'A lei protege o seu processo', body: [], rows: forced };

const explainEmergency: Message = {
  title: 'Em caso de urgência',
  body: ['Um médico pode ganhar tempo.'],
  rows: ['Vê as suas alergias', 'Vê os seus tratamentos', 'Sabe quem deve chamar'],
  after: ['Vai escolher sim ou não.'],
};

export const explanation = {
  explainWhat: {
    title: 'O que é o DMP?',
    body: ['O DMP é o seu processo de saúde.', 'Guarda no mesmo lugar:'],
    rows: ['Os seus tratamentos', 'Os seus exames', 'As suas alergias'],
    after: ['É gratuito. Pode dizer não.'],
  },
  moreWhat: {
    title: 'O que há lá dentro?',
    body: ['DMP quer dizer, em francês, processo médico partilhado.'],
    rows: [
      'Os seus resultados e radiografias',
      'As cartas dos seus médicos',
      'Quem chamar em caso de urgência',
      'Os seus desejos para o fim da vida',
      'O que evita fazer um exame duas vezes',
      'O que mostra medicamentos que não combinam',
    ],
    after: ['O seu médico guarda também o seu próprio processo.'],
  },
  explainWho: {
    title: 'Quem o pode ler?',
    body: [],
    rows: ['A própria pessoa', 'Os profissionais que a tratam'],
    after: [
      'Por exemplo o seu médico, o seu farmacêutico.',
      'Pode ver quem leu.',
      'Pode bloquear um profissional.',
    ],
  },
  moreWho: {
    title: 'O controlo é seu',
    body: [],
    rows: [
      'Cada leitura deixa um rasto.',
      'Pode ver esses rastos.',
      'Pode bloquear um profissional.',
      'Outro profissional precisa do seu acordo.',
      'O seu médico de família vê também os documentos escondidos.',
    ],
  },
  'explainNever.consent-2016': { ...explainNever, rows: [...never, 'O médico do trabalho'] },
  'explainNever.mes-2022': explainNever,
  'moreNever.consent-2016': moreNever,
  'moreNever.mes-2022': {
    ...moreNever,
    rows: [
      ...forced,
      'O médico do trabalho precisa do seu acordo.',
      'Se recusar, o seu patrão não deve saber.',
    ],
  },
  'explainYours.consent-2016': explainYours,
  'explainYours.mes-2022': explainYours,
  moreYours: {
    title: 'O que pode pedir',
    body: [],
    rows: [
      'Juntar os seus documentos',
      'Esconder um documento',
      'Fechar o processo quando quiser',
      'Mandar apagá-lo antes dos 10 anos',
      'Reabri-lo mais tarde',
    ],
    after: ['O seguro de saúde francês é responsável por ele.'],
  },
  'explainEmergency.consent-2016': explainEmergency,
  'explainEmergency.mes-2022': { ...explainEmergency, after: ['Pode dizer não.'] },
  moreEmergency: {
    title: 'Duas escolhas para a urgência',
    body: [],
    rows: [
      'Já não pode falar: um profissional pode ler?',
      'Alguém liga para o 15: o SAMU pode ler?',
      'Diz sim ou não a cada uma.',
      'Cada leitura deixa um rasto.',
    ],
  },

  quizInsurer: {
    title: 'O seu seguro pode ler o seu processo?',
    body: ['Explicámos bem?'],
  },
  fixInsurer: {
    title: 'Aqui está a resposta',
    body: ['Não. O seu seguro não pode ler o seu processo.', 'A lei proíbe-o.'],
  },
  quizClose: {
    title: 'Pode fechar o seu processo mais tarde?',
    body: ['Explicámos bem?'],
  },
  fixClose: {
    title: 'Aqui está a resposta',
    body: ['Sim. Pode fechar o seu processo quando quiser.'],
  },
  'staffExplain.sending': {
    title: 'Alguém lhe vai explicar',
    body: ['Estamos a avisar o balcão.', 'Pode sempre dizer não.'],
  },
  'staffExplain.waiting': {
    title: 'Alguém lhe vai explicar',
    body: ['O balcão está avisado.', 'Não tenha pressa.', 'Pode sempre dizer não.'],
  },
  'staffExplain.taken': {
    title: 'Alguém está a chegar',
    body: ['Faça-lhe as suas perguntas.', 'Pode sempre dizer não.'],
  },
  'staffExplain.unheard': {
    title: 'O balcão não responde',
    body: ['O terminal não o consegue avisar.', 'Pode reler, ou dizer não.'],
  },
} satisfies Partial<Messages>;
