/** The voice as a part of the build of the screens: its clips and their lists go beside the page. */
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { voiceFolder } from '../src/voice/manifest.ts';
import { languageEntry, languageListFile } from './language-list.ts';
import { spokenLanguages } from './languages.ts';
import { installedTools, makeVoice } from './make-voice.ts';
import { soundCache } from './sound-cache.ts';

const here = import.meta.dirname;
const cache = soundCache(join(here, '../../node_modules/.cache/borne-voice'));

export function voice(): Plugin {
  return {
    name: 'borne-voice',
    apply: 'build',
    async generateBundle() {
      const emit = (fileName: string, source: string | Uint8Array): void => {
        this.emitFile({ type: 'asset', fileName, source });
      };
      const list: ReturnType<typeof languageEntry>[] = [];
      for (const spoken of spokenLanguages) {
        const { language } = spoken;
        const tools = await installedTools(spoken);
        const recorded = join(here, 'recorded', language);
        const { manifest, files } = await makeVoice(spoken, { ...tools, cache, recorded });
        const folder = voiceFolder(language);
        for (const [name, sound] of files) emit(`${folder}/${name}`, sound);
        emit(`${folder}/manifest.json`, `${JSON.stringify(manifest, null, 1)}\n`);
        list.push(languageEntry(spoken, manifest));
        if (manifest.silentBecause) this.warn(`no voice in ${language}: ${manifest.silentBecause}`);
      }
      emit(languageListFile, `${JSON.stringify(list, null, 1)}\n`);
    },
  };
}
