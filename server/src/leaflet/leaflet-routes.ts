/**
 * GET /f/<kind>?l=<language>: the sheets without a secret, for whoever chose the phone in the place of paper. Public and
 * the same for everybody: nothing in the address, the page or the log says who asked.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Request, Router } from 'express';
import { type Language, LanguageSchema, PaperKindSchema, type Regime } from '../../contract/index.ts';
import { sheetName, sheets } from '../../contract/sheets/index.ts';
import { leafletLanguages } from './catalogue.ts';
import { leafletPage, styleAddress } from './leaflet-page.ts';

export interface LeafletParts {
  /** The law of the moment: two leaflets say other things under the one and under the other. */
  regime: Regime;
  demonstration: boolean;
}

const style = readFileSync(join(import.meta.dirname, '../../web/leaflet/style.css'), 'utf8');

export function leafletRoutes(router: Router, { regime, demonstration }: LeafletParts): void {
  router.get(styleAddress, (_request, response) => {
    response.type('text/css').send(style);
  });

  router.get('/f/:kind', (request, response) => {
    const language = languageOf(request);
    const kind = PaperKindSchema.options.find((known) => known === request.params.kind);
    const sheet =
      kind === undefined
        ? leafletLanguages[language].words.missing
        : sheets[language][sheetName(kind, regime)];
    // A page that does not exist offers its other languages under a name that exists: its own stays out of the page.
    const address = `/f/${kind ?? 'missing'}`;
    const page = leafletPage({ sheet, language, address, demonstration });
    response
      .status(kind === undefined ? 404 : 200)
      .type('text/html')
      .send(page);
  });
}

/** French for a language that is not ours: the page offers the others. */
function languageOf(request: Request): Language {
  const { searchParams } = new URL(request.url, 'http://localhost');
  return LanguageSchema.catch('fr').parse(searchParams.get('l'));
}
