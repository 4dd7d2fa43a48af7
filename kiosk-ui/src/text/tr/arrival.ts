/** In Turkish: until the screen knows who is there and what may be done for them. */
import type { Messages } from '../message.ts';

const seeStaff = 'Lütfen görevliye gidin';

export const arrival = {
  connecting: { title: 'Bir dakika, lütfen', body: ['Cihaz hazırlanıyor.'] },
  agentSilent: { title: 'Cihaz bozuk', body: ['Kartınızı geri alın.', 'Bankoya gidin.'] },
  screenTaken: {
    title: 'Cihaz zaten açık',
    body: ['Başka bir pencerede.', 'O pencereye gidin.', 'Veya onu kapatıp “Tekrar dene”ye dokunun.'],
  },
  notPaired: {
    title: 'Bu sayfa cihazın sayfası değil',
    body: ['Başlangıçta verilen tam adresi açın.', 'Adres her başlangıçta değişir.'],
  },
  'outOfService.no-reader': {
    title: 'Cihaz bozuk',
    body: ['Kartları okuyamıyor.', 'Bankoya gidin.'],
  },
  'outOfService.server-unreachable': {
    title: 'Cihazın bağlantısı yok',
    body: ['Şu an hiçbir şey açamaz.', 'Daha sonra gelin veya bankoya gidin.'],
  },
  'outOfService.kiosk-unknown': {
    title: 'Cihaz henüz hazır değil',
    body: ['Hizmet onu tanımıyor.', 'Bankoya gidin.'],
  },
  'outOfService.maintenance': {
    title: 'Cihaz bakımda',
    body: ['Biraz sonra gelin veya bankoya gidin.'],
  },

  welcome: {
    title: 'Sağlık dosyanız',
    body: [
      'Ücretsizdir. Karar sizindir.',
      'Sağlık kartınızı (carte Vitale) takın.',
      'Veya “Başla”ya dokunun.',
    ],
  },
  insertCard: {
    title: 'Carte Vitale kartınızı takın',
    body: ['Çip size bakar.', 'Önce çip girer.', 'Kartı sonuna kadar bırakın.'],
  },
  noCard: {
    title: 'Carte Vitale kartınız yok mu?',
    body: ['DMP’nin ne olduğunu okuyabilirsiniz.', 'Seçmek için kartınızla gelin.'],
  },
  informationEnd: {
    title: 'Hepsini okudunuz',
    body: ['Hiçbir şey kaydedilmedi.', 'Seçmek için carte Vitale kartınızla gelin.'],
  },
  'informationEnd.again': {
    title: 'Hepsini okudunuz',
    body: ['Hiçbir şey kaydedilmedi.', 'Tekrar deneyebilirsiniz.'],
  },
  reading: { title: 'Kartınızı okuyoruz', body: ['Kartı bırakın.', 'Biraz bekleyin.'] },
  'cardProblem.unreadable': {
    title: 'Cihaz kartı iyi okuyamıyor',
    body: ['Kartı çıkarın.', 'Çipi silin, sonra kartı takın.'],
  },
  'cardProblem.mute': {
    title: 'Kart cevap vermiyor',
    body: ['Kartı çıkarın.', 'Çevirin, sonra tekrar takın.'],
  },
  'cardProblem.vitale-1': {
    title: 'Bu kart çok eski',
    body: ['Cihaz onu okuyamıyor.', 'Geri alın. Sağlık sigortanızdan yeni kart isteyin.'],
  },
  'cardProblem.professional-card': {
    title: 'Bu bir meslek kartı',
    body: ['Bu kartı geri alın.', 'Bir carte Vitale takın.'],
  },
  'cardProblem.not-vitale': {
    title: 'Bu bir carte Vitale değil',
    body: ['Bu kartı geri alın.', 'Carte Vitale kartınızı takın.'],
  },
  'cardProblem.no-holder': {
    title: 'Kartta hiç ad yok',
    body: ['Kartınızı geri alın.', 'Bir görevli yardım edebilir.'],
  },
  'cardProblem.test-card': {
    title: 'Bu bir deneme kartı',
    body: ['Burada işe yaramaz. Geri alın.', 'Carte Vitale kartınızı takın.'],
  },

  whichPerson: { title: 'Kim için geldiniz?', body: ['Bu kişinin adına dokunun.'] },
  isItYou: { title: 'Bu siz misiniz?', body: [] },
  notYou: {
    title: 'Bu kişi kendisi gelmelidir',
    body: ['Her yetişkin kendisi karar verir.', 'Kartı alın, onunla gelmesini söyleyin.'],
  },
  minorRep: {
    title: 'Çocuk için anne veya baba karar verir',
    body: ['Bir görevli belgelerinize bakar.', 'Çocuk fikrini söyleyebilir.'],
  },
  'papers.sending': {
    title: 'Bir görevli belgelerinize bakar',
    body: ['Bankoya haber veriyoruz.', 'Kartı bırakın.'],
  },
  'papers.waiting': {
    title: 'Bir görevli belgelerinize bakar',
    body: ['Bankonun haberi var.', 'Kimlik belgenizi gösterin.', 'Kartı bırakın.'],
  },
  'papers.taken': {
    title: 'Bir görevli geliyor',
    body: ['Ona belgelerinizi gösterin.', 'Kartı bırakın.'],
  },
  'papers.unheard': {
    title: 'Banko cevap vermiyor',
    body: ['Cihaz ona haber veremiyor.', 'Kartı geri alın. Bankoya gidin.'],
  },
  checking: { title: 'Dosyanızı arıyoruz', body: ['Kartı bırakın.', 'Biraz bekleyin.'] },
  'notPossible.minor': {
    title: seeStaff,
    body: ['Çocuk için anne veya baba karar verir.', 'Görevli, isteği sizinle yapar.'],
  },
  'notPossible.minors-not-served': {
    title: seeStaff,
    body: ['Burada cihaz yalnızca yetişkinler içindir.', 'Bir görevli size bilgi verebilir.'],
  },
  'notPossible.papers-not-accepted': {
    title: seeStaff,
    body: ['Belgeler yeterli değil.', 'Görevli ne gerektiğini söyler.'],
  },
  'notPossible.no-number': {
    title: seeStaff,
    body: ['Kart numaranızı vermiyor.', 'Bir görevli yardım edebilir.'],
  },
  'notPossible.wrong-number': {
    title: seeStaff,
    body: ['Cihaz kartınızı iyi anlamadı.', 'Bir görevli bakabilir.'],
  },
  'notPossible.birth-date-unreadable': {
    title: seeStaff,
    body: ['Cihaz doğum tarihini okuyamıyor.', 'Bir görevli bakabilir.'],
  },
  'notPossible.identity-not-recognised': {
    title: seeStaff,
    body: [
      'Ulusal hizmet karttaki kimliği tanımadı.',
      'Hiçbir şey kaydedilmedi. Bir görevli size yardım edebilir.',
    ],
  },
  'notPossible.barred': {
    title: seeStaff,
    body: ['Cihaz devam edemiyor.', 'Bir görevli size cevap verebilir.'],
  },
  offline: {
    title: 'Hizmet cevap vermiyor',
    body: ['Hiçbir şey kaydedilmedi.', 'Tekrar deneyebilirsiniz.'],
  },

  'alreadyOpen.consent-2016': {
    title: 'Zaten bir dosyanız var',
    body: [
      'Sizi tedavi edenler onu okuyabilir.',
      'Siz de internetten okuyabilirsiniz.',
      'Onu kapatabilirsiniz.',
    ],
  },
  'alreadyOpen.mes-2022': {
    title: 'Zaten bir dosyanız var',
    body: [
      'İnternette, Mon espace santé içinde.',
      'Sizi tedavi edenler onu okuyabilir.',
      'Bir belgeyi gizleyebilir, hepsini kapatabilirsiniz.',
    ],
  },
  'wasClosed.consent-2016': {
    title: 'Dosyanız kapalı',
    body: ['Kapalı bırakabilirsiniz.', 'Yeniden açabilirsiniz.'],
  },
  'wasClosed.mes-2022': {
    title: 'Dosyanız kapalı',
    body: ['Kapalı bırakabilirsiniz.', 'Yeni bir dosya isteyebilirsiniz.'],
  },
  'wasOpposed.consent-2016': {
    title: 'Dosyaya hayır dediniz',
    body: ['Bu seçim kalabilir.', 'Onu değiştirebilirsiniz.'],
  },
  'wasOpposed.mes-2022': {
    title: 'Dosyaya hayır dediniz',
    body: ['Bu seçim kalabilir.', 'Onu değiştirebilirsiniz.'],
  },
  requested: {
    title: 'Açılış zaten istendi',
    body: ['İsteğiniz sürüyor.', 'Burada yapacak bir şeyiniz yok.'],
  },
} satisfies Partial<Messages>;
