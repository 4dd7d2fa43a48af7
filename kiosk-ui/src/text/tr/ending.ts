/** In Turkish: what is done with the answer, how it ended, and the way out. */
import type { Messages } from '../message.ts';

const sameCare = 'Tedavileriniz ve geri ödemeleriniz aynı kalır.';
const mayHelp = 'Bir görevli yardım edebilir.';
const mayCheck = 'Bir görevli bakabilir.';
const mayChange = 'Fikrinizi değiştirebilirsiniz.';
const seeStaff = 'Lütfen görevliye gidin';
const notYetOpen = 'DMP’niz henüz açık değil.';
const open = 'DMP’niz açık.';
const printOrAsk = 'Tekrar yazdırabilir veya bankoya sorabilirsiniz.';
const onlyTheNew = 'Tekrar yazdırırsanız yalnız yeni fiş geçerlidir.';
const noAnswer = {
  title: 'Cevabı almadık',
  body: ['İsteğiniz gitmiş olabilir.', 'Cevabı bir kez daha isteyebilirsiniz.'],
};

export const ending = {
  creating: {
    title: 'Açılışı istiyoruz',
    body: ['Kartı bırakın.'],
    rows: ['Onayınız', 'Ulusal hizmet'],
  },
  printing: { title: 'Kâğıdınızı yazdırıyoruz', body: ['Biraz bekleyin.'] },
  unanswered: noAnswer,
  refusing: { title: 'Hayır dediniz', body: ['Dosya açmıyoruz.', sameCare] },
  'refused.none': { title: 'Anladık', body: ['Dosya açmıyoruz.', sameCare, mayChange] },
  'refused.kept': { title: 'Anladık', body: ['Seçiminiz aynı kalır.', sameCare, mayChange] },
  closing: {
    title: 'Kapanışı istiyoruz',
    body: ['Kartı bırakın.'],
    rows: ['İsteğiniz', 'Ulusal hizmet'],
  },
  closeUnanswered: noAnswer,
  closed: {
    title: 'Dosyanız kapalı',
    body: ['Sizi tedavi edenler artık okuyamaz.', 'İstediğiniz zaman yeniden açabilirsiniz.'],
  },
  closeRequested: {
    title: 'Kapanış istendi',
    body: ['Dosyanız henüz kapalı değil.', 'İsteğiniz sizsiz devam eder.'],
  },
  closeRefused: {
    title: 'Hizmet kabul etmedi',
    body: ['Dosyanız açık kalır.', mayHelp],
  },

  done: {
    title: 'DMP’niz açık',
    body: [
      'Sizi tedavi edenler belgelerinizi oraya koyabilir.',
      'Onu istediğiniz zaman kapatabilirsiniz.',
      'Okumak için bir kod gerekecek.',
    ],
  },
  pending: {
    title: 'Açılış istendi',
    body: [notYetOpen, 'İsteğiniz sizsiz devam eder.', 'Evde bir kod işinize yarayacak.'],
  },
  'ticketMissing.created': { title: 'Fiş çıkmadı', body: [open, printOrAsk] },
  'ticketMissing.pending': { title: 'Fiş çıkmadı', body: [notYetOpen, printOrAsk] },
  codeShown: {
    title: 'Kodunuz, yalnız sizin için',
    body: ['Bu kareyi telefonunuzla okutun.', 'Veya kodu ve adresi yazın.'],
  },
  'ticketDoubtful.created': { title: 'Fişiniz çıktı mı?', body: [open, onlyTheNew] },
  'ticketDoubtful.pending': { title: 'Fişiniz çıktı mı?', body: [notYetOpen, onlyTheNew] },
  refusedByService: {
    title: 'Hizmet kabul etmedi',
    body: ['Hiçbir dosya açık değil.', sameCare, mayHelp],
  },
  unknownOutcome: {
    title: 'Cevabı almadık',
    body: ['DMP’nizin açık olup olmadığını bilmiyoruz.', mayCheck],
  },

  'handOver.asking': { title: seeStaff, body: ['Onun için bir numara hazırlıyoruz.'] },
  'handOver.given': {
    title: seeStaff,
    body: ['Ona bu numarayı verin.', 'Sizinle bitirir. Hiçbir şey kaybolmaz.'],
  },
  'handOver.unheard': { title: seeStaff, body: ['Ona nerede kaldığınızı söyleyin.', 'Sizinle bitirir.'] },

  'receiptChoice.code': {
    title: 'Kodunuzu nasıl istersiniz?',
    body: ['Kâğıtta, telefonunuzda veya hiç.'],
  },
  'receiptChoice.sheet': {
    title: 'Kâğıt ister misiniz?',
    body: ['Kâğıtta, telefonunuzda veya hiç.'],
  },
  receiptShown: {
    title: 'Bu kareyi okutun',
    body: ['Telefonunuz sayfayı açar.', 'Veya adresi yazın.'],
  },
  paperMissing: {
    title: 'Cihaz yazdırmıyor',
    body: ['Kâğıdı telefonunuzda okuyabilirsiniz.', 'Bir görevli de yardım edebilir.'],
  },

  takeCard: { title: 'Kartınızı geri alın', body: ['Hâlâ cihazda.'] },
  cardForgotten: { title: 'Kartınızı unutmayın', body: ['Hâlâ cihazda.'] },
  wiping: { title: 'Ekranı siliyoruz', body: ['Biraz bekleyin.'] },
  cardGoneAfterRequest: {
    title: 'Kart çıktı',
    body: ['Ekran silindi.', 'İsteğiniz gitti bile.', mayCheck],
  },
  thanks: { title: 'Teşekkürler', body: ['Ekran silindi.', 'Hoşça kalın.'] },
} satisfies Partial<Messages>;
