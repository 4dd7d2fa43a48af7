/** The receipts and guides in Turkish. Not read by a native reader yet (review.ts). */
import type { Regime } from '../consent.ts';
import type { Sheet, SheetPart, Sheets } from './sheet.ts';

const sameCare = 'Bakımınız ve geri ödemeleriniz aynı kalır.';
const kept = 'Kapanınca 10\u00a0yıl saklanır, sonra silinir.';
const help: SheetPart = { lines: ['Yardım için 3422’yi arayın.'] };

const byRegime = {
  'consent-2016': {
    never: ['Bankanız, sigortanız, mutuelle’iniz.', 'İşvereniniz, iş yeri hekimi.'],
    emergency: 'Siz seçersiniz: evet veya hayır.',
    end: ['Siz onaylamadan hiçbir şey açılmaz.', 'Seçmek için carte Vitale ile geri gelin.'],
  },
  'mes-2022': {
    never: ['Bankanız, sigortanız, mutuelle’iniz.', 'İşvereniniz.'],
    emergency: 'Hayır diyebilirsiniz.',
    end: ['Cevap vermezseniz dosya kendiliğinden açılır.', 'Önce hayır diyebilir, sonra kapatabilirsiniz.'],
  },
} satisfies Record<Regime, object>;

function information(regime: Regime): Sheet {
  const { never, emergency, end } = byRegime[regime];
  return {
    title: '5\u00a0noktada DMP',
    parts: [
      {
        head: '1. Ortak sağlık dosyası (DMP)',
        lines: ['Tedavileriniz, tahlilleriniz, alerjileriniz.', 'Ücretsizdir.'],
      },
      {
        head: '2. Kim okuyabilir?',
        lines: ['Siz ve size bakan sağlık çalışanları.', 'Kimin okuduğunu görürsünüz. Engelleyebilirsiniz.'],
      },
      { head: '3. Kim asla okuyamaz?', lines: [...never, 'Kanun yasaklar.'] },
      {
        head: '4. Bu dosya sizindir',
        lines: ['Bir belgeyi gizleyebilir, hepsini kapatabilirsiniz.', kept],
      },
      {
        head: '5. Acil durumda',
        lines: ['Doktor alerjilerinizi ve tedavilerinizi görür.', emergency],
      },
      { lines: [...end, sameCare] },
    ],
  };
}

export const sheetsTr: Sheets = {
  'information.consent-2016': information('consent-2016'),
  'information.mes-2022': information('mes-2022'),
  refusal: {
    title: 'Hayır dediniz',
    first: 'Hiçbir şey açılmadı.',
    parts: [
      { lines: [sameCare] },
      { lines: ['Fikrinizi değiştirebilirsiniz.', 'O zaman carte Vitale ile geri gelin.'] },
    ],
  },
  'later.consent-2016': {
    title: 'İstediğinizde gelin',
    first: 'Hiçbir şey açılmadı. Cevap kaydedilmedi.',
    parts: [{ lines: [sameCare] }, { lines: ['Seçmek için carte Vitale ile geri gelin.'] }],
  },
  'later.mes-2022': {
    title: 'İstediğinizde gelin',
    first: 'Bu cihaz hiçbir şey kaydetmedi.',
    parts: [
      {
        lines: [
          'Size mektup veya e-posta ile haber verilir.',
          'Altı hafta sonra dosya kendiliğinden açılır.',
          'Ondan önce hayır diyebilirsiniz.',
          'Sonra kapatabilirsiniz.',
        ],
      },
      { lines: [sameCare] },
      help,
    ],
  },
  closure: {
    title: 'DMP dosyanız kapandı',
    first: 'Sağlık çalışanları artık okuyamaz.',
    parts: [
      { lines: ['10\u00a0yıl saklanır, sonra silinir.', 'Daha önce silinmesini isteyebilirsiniz.'] },
      { lines: ['İstediğiniz zaman yeniden açabilirsiniz.', 'O zaman carte Vitale ile geri gelin.'] },
    ],
  },
  'closure-requested': {
    title: 'Kapatma istendi',
    first: 'DMP dosyanız henüz kapanmadı.',
    parts: [{ lines: ['İsteğiniz sizsiz devam eder.'] }, { lines: [kept, 'Yeniden açabileceksiniz.'] }],
  },
  'guide-activate': {
    title: 'DMP’yi kullanmak',
    first: 'Bu cihaz hiçbir şey kaydetmedi.',
    parts: [
      {
        steps: [
          'Carte Vitale kartınızı alın.',
          'Mektup veya e-posta ile gelen kodu alın. Altı hafta geçerlidir.',
          'monespacesante.fr adresine gidin.',
          'Kodunuz yok mu? Siteden isteyin. SMS veya e-posta ile gelir.',
          'Acil durum seçimlerinizi de orada yapın.',
        ],
      },
      help,
    ],
  },
  'guide-oppose': {
    title: 'DMP’ye hayır demek',
    first: 'Bu cihaz hiçbir şey kaydetmedi.',
    parts: [
      {
        head: 'Ne zaman?',
        lines: [
          'Size mektup veya e-posta ile haber verilir.',
          'O zaman hayır demek için altı haftanız var.',
          'Sonra dosyayı yine kapatabilirsiniz.',
        ],
      },
      {
        head: 'Nasıl?',
        lines: ['İnternette: monespacesante.fr.', 'Veya sağlık sigortası kasanızda (caisse).'],
      },
      { lines: [sameCare] },
      help,
    ],
  },
  'guide-close': {
    title: 'Dosyanızı kapatmak',
    first: 'Bu cihaz onu kapatamaz.',
    parts: [
      { steps: ['monespacesante.fr adresine gidin.', 'Kapatılmasını isteyin.'] },
      { lines: ['İstediğiniz zaman yapabilirsiniz.', kept, 'Daha önce silinmesini isteyebilirsiniz.'] },
      help,
    ],
  },
  'guide-reopen': {
    title: 'Yeni dosya almak',
    first: 'Bu cihaz onu açamaz.',
    parts: [
      { steps: ['monespacesante.fr adresine gidin.', 'Yeni bir dosya isteyin.'] },
      { lines: ['İstediğiniz zaman yapabilirsiniz.', 'Eski belgeleriniz oraya geri gelir.'] },
      help,
    ],
  },
};
