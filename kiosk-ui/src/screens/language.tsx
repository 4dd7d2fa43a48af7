import { Button } from '../parts/button.tsx';
import { Line } from '../parts/line.tsx';
import { Page } from '../parts/page.tsx';
import { doneIcon } from '../parts/pictures/icons.tsx';
import { directionOf, languageNames, languages, localeOf } from '../text/languages.ts';
import { shownLanguage } from '../text/shown.ts';

/** Each language by its own name and in its own letters: whoever cannot read this one finds theirs. */
export function Language() {
  const shown = shownLanguage();
  return (
    <Page message="language" actions={<Button look="link" tap="CANCEL" words="goBack" />}>
      <ul className="settings">
        {languages.map((language) => (
          <li key={language}>
            <Button look="setting" tap={{ type: 'PICK_LANGUAGE', language }} chosen={language === shown}>
              <span lang={localeOf(language)} dir={directionOf(language)}>
                {languageNames[language]}
              </span>
              {language === shown && <Chosen />}
            </Button>
          </li>
        ))}
      </ul>
    </Page>
  );
}

/** A sign and a word, beside the colour. */
export function Chosen() {
  return (
    <span className="chosen">
      {doneIcon}
      <Line id="labels.chosen" aside />
    </span>
  );
}
