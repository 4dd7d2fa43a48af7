/**
 * What changes on the page at home when its reader is not the person of the record: place in the words → sentence. `{of}`
 * is one of `of`; the neutral one stands until the reader has said who they are.
 */
export const representedFr = {
  of: {
    child: 'de votre enfant',
    represented: 'de la personne que vous représentez',
    unsaid: 'de la personne du dossier',
  },
  said: {
    'done.lines.0': 'Le DMP {of} est activé.',
    'done.lines.1': 'Maintenant, vous pouvez demander l’accès par internet.',
    'done.next': 'Demander l’accès internet',
    'channel.lead':
      'Le numéro ou l’adresse que vous donnez ouvre l’accès internet au DMP {of}. Nous vérifions d’abord qu’il est à vous.',
    'channel.none':
      'Ce service ne peut pas envoyer de code pour le moment. Le DMP {of} est activé quand même. Appelez le\u00a03422.',
    'access.asking': 'Nous demandons l’accès au service national. Cela peut prendre une minute…',
    'access.created': 'L’accès est créé',
    'access.exists': 'Il y a déjà un accès internet',
    'access.refusedLines':
      'Le service national a dit non. Le DMP {of} reste activé.\nVous pouvez essayer encore, ou appeler le\u00a03422.',
    'access.uncertainLines':
      'La réponse du service national s’est perdue. L’accès est peut-être créé, peut-être pas.\nVous pouvez demander encore\u00a0: il n’y aura jamais deux accès.',
    'access.none': 'L’accès n’a pas encore été demandé.',
    'access.ask': 'Demander l’accès internet',
    'home.active': 'Le DMP {of} est activé.',
    'home.closed': 'Le DMP {of} est fermé. Il est gardé 10\u00a0ans, puis effacé.',
    'home.rights': 'Les droits {of}',
    'home.trail': 'Qui a vu cette inscription\u00a0?',
    'home.receipt': 'Le reçu',
    'home.choices': 'Les choix pour l’urgence',
    'home.close': 'Fermer le DMP {of}',
    'home.erase': 'Faire effacer les données {of}',
    'trail.title': 'Qui a vu cette inscription\u00a0?',
    'trail.lead':
      'Tout ce qui a été fait avec cette inscription, du plus récent au plus ancien. Ce que les soignants lisent dans le DMP {of} se voit sur dmp.fr.',
    'trail.who.kiosk': 'À la borne',
    'trail.who.home': 'Sur cette page',
    'trail.who.unknown': 'Quelqu’un qui avait le code',
    'trail.events.evidence-exported': 'Copie de la preuve des réponses',
    'receipt.title': 'Le reçu',
    'receipt.opened': 'Réponse à l’ouverture du DMP {of}\u00a0: oui.',
    'receipt.reopened': 'Réponse à la réouverture du DMP {of}\u00a0: oui.',
    'receipt.parent': 'C’est un parent qui a répondu.',
    'receipt.guardian': 'C’est le représentant qui a répondu.',
    'receipt.emergency': 'Les choix pour l’urgence',
    'receipt.changes': 'Les changements',
    'receipt.withdraw': 'Le DMP {of} peut être fermé à tout moment, sur cette page ou à la borne.',
    'choices.title': 'Les choix pour l’urgence',
    'choices.breakGlass':
      'Si la vie {of} est en danger et que parler n’est pas possible, un soignant peut ouvrir le DMP.',
    'choices.emergencyCall':
      'Si quelqu’un appelle le 15 au sujet {of}, le médecin au téléphone peut ouvrir le DMP.',
    'choices.send': 'Enregistrer les choix',
    'choices.asking': 'Nous envoyons les choix au service national…',
    'choices.same': 'Ce sont déjà les choix enregistrés. Rien n’a changé.',
    'choices.changed': 'C’est fait. Le service national a noté les choix.',
    'choices.refused':
      'Le service national a dit non. Les choix n’ont pas changé. Pour de l’aide, appelez le\u00a03422.',
    'choices.unreachable':
      'Le service national ne répond pas. Les choix n’ont pas changé. Recommencez plus tard.',
    'choices.uncertain':
      'La réponse s’est perdue. Nous ne savons pas si les choix ont changé. Vous pouvez les envoyer encore.',
    'closing.title': 'Fermer le DMP {of}\u00a0?',
    'closing.lines.0': 'Vous retirez l’accord donné. Les soignants ne pourront plus lire le DMP {of}.',
    'closing.lines.2': 'Il pourra être rouvert, à la borne, avec la carte Vitale.',
    'closing.lines.3': 'Les soins et les remboursements restent les mêmes.',
    'closing.lines.4': 'Après, le ticket n’ouvre plus cette page. Prenez d’abord le reçu si vous le voulez.',
    'closing.confirm': 'Oui, fermer ce DMP',
    'closing.pendingLines':
      'Le DMP {of} n’est pas encore fermé. Nous continuons, même si vous quittez la page.',
    'closing.closed': 'Le DMP {of} est fermé',
    'closing.closedLines': 'Les soignants ne peuvent plus le lire. Il est gardé 10\u00a0ans, puis effacé.',
    'closing.refused': 'Le DMP {of} n’est pas fermé',
    'closing.busy': 'Une autre demande est en cours. Recommencez plus tard.',
    'erasure.title': 'Faire effacer les données {of}',
    'erasure.lines.0': 'Vous pouvez demander d’effacer ce que la borne garde sur cette personne.',
    'erasure.lines.2':
      'Une chose reste\u00a0: la preuve des réponses. Elle est gardée 10\u00a0ans après la fermeture, puis effacée.',
    'erasure.lines.3':
      'Ceci n’efface pas les documents du DMP {of}. Pour cela, fermez-le, ou appelez le\u00a03422.',
    'erasure.erased': 'Les données {of} sont effacées.',
    'erasure.bars.record-open':
      'Demande du {date}\u00a0: rien n’est effacé. Le DMP {of} est ouvert, et la preuve des réponses est gardée avec lui. Fermez-le d’abord.',
    'erasure.bars.act-under-way':
      'Demande du {date}\u00a0: rien n’est effacé. Une autre demande est en cours. Recommencez quand elle est finie.',
    'erasure.bars.kept':
      'Demande du {date}\u00a0: le mobile ou l’e-mail donné sur cette page est effacé. La preuve des réponses est gardée jusqu’au {until}, puis effacée sans autre demande.',
  },
};

export type RepresentedWords = typeof representedFr;
