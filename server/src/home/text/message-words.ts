/**
 * What is sent by SMS and by e-mail, in every language of the screens. `{secret}` is the code or the password. The login
 * is never here: it was on the page. Only the French was read by somebody who speaks it.
 */
import type { Language } from '../../../contract/index.ts';

interface Words {
  subject: string;
  /** Plain letters, short: an SMS is paid and read by the piece. */
  sms: string;
  email: string;
}

export interface MessageWords {
  oneTimeCode: Words;
  password: Words;
}

const fr: MessageWords = {
  oneTimeCode: {
    subject: 'Votre code pour la page du DMP',
    sms: 'DMP : votre code est {secret}. Il sert une fois, pendant 10 minutes. Ne le donnez à personne.',
    email:
      'Bonjour,\n\nVotre code pour la page du DMP est :\n\n{secret}\n\nIl sert une fois, pendant 10 minutes. Ne le donnez à personne.\nVous n’avez rien demandé ? Alors ne faites rien.',
  },
  password: {
    subject: 'Votre mot de passe pour le DMP',
    sms: 'DMP : votre mot de passe est {secret}. Votre identifiant est sur la page. Gardez-les séparés. Ne les donnez à personne.',
    email:
      'Bonjour,\n\nVotre mot de passe pour le DMP est :\n\n{secret}\n\nVotre identifiant est sur la page que vous avez ouverte. Gardez les deux séparés.\nNe les donnez à personne. Personne ne vous les demandera au téléphone.',
  },
};

const en: MessageWords = {
  oneTimeCode: {
    subject: 'Your code for the DMP page',
    sms: 'DMP: your code is {secret}. It works once, for 10 minutes. Do not give it to anyone.',
    email:
      'Hello,\n\nYour code for the DMP page is:\n\n{secret}\n\nIt works once, for 10 minutes. Do not give it to anyone.\nYou did not ask for it? Then do nothing.',
  },
  password: {
    subject: 'Your password for the DMP',
    sms: 'DMP: your password is {secret}. Your login is on the page. Keep them apart. Do not give them to anyone.',
    email:
      'Hello,\n\nYour password for the DMP is:\n\n{secret}\n\nYour login is on the page that you opened. Keep the two apart.\nDo not give them to anyone. Nobody will ask you for them on the phone.',
  },
};

const ar: MessageWords = {
  oneTimeCode: {
    subject: 'رمزك لصفحة الملف الطبي المشترك (DMP)',
    sms: 'رمزك لصفحة DMP هو {secret}. يصلح مرة واحدة، لمدة 10 دقائق. لا تعطه لأحد.',
    email:
      'مرحبًا،\n\nرمزك لصفحة الملف الطبي المشترك (DMP) هو:\n\n{secret}\n\nيصلح مرة واحدة، لمدة 10 دقائق. لا تعطه لأحد.\nلم تطلب شيئًا؟ إذن لا تفعل شيئًا.',
  },
  password: {
    subject: 'كلمة المرور الخاصة بك للملف الطبي المشترك (DMP)',
    sms: 'كلمة المرور لملف DMP هي {secret}. اسم المستخدم موجود في الصفحة. احفظهما منفصلين. لا تعطهما لأحد.',
    email:
      'مرحبًا،\n\nكلمة المرور الخاصة بك للملف الطبي المشترك (DMP) هي:\n\n{secret}\n\nاسم المستخدم موجود في الصفحة التي فتحتها. احفظ الاثنين منفصلين.\nلا تعطهما لأحد. لن يطلبهما منك أحد بالهاتف.',
  },
};

const pt: MessageWords = {
  oneTimeCode: {
    subject: 'O seu código para a página do DMP',
    sms: 'DMP: o seu código é {secret}. Serve uma vez, durante 10 minutos. Não o dê a ninguém.',
    email:
      'Bom dia,\n\nO seu código para a página do DMP é:\n\n{secret}\n\nServe uma vez, durante 10 minutos. Não o dê a ninguém.\nNão pediu nada? Então não faça nada.',
  },
  password: {
    subject: 'A sua palavra-passe para o DMP',
    sms: 'DMP: a sua palavra-passe é {secret}. O seu identificador está na página. Guarde-os separados. Não os dê a ninguém.',
    email:
      'Bom dia,\n\nA sua palavra-passe para o DMP é:\n\n{secret}\n\nO seu identificador está na página que abriu. Guarde os dois separados.\nNão os dê a ninguém. Ninguém lhos vai pedir por telefone.',
  },
};

const tr: MessageWords = {
  oneTimeCode: {
    subject: 'DMP sayfası için kodunuz',
    sms: 'DMP: kodunuz {secret}. Bir kez, 10 dakika geçerlidir. Kimseye vermeyin.',
    email:
      'Merhaba,\n\nDMP sayfası için kodunuz:\n\n{secret}\n\nBir kez, 10 dakika geçerlidir. Kimseye vermeyin.\nSiz istemediyseniz hiçbir şey yapmayın.',
  },
  password: {
    subject: 'DMP için parolanız',
    sms: 'DMP: parolanız {secret}. Kullanıcı adınız sayfadadır. İkisini ayrı saklayın. Kimseye vermeyin.',
    email:
      'Merhaba,\n\nDMP için parolanız:\n\n{secret}\n\nKullanıcı adınız açtığınız sayfadadır. İkisini ayrı saklayın.\nKimseye vermeyin. Hiç kimse bunları sizden telefonla istemez.',
  },
};

export const messageWords: Readonly<Record<Language, MessageWords>> = {
  fr,
  // Simple already: one text, so that the two never say two things.
  'fr-simple': fr,
  en,
  ar,
  pt,
  tr,
};
