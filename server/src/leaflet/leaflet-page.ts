/** A leaflet as one page of HTML, for a phone: no script, no font, no picture. Pure. */
import type { Language } from '../../contract/index.ts';
import type { Sheet, SheetPart } from '../../contract/sheets/index.ts';
import { type LeafletLanguage, leafletLanguages } from './catalogue.ts';

export interface LeafletPage {
  sheet: Sheet;
  language: Language;
  /** The page's own address, without its language. */
  address: string;
  /** The page says that nothing is real. */
  demonstration: boolean;
}

export const styleAddress = '/f/style.css';

export function leafletPage({ sheet, language, address, demonstration }: LeafletPage): string {
  const { tag, direction, words } = leafletLanguages[language];
  const { title, first, parts } = sheet;
  return `<!doctype html>
<html lang="${tag}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="theme-color" content="#fbf9f4">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${styleAddress}">
</head>
<body>
${demonstration ? `<header class="demonstration">${escaped(words.demonstration)}</header>\n` : ''}<main>
<h1>${escaped(title)}</h1>
${first === undefined ? '' : `<p class="first">${sentence(first)}</p>\n`}${parts.map(partOf).join('\n')}
</main>
<footer>
<p>${escaped(words.same)}</p>
${languageLinks(words.languages, language, address)}
</footer>
</body>
</html>
`;
}

function partOf(part: SheetPart): string {
  const head = part.head === undefined ? '' : `<h2>${escaped(part.head)}</h2>`;
  return `<section>${head}${'steps' in part ? steps(part.steps) : paragraphs(part.lines)}</section>`;
}

function steps(texts: readonly string[]): string {
  return `<ol>${texts.map((text) => `<li>${sentence(text)}</li>`).join('')}</ol>`;
}

function paragraphs(texts: readonly string[]): string {
  return texts.map((text) => `<p>${sentence(text)}</p>`).join('');
}

function languageLinks(label: string, current: Language, address: string): string {
  const links = Object.entries(leafletLanguages).map(([id, language]) =>
    languageLink(`${address}?l=${id}`, language, id === current),
  );
  return `<nav aria-label="${escaped(label)}"><ul>${links.join('')}</ul></nav>`;
}

function languageLink(
  address: string,
  { name, tag, direction }: LeafletLanguage,
  isCurrent: boolean,
): string {
  const current = isCurrent ? ' aria-current="page"' : '';
  return `<li><a href="${escaped(address)}" lang="${tag}" dir="${direction}"${current}>${escaped(name)}</a></li>`;
}

/** What can be followed or called from a phone is a link; its letters stay left to right in Arabic too. */
function sentence(text: string): string {
  return escaped(text)
    .replace('monespacesante.fr', '<a href="https://monespacesante.fr" dir="ltr">monespacesante.fr</a>')
    .replace('3422', '<a href="tel:3422" dir="ltr">3422</a>');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
