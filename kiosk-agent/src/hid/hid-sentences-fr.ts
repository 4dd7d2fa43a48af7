/** What the installer reads of a scanner or a light that is not ready. U+00A0 stands before ? ! : ; and inside « ». */
import type { HidHealthReason } from './hid-health.ts';

const nbsp = '\u00a0';

export const hidSentences: Record<HidHealthReason, string> = {
  'hid-driver-missing': 'Le pilote USB (node-hid) n’est pas installé. Réinstallez l’agent de la borne.',
  'hid-driver-broken':
    'Le pilote USB (node-hid) ne fonctionne pas sur cette machine. Vérifiez que libudev est installée.',
  'hid-absent': 'Aucun appareil reconnu n’est branché. Vérifiez le câble USB.',
  'hid-not-permitted':
    'L’appareil est branché, mais l’agent n’a pas le droit de l’ouvrir. Installez la règle udev de la borne, puis rebranchez-le.',
  'hid-unusable':
    'L’appareil est branché, mais il ne répond pas comme prévu. Débranchez-le, rebranchez-le, et fermez tout autre logiciel qui l’utilise.',
  'scanner-types':
    `Ce lecteur de codes est réglé en clavier${nbsp}: il taperait le numéro de Sécurité sociale dans n’importe quelle fenêtre, ` +
    `et perdrait les séparateurs du code INS. Avec les codes de réglage de son manuel, choisissez le mode «${nbsp}USB HID POS${nbsp}» ` +
    `(aussi appelé «${nbsp}HID Bar Code Scanner${nbsp}») et demandez la transmission du caractère GS, puis rebranchez-le.`,
};
