/** The page of the simulated mailbox. It looks again every three seconds, without a script. Pure. */
import type { Arrived } from './mailbox.ts';

const clock = new Intl.DateTimeFormat('fr-FR', { timeStyle: 'medium', timeZone: 'Europe/Paris' });

export function mailboxPage(messages: readonly Arrived[]): string {
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="3">
<title>SIMULÉ – boîte aux lettres</title>
<style>
body { margin: 0; background: #fbf9f4; color: #17233b; font: 1.0625rem/1.5 system-ui, sans-serif; }
header { padding: 0.75rem 1.25rem; border-bottom: 6px solid #7a3e00; background: #fff1d6; color: #7a3e00; font-weight: 700; }
main { max-width: 46rem; margin: 0 auto; padding: 1.25rem; }
article { margin: 0 0 1rem; padding: 1rem 1.25rem; border: 2px solid #7a869a; border-radius: 0.875rem; background: #fff; }
h2 { margin: 0; font-size: 1.0625rem; overflow-wrap: anywhere; }
.when { margin: 0 0 0.5rem; color: #46536b; }
pre { margin: 0; font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; }
</style>
</head>
<body>
<header>SIMULÉ : rien n’est parti. Ces SMS et ces e-mails n’existent que sur cette machine.</header>
<main>
<h1>Boîte aux lettres</h1>
${messages.length === 0 ? '<p>Aucun message pour le moment.</p>' : messages.map(article).join('\n')}
</main>
</body>
</html>
`;
}

function article({ kind, to, subject, text, at }: Arrived): string {
  return `<article>
<h2>${kind === 'sms' ? 'SMS' : 'E-mail'} simulé pour ${escaped(to)}</h2>
<p class="when">${clock.format(new Date(at))}${subject === '' ? '' : ` – ${escaped(subject)}`}</p>
<pre dir="auto">${escaped(text)}</pre>
</article>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
