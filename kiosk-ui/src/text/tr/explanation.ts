/** In Turkish: five things to know, each in two layers, and two questions that check our explanation. */
import type { Message, Messages } from '../message.ts';

const never = ['Bankanız', 'Sigortanız, ek sigortanız (mutuelle)', 'İşvereniniz'] as const;

const explainNever: Message = {
  title: 'Onu kim hiçbir zaman okuyamaz?',
  body: [],
  rows: never,
  after: ['Kanun böyledir.'],
};

const explainYours: Message = {
  title: 'Bu sizin dosyanız',
  body: [],
  rows: ['Bir belgeyi gizleyebilirsiniz', 'Bir erişimi kaldırabilirsiniz', 'Hepsini kapatabilirsiniz'],
  after: ['Kapanınca 10 yıl saklanır, sonra silinir.'],
};

const forced = [
  'Kimse onu okumayı şart koşamaz.',
  'Ne kredi için, ne iş için.',
  'Ne de sigorta için, siz kabul etseniz bile.',
  'Kanun, bunu isteyeni cezalandırır.',
] as const;

const moreNever: Message = { title: 'Kanun dosyanızı korur', body: [], rows: forced };

const explainEmergency: Message = {
  title: 'Acil durumda',
  body: ['Bir doktor zaman kazanabilir.'],
  rows: ['Alerjilerinizi görür', 'Tedavilerinizi görür', 'Kimi arayacağını bilir'],
  after: ['Evet veya hayır seçeceksiniz.'],
};

export const explanation = {
  explainWhat: {
    title: 'DMP nedir?',
    body: ['DMP sizin sağlık dosyanızdır.', 'Hepsini aynı yerde saklar:'],
    rows: ['Tedavileriniz', 'Tahlilleriniz', 'Alerjileriniz'],
    after: ['Ücretsizdir. Hayır diyebilirsiniz.'],
  },
  moreWhat: {
    title: 'İçinde ne var?',
    body: ['DMP, Fransızcada paylaşılan tıbbi dosya demektir.'],
    rows: [
      'Sonuçlarınız, röntgenleriniz',
      'Doktorlarınızın mektupları',
      'Acil durumda aranacak kişi',
      'Yaşamın sonu için istekleriniz',
      'Aynı tahlili iki kez yapmamak için bilgiler',
      'Birlikte alınmayacak ilaçlar için bilgiler',
    ],
    after: ['Doktorunuz kendi dosyasını da saklar.'],
  },
  explainWho: {
    title: 'Onu kim okuyabilir?',
    body: [],
    rows: ['Siz', 'Sizi tedavi edenler'],
    after: ['Örneğin doktorunuz, eczacınız.', 'Kimin okuduğunu görürsünüz.', 'Birini engelleyebilirsiniz.'],
  },
  moreWho: {
    title: 'Denetim sizde kalır',
    body: [],
    rows: [
      'Her okuma bir iz bırakır.',
      'Bu izleri görebilirsiniz.',
      'Bir sağlık çalışanını engelleyebilirsiniz.',
      'Başka bir sağlık çalışanı izninizi almalıdır.',
      'Aile doktorunuz gizli belgeleri de görür.',
    ],
  },
  'explainNever.consent-2016': { ...explainNever, rows: [...never, 'İş yeri doktoru'] },
  'explainNever.mes-2022': explainNever,
  'moreNever.consent-2016': moreNever,
  'moreNever.mes-2022': {
    ...moreNever,
    rows: [...forced, 'İş yeri doktoru izninizi almalıdır.', 'Hayır derseniz işvereniniz bunu bilmemelidir.'],
  },
  'explainYours.consent-2016': explainYours,
  'explainYours.mes-2022': explainYours,
  moreYours: {
    title: 'İsteyebilecekleriniz',
    body: [],
    rows: [
      'Kendi belgelerinizi eklemek',
      'Bir belgeyi gizlemek',
      'Dosyayı istediğiniz zaman kapatmak',
      '10 yıldan önce sildirmek',
      'Daha sonra yeniden açmak',
    ],
    after: ['Ondan Fransız sağlık sigortası sorumludur.'],
  },
  'explainEmergency.consent-2016': explainEmergency,
  'explainEmergency.mes-2022': { ...explainEmergency, after: ['Hayır diyebilirsiniz.'] },
  moreEmergency: {
    title: 'Acil durum için iki seçim',
    body: [],
    rows: [
      'Artık konuşamıyorsunuz: bir sağlık çalışanı okuyabilir mi?',
      'Biri 15’i arıyor: SAMU okuyabilir mi?',
      'Her birine evet veya hayır dersiniz.',
      'Her okuma bir iz bırakır.',
    ],
  },

  quizInsurer: {
    title: 'Sigortanız dosyanızı okuyabilir mi?',
    body: ['İyi anlatabildik mi?'],
  },
  fixInsurer: {
    title: 'İşte cevap',
    body: ['Hayır. Sigortanız dosyanızı okuyamaz.', 'Kanun bunu yasaklar.'],
  },
  quizClose: {
    title: 'Dosyanızı daha sonra kapatabilir misiniz?',
    body: ['İyi anlatabildik mi?'],
  },
  fixClose: {
    title: 'İşte cevap',
    body: ['Evet. Dosyanızı istediğiniz zaman kapatabilirsiniz.'],
  },
  'staffExplain.sending': {
    title: 'Bir görevli size anlatacak',
    body: ['Bankoya haber veriyoruz.', 'Yine de hayır diyebilirsiniz.'],
  },
  'staffExplain.waiting': {
    title: 'Bir görevli size anlatacak',
    body: ['Bankonun haberi var.', 'Acele etmeyin.', 'Yine de hayır diyebilirsiniz.'],
  },
  'staffExplain.taken': {
    title: 'Bir görevli geliyor',
    body: ['Ona sorularınızı sorun.', 'Yine de hayır diyebilirsiniz.'],
  },
  'staffExplain.unheard': {
    title: 'Banko cevap vermiyor',
    body: ['Cihaz ona haber veremiyor.', 'Tekrar okuyabilir veya hayır diyebilirsiniz.'],
  },
} satisfies Partial<Messages>;
