/** Every style sheet and font of the page, in the order in which they may overrule each other. */
import '@fontsource-variable/atkinson-hyperlegible-next';
// Its letters are fetched only where Arabic is shown.
import '@fontsource-variable/noto-sans-arabic';
import './tokens.css';
import './display.css';
import './base.css';
import './top-bar.css';
import './controls.css';
import './rows.css';
import './settings.css';
import './screens.css';
import './code.css';
import './pictures.css';
import './voice.css';
import './reach.css';
