/** The pages of the simulated providers: they cannot be mistaken for real ones. No script. Pure. */
import type { InventedPerson } from './people.ts';

export interface PhoneRequest {
  id: string;
  label: string;
  binding: string;
}

export function loginPage(provider: string, people: readonly InventedPerson[], action: string): string {
  const buttons = people.map(({ login, label }) => choice(action, { login }, label));
  return page(
    `${provider}\u00a0: qui êtes-vous\u00a0?`,
    `<p>Choisissez une personne inventée. Aucun mot de passe n’est demandé.</p>
${buttons.join('\n')}
${choice(action, { refuse: 'yes' }, 'Refuser', 'quiet')}`,
  );
}

/** It stands for the e-CPS application of every invented professional at once. */
export function phonePage(requests: readonly PhoneRequest[]): string {
  const cards = requests.map(
    ({ id, label, binding }) => `<article>
<h2>${escaped(label)}</h2>
<p>Le comptoir demande : est-ce bien vous ?</p>
<p class="binding">${escaped(binding)}</p>
<p>Ce nombre doit être le même à l’écran du comptoir.</p>
${choice('/telephone', { id, answer: 'yes' }, 'C’est le même, je valide')}
${choice('/telephone', { id, answer: 'no' }, 'Refuser', 'quiet')}
</article>`,
  );
  const none = '<p>Aucune demande pour le moment.</p>';
  return page('Téléphone', cards.length === 0 ? none : cards.join('\n'), 2);
}

/** `form`: made by the provider, which wants it posted. */
export function logoutPage(provider: string, form: string): string {
  const button = '<button form="op.logoutForm" name="logout" value="yes" autofocus>Se déconnecter</button>';
  return page(`${provider} : se déconnecter`, `${form}\n${button}`);
}

export function saidPage(title: string, sentence: string): string {
  return page(title, `<p>${escaped(sentence)}</p>`);
}

function choice(action: string, fields: Record<string, string>, label: string, style = ''): string {
  const hidden = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  );
  return `<form method="post" action="${escaped(action)}">${hidden.join('')}<button class="${style}">${escaped(label)}</button></form>`;
}

function page(title: string, body: string, refreshSeconds?: number): string {
  const refresh =
    refreshSeconds === undefined ? '' : `<meta http-equiv="refresh" content="${refreshSeconds}">\n`;
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${refresh}<title>SIMULÉ – ${escaped(title)}</title>
<style>
body { margin: 0; background: #fbf9f4; color: #17233b; font: 1.125rem/1.5 system-ui, sans-serif; }
header { padding: 0.75rem 1.25rem; border-bottom: 6px solid #7a3e00; background: #ffd98a; color: #17233b; font-weight: 700; text-align: center; }
main { max-width: 34rem; margin: 0 auto; padding: 1.25rem; }
h1 { font-size: 1.625rem; line-height: 1.2; }
h2 { margin: 0; font-size: 1.25rem; }
article { margin: 0 0 1rem; padding: 1rem 1.25rem; border: 2px solid #7a869a; border-radius: 0.875rem; background: #fff; }
form { margin: 0.625rem 0; }
button { width: 100%; min-height: 3rem; padding: 0.5rem 1rem; border: 2px solid #0b5455; border-radius: 0.75rem; background: #0b5455; color: #fff; font: inherit; font-weight: 700; cursor: pointer; }
button.quiet { background: #fff; color: #0b5455; }
.binding { margin: 0.5rem 0; font-size: 4rem; line-height: 1; font-weight: 700; letter-spacing: 0.15em; text-align: center; }
</style>
</head>
<body>
<header>SIMULÉ : ce n’est pas le vrai service. Personne ici n’est réel.</header>
<main>
<h1>${escaped(title)}</h1>
${body}
</main>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
