/** In Turkish: what is laid over a visit, which keeps its place meanwhile. */
import type { Messages } from '../message.ts';

const stay = ['Burada kalın.', 'Kartınız cihazda kalır.'] as const;

export const overlays = {
  'help.sending': { title: 'Bankoya haber veriyoruz', body: stay },
  'help.waiting': { title: 'Bankonun haberi var', body: [...stay, 'Bu sırada ekranınız gizli kalır.'] },
  'help.taken': { title: 'Biri geliyor', body: stay },
  'help.unheard': {
    title: 'Banko cevap vermiyor',
    body: ['Cihaz ona haber veremiyor.', 'Bankoya sorun veya devam edin.'],
  },
  helpNoAnswer: {
    title: 'Şu an kimse müsait değil',
    body: ['Çağrınız bankoda görünmeye devam eder.', 'Devam edebilir veya durabilirsiniz.'],
  },
  idleWarning: {
    title: 'Hâlâ orada mısınız?',
    body: ['Devam etmek için ekrana dokunun.', 'Yoksa cihaz 1 dakika sonra her şeyi siler.'],
  },
  'quitConfirm.before': { title: 'Durmak ister misiniz?', body: ['Şu ana kadar hiçbir şey değişmedi.'] },
  'quitConfirm.sent': {
    title: 'Durmak ister misiniz?',
    body: ['İsteğiniz gitti bile.', 'Sizsiz devam eder.'],
  },
  'quitConfirm.after': { title: 'Durmak ister misiniz?', body: ['Ekran silinecek.'] },
  cardGone: {
    title: 'Kartınızı tekrar takın',
    body: ['Ekran gizli.', '30 saniyeniz var.', 'Sonra cihaz her şeyi siler.'],
  },
  language: { title: 'Dilinizi seçin', body: [] },
  display: { title: 'Nasıl okumak istersiniz?', body: [] },
} satisfies Partial<Messages>;
