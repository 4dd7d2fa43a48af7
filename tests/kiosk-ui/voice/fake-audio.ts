/** An audio element whose sounds last until the test ends them. It refuses what the browser refuses: to play nothing. */
export class FakeAudio extends EventTarget {
  volume = 1;
  paused = true;
  src = '';
  played: string[] = [];
  /** Says no to the next `play`, as a browser that cannot decode. */
  refuses = false;

  /** As the code under test sees it. */
  get element(): HTMLAudioElement {
    return this as unknown as HTMLAudioElement;
  }

  play(): Promise<void> {
    if (!this.src || this.refuses) return Promise.reject(new Error('nothing to play'));
    this.paused = false;
    this.played.push(this.src);
    return Promise.resolve();
  }

  pause(): void {
    this.paused = true;
  }

  load(): void {
    this.paused = true;
  }

  removeAttribute(name: string): void {
    if (name === 'src') this.src = '';
  }

  /** The sound comes to its end. */
  end(): void {
    this.paused = true;
    this.dispatchEvent(new Event('ended'));
  }
}
