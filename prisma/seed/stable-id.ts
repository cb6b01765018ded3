import { v5 } from 'uuid';

const NAMESPACE = '6f1d6c1e-5b0a-4c55-9f43-2d9a0c1b7e42';

/** The same name gives the same id in every run, which is what makes the seed repeatable. */
export function stableId(...names: (string | number)[]): string {
  return v5(names.join('/'), NAMESPACE);
}

/** A small repeatable generator (mulberry32): the demo's past looks alike on every machine. */
export function repeatableRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
