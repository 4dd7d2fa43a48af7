/** What changes in Turkish when the reader acts for somebody else. Not yet read by a native reader. */
import type { RepresentedWords } from './fr.ts';

export const representedTr: RepresentedWords = {
  of: {
    child: 'çocuğunuzun',
    represented: 'temsil ettiğiniz kişinin',
    unsaid: 'dosya sahibinin',
  },
  said: {
    'done.lines.0': '{of} DMP’si etkinleştirildi.',
    'done.lines.1': 'Şimdi internet erişimini isteyebilirsiniz.',
    'done.next': 'İnternet erişimini iste',
    'channel.lead':
      'Verdiğiniz numara veya adres, {of} DMP’sine internet erişimini açar. Önce size ait olduğunu kontrol ederiz.',
    'channel.none': 'Bu hizmet şu anda kod gönderemiyor. {of} DMP’si yine de etkindir. 3422’yi arayın.',
    'access.asking': 'Erişimi ulusal hizmetten istiyoruz. Bir dakika sürebilir…',
    'access.created': 'Erişim oluşturuldu',
    'access.exists': 'Zaten bir internet erişimi var',
    'access.refusedLines':
      'Ulusal hizmet hayır dedi. {of} DMP’si etkin kalır.\nYeniden deneyebilir veya 3422’yi arayabilirsiniz.',
    'access.uncertainLines':
      'Ulusal hizmetin yanıtı kayboldu. Erişim oluşturulmuş da olabilir, olmamış da.\nYeniden isteyebilirsiniz: hiçbir zaman iki erişim olmaz.',
    'access.none': 'Erişim henüz istenmedi.',
    'access.ask': 'İnternet erişimini iste',
    'home.active': '{of} DMP’si etkin.',
    'home.closed': '{of} DMP’si kapalı. 10 yıl saklanır, sonra silinir.',
    'home.rights': '{of} hakları',
    'home.trail': 'Bu kaydı kim gördü?',
    'home.receipt': 'Belge',
    'home.choices': 'Acil durum tercihleri',
    'home.close': '{of} DMP’sini kapat',
    'home.erase': '{of} verilerini sildir',
    'trail.title': 'Bu kaydı kim gördü?',
    'trail.lead':
      'Bu kayıtla yapılan her şey, en yeniden en eskiye. Sağlık çalışanlarının {of} DMP’sinde okudukları dmp.fr adresinde görülür.',
    'trail.who.kiosk': 'Kioskta',
    'trail.who.home': 'Bu sayfada',
    'trail.who.unknown': 'Kodu bilen biri',
    'trail.events.evidence-exported': 'Yanıtların kanıtının kopyası',
    'receipt.title': 'Belge',
    'receipt.opened': '{of} DMP’sinin açılmasına yanıt: evet.',
    'receipt.reopened': '{of} DMP’sinin yeniden açılmasına yanıt: evet.',
    'receipt.parent': 'Yanıtı anne veya baba verdi.',
    'receipt.guardian': 'Yanıtı temsilci verdi.',
    'receipt.emergency': 'Acil durum tercihleri',
    'receipt.changes': 'Değişiklikler',
    'receipt.withdraw': '{of} DMP’si istenildiği zaman bu sayfada veya kioskta kapatılabilir.',
    'choices.title': 'Acil durum tercihleri',
    'choices.breakGlass':
      '{of} hayatı tehlikedeyse ve konuşmak mümkün değilse, bir sağlık çalışanı DMP’yi açabilir.',
    'choices.emergencyCall': 'Biri {of} sağlığı için 15’i ararsa, telefondaki doktor DMP’yi açabilir.',
    'choices.send': 'Tercihleri kaydet',
    'choices.asking': 'Tercihleri ulusal hizmete gönderiyoruz…',
    'choices.same': 'Tercihler zaten bunlar. Hiçbir şey değişmedi.',
    'choices.changed': 'Tamamlandı. Ulusal hizmet tercihleri kaydetti.',
    'choices.refused': 'Ulusal hizmet hayır dedi. Tercihler değişmedi. Yardım için 3422’yi arayın.',
    'choices.unreachable': 'Ulusal hizmet yanıt vermiyor. Tercihler değişmedi. Daha sonra yeniden deneyin.',
    'choices.uncertain':
      'Yanıt kayboldu. Tercihlerin değişip değişmediğini bilmiyoruz. Onları yeniden gönderebilirsiniz.',
    'closing.title': '{of} DMP’si kapatılsın mı?',
    'closing.lines.0': 'Verilen onayı geri çekiyorsunuz. Sağlık çalışanları artık {of} DMP’sini okuyamaz.',
    'closing.lines.2': 'Kioskta, Vitale kartıyla yeniden açılabilir.',
    'closing.lines.3': 'Bakım ve geri ödemeler aynı kalır.',
    'closing.lines.4': 'Sonra fiş bu sayfayı açmaz. İsterseniz önce belgeyi alın.',
    'closing.confirm': 'Evet, bu DMP’yi kapat',
    'closing.pendingLines': '{of} DMP’si henüz kapalı değil. Sayfadan çıksanız da devam ederiz.',
    'closing.closed': '{of} DMP’si kapalı',
    'closing.closedLines': 'Sağlık çalışanları artık onu okuyamaz. 10 yıl saklanır, sonra silinir.',
    'closing.refused': '{of} DMP’si kapatılmadı',
    'closing.busy': 'Başka bir istek sürüyor. Daha sonra yeniden deneyin.',
    'erasure.title': '{of} verilerini sildir',
    'erasure.lines.0': 'Kioskun bu kişi hakkında sakladıklarının silinmesini isteyebilirsiniz.',
    'erasure.lines.2': 'Bir şey kalır: yanıtların kanıtı. Kapatmadan sonra 10 yıl saklanır, sonra silinir.',
    'erasure.lines.3': 'Bu, {of} DMP’sindeki belgeleri silmez. Bunun için onu kapatın veya 3422’yi arayın.',
    'erasure.erased': '{of} verileri silindi.',
    'erasure.bars.record-open':
      '{date} tarihli istek: hiçbir şey silinmedi. {of} DMP’si açık ve yanıtların kanıtı onunla birlikte saklanıyor. Önce onu kapatın.',
    'erasure.bars.act-under-way':
      '{date} tarihli istek: hiçbir şey silinmedi. Başka bir istek sürüyor. Bitince yeniden deneyin.',
    'erasure.bars.kept':
      '{date} tarihli istek: bu sayfada verilen cep telefonu veya e-posta silindi. Yanıtların kanıtı {until} tarihine kadar saklanır, sonra başka istek olmadan silinir.',
  },
};
