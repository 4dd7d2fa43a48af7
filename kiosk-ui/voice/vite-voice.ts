/** The voice as a part of the build of the screens: its clips and their list go beside the page. */
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { voiceFolder } from '../src/voice/manifest.ts';
import { languages } from './languages.ts';
import { installedTools, makeVoice } from './make-voice.ts';
import { soundCache } from './sound-cache.ts';

const here = import.meta.dirname;
const cache = soundCache(join(here, '../../node_modules/.cache/borne-voice'));

export function voice(): Plugin {
  return {
    name: 'borne-voice',
    apply: 'build',
    async generateBundle() {
      for (const language of languages) {
        const tools = await installedTools(language);
        const recorded = join(here, 'recorded', language.locale);
        const { manifest, files } = await makeVoice(language, { ...tools, cache, recorded });
        const emit = (name: string, source: string | Uint8Array): void => {
          this.emitFile({ type: 'asset', fileName: `${voiceFolder(language.locale)}/${name}`, source });
        };
        for (const [name, sound] of files) emit(name, sound);
        emit('manifest.json', `${JSON.stringify(manifest, null, 1)}\n`);
        if (manifest.silentBecause) this.warn(`no voice in ${language.locale}: ${manifest.silentBecause}`);
      }
    },
  };
}
