/** In Turkish: what is asked and answered. */
import type { Messages } from '../message.ts';

const sameCare = 'Tedavileriniz ve geri ödemeleriniz aynı kalır.';
const askForHelp = 'Yardım için 3422’yi arayın.';
const onSite = 'monespacesante.fr adresine gidin.';

export const decision = {
  'decide.open': {
    title: 'DMP’nizi açmak ister misiniz?',
    body: ['Seçim sizindir.', sameCare, 'Onu istediğiniz zaman kapatabilirsiniz.'],
  },
  'decide.reopen': {
    title: 'DMP’nizi yeniden açmak ister misiniz?',
    body: ['Seçim sizindir.', sameCare, 'Onu istediğiniz zaman kapatabilirsiniz.'],
  },
  'later.consent-2016': {
    title: 'İstediğiniz zaman gelin',
    body: ['Hiçbir cevap kaydedilmedi.', sameCare],
  },
  'later.mes-2022': {
    title: 'İstediğiniz zaman gelin',
    body: [
      'Cihaz hiçbir şey kaydetmez.',
      'Cevap yoksa dosya kendiliğinden açılır.',
      'Sonra da kapatabilirsiniz.',
    ],
  },
  emergencyChoice: {
    title: 'Acil durumda bir sağlık çalışanı okuyabilir mi?',
    body: ['Örneğin konuşamıyorsanız.', 'Fikrinizi değiştirebilirsiniz.'],
  },
  samuChoice: {
    title: 'SAMU dosyanızı okuyabilir mi?',
    body: ['SAMU, 15 arandığında cevap veren doktorlardır.', 'Fikrinizi değiştirebilirsiniz.'],
  },
  review: {
    title: 'Seçimlerinize bakın',
    body: [],
    rows: ['DMP’mi aç', 'Acil durumda okuma', 'SAMU’nun okuması'],
  },
  closeExplain: {
    title: 'Dosyanızı kapatmak ister misiniz?',
    body: [
      'Sizi tedavi edenler artık okuyamaz.',
      '10 yıl saklanır, sonra silinir.',
      'Yeniden açabilirsiniz.',
    ],
  },
  informedAsk: {
    title: 'Bir DMP ister misiniz?',
    body: ['Cevap yoksa kendiliğinden açılır.', sameCare],
  },
  informedActivate: {
    title: 'DMP’nizi kullanmak için',
    body: ['Cihaz hiçbir şey kaydetmez.', onSite, 'Acil durum seçimleri de oradadır.', askForHelp],
  },
  informedOppose: {
    title: 'DMP’ye hayır demek için',
    body: ['Cihaz hiçbir şey kaydetmez.', 'İnternette veya sağlık sigortanıza hayır deyin.', sameCare],
  },
  guideClose: {
    title: 'Dosyanızı kapatmak için',
    body: ['Cihaz onu kapatamaz.', onSite, askForHelp],
  },
  guideReopen: {
    title: 'Yeni bir dosya için',
    body: ['Cihaz onu açamaz.', onSite, askForHelp],
  },
} satisfies Partial<Messages>;
