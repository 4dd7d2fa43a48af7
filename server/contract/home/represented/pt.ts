/** What changes in Portuguese when the reader acts for somebody else. Not yet read by a native reader. */
import type { RepresentedWords } from './fr.ts';

export const representedPt: RepresentedWords = {
  of: {
    child: 'do seu filho ou da sua filha',
    represented: 'da pessoa que representa',
    unsaid: 'da pessoa do dossiê',
  },
  said: {
    'done.lines.0': 'O DMP {of} está ativado.',
    'done.lines.1': 'Agora pode pedir o acesso pela internet.',
    'done.next': 'Pedir o acesso pela internet',
    'channel.lead':
      'O número ou o endereço que dá abre o acesso pela internet ao DMP {of}. Primeiro verificamos que é seu.',
    'channel.none':
      'Este serviço não pode enviar um código neste momento. O DMP {of} está ativado na mesma. Ligue para o 3422.',
    'access.asking': 'Pedimos o acesso ao serviço nacional. Pode demorar um minuto…',
    'access.created': 'O acesso está criado',
    'access.exists': 'Já há um acesso pela internet',
    'access.refusedLines':
      'O serviço nacional disse não. O DMP {of} continua ativado.\nPode tentar outra vez, ou ligar para o 3422.',
    'access.uncertainLines':
      'A resposta do serviço nacional perdeu-se. O acesso talvez esteja criado, talvez não.\nPode pedir outra vez: nunca haverá dois acessos.',
    'access.none': 'O acesso ainda não foi pedido.',
    'access.ask': 'Pedir o acesso pela internet',
    'home.active': 'O DMP {of} está ativado.',
    'home.closed': 'O DMP {of} está fechado. É guardado 10 anos e depois apagado.',
    'home.rights': 'Os direitos {of}',
    'home.trail': 'Quem viu esta inscrição?',
    'home.receipt': 'O recibo',
    'home.choices': 'As escolhas para urgências',
    'home.close': 'Fechar o DMP {of}',
    'home.erase': 'Mandar apagar os dados {of}',
    'trail.title': 'Quem viu esta inscrição?',
    'trail.lead':
      'Tudo o que foi feito com esta inscrição, do mais recente ao mais antigo. O que os profissionais de saúde leem no DMP {of} vê-se em dmp.fr.',
    'trail.who.kiosk': 'No quiosque',
    'trail.who.home': 'Nesta página',
    'trail.who.unknown': 'Alguém que tinha o código',
    'trail.events.evidence-exported': 'Cópia da prova das respostas',
    'receipt.title': 'O recibo',
    'receipt.opened': 'Resposta à abertura do DMP {of}: sim.',
    'receipt.reopened': 'Resposta à reabertura do DMP {of}: sim.',
    'receipt.parent': 'Foi o pai ou a mãe que respondeu.',
    'receipt.guardian': 'Foi o representante que respondeu.',
    'receipt.emergency': 'As escolhas para urgências',
    'receipt.changes': 'As mudanças',
    'receipt.withdraw': 'O DMP {of} pode ser fechado em qualquer momento, nesta página ou no quiosque.',
    'choices.title': 'As escolhas para urgências',
    'choices.breakGlass':
      'Se a vida {of} estiver em perigo e não for possível falar, um profissional de saúde pode abrir o DMP.',
    'choices.emergencyCall':
      'Se alguém ligar para o 15 por causa da saúde {of}, o médico ao telefone pode abrir o DMP.',
    'choices.send': 'Guardar as escolhas',
    'choices.asking': 'Enviamos as escolhas ao serviço nacional…',
    'choices.same': 'Já são estas as escolhas. Nada mudou.',
    'choices.changed': 'Está feito. O serviço nacional anotou as escolhas.',
    'choices.refused':
      'O serviço nacional disse não. As escolhas não mudaram. Para ter ajuda, ligue para o 3422.',
    'choices.unreachable': 'O serviço nacional não responde. As escolhas não mudaram. Recomece mais tarde.',
    'choices.uncertain':
      'A resposta perdeu-se. Não sabemos se as escolhas mudaram. Pode enviá-las outra vez.',
    'closing.title': 'Fechar o DMP {of}?',
    'closing.lines.0':
      'Retira o acordo que foi dado. Os profissionais de saúde deixam de poder ler o DMP {of}.',
    'closing.lines.2': 'Poderá ser reaberto, no quiosque, com o cartão Vitale.',
    'closing.lines.3': 'Os cuidados e os reembolsos ficam iguais.',
    'closing.lines.4': 'Depois, o talão já não abre esta página. Leve primeiro o recibo, se o quiser.',
    'closing.confirm': 'Sim, fechar este DMP',
    'closing.pendingLines': 'O DMP {of} ainda não está fechado. Continuamos, mesmo que saia da página.',
    'closing.closed': 'O DMP {of} está fechado',
    'closing.closedLines':
      'Os profissionais de saúde já não o podem ler. É guardado 10 anos e depois apagado.',
    'closing.refused': 'O DMP {of} não está fechado',
    'closing.busy': 'Há outro pedido em curso. Recomece mais tarde.',
    'erasure.title': 'Mandar apagar os dados {of}',
    'erasure.lines.0': 'Pode pedir para apagar o que o quiosque guarda sobre esta pessoa.',
    'erasure.lines.2':
      'Uma coisa fica: a prova das respostas. É guardada 10 anos depois do fecho, e depois apagada.',
    'erasure.lines.3': 'Isto não apaga os documentos do DMP {of}. Para isso, feche-o, ou ligue para o 3422.',
    'erasure.erased': 'Os dados {of} estão apagados.',
    'erasure.bars.record-open':
      'Pedido de {date}: nada foi apagado. O DMP {of} está aberto, e a prova das respostas é guardada com ele. Feche-o primeiro.',
    'erasure.bars.act-under-way':
      'Pedido de {date}: nada foi apagado. Outro pedido está em curso. Tente de novo quando acabar.',
    'erasure.bars.kept':
      'Pedido de {date}: o telemóvel ou o e-mail dado nesta página está apagado. A prova das respostas é guardada até {until}, depois apagada sem outro pedido.',
  },
};
