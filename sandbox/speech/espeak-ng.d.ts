declare module '@echogarden/espeak-ng-emscripten' {
  /** The synthesiser's own handle; it keeps one voice at a time. */
  interface EspeakWorker {
    /** Zero when the voice exists. A variant follows a plus sign, as in `en-us+f2`. */
    set_voice(name: string): number;
    /** Words per minute. */
    set_rate(wordsPerMinute: number): void;
    /** 0 to 100. */
    set_pitch(pitch: number): void;
    get_samplerate(): number;
    /** Calls back with 16-bit mono samples until done; returning true stops the synthesis. */
    synthesize(text: string, onAudio: (samples: Int16Array | null) => boolean): void;
  }
  interface EspeakModule {
    eSpeakNGWorker: new () => EspeakWorker | Promise<EspeakWorker>;
  }
  export default function createEspeak(): Promise<EspeakModule>;
}
