import { describe, expect, it } from 'vitest';
import { isKnown } from './is-known';
import { buildPassageIndex, type Passage, type PassageIndex } from './passage-index';
import { type RankedPassage, rankPassages } from './rank-passages';
import { BISTRO_PASSAGES, BISTRO_QUESTIONS } from './testing/bistro';
import { type FixturePassage, HOTEL_PASSAGES } from './testing/hotel-passages';
import { judge } from './testing/judge';
import { HOTEL_QUESTIONS } from './testing/spoken-questions';

function toPassage(written: FixturePassage, locale = 'en'): Passage {
  const { key, topic, title, text } = written;
  return { id: key, topic, title, text, locale, validFrom: null, validTo: null };
}

const hotel = buildPassageIndex(HOTEL_PASSAGES.map((written) => toPassage(written)));
const bistro = buildPassageIndex(BISTRO_PASSAGES.map((written) => toPassage(written)));
const ask = (index: PassageIndex, said: string): RankedPassage[] => rankPassages(index, said, 'en-US');

describe('rankPassages over spoken questions about a hotel', () => {
  const judged = judge(hotel, HOTEL_QUESTIONS);

  it('is judged on enough of them', () => {
    expect(HOTEL_PASSAGES.length).toBeGreaterThanOrEqual(40);
    expect(judged.answerable).toBeGreaterThanOrEqual(60);
    expect(HOTEL_QUESTIONS.length - judged.answerable).toBeGreaterThanOrEqual(15);
  });

  it('finds the answer among the first three', () => {
    expect(judged.recallAt3).toBeGreaterThanOrEqual(0.97);
    expect(judged.recallAt1).toBeGreaterThanOrEqual(0.88);
  });

  it('finds it through the errors of speech recognition', () => {
    const errors = HOTEL_QUESTIONS.filter(({ misheard }) => misheard);
    expect(errors.length).toBeGreaterThanOrEqual(15);
    expect(judge(hotel, errors).recallAt3).toBeGreaterThanOrEqual(0.95);
  });

  it('says "not known" of what the hotel has not written down, and seldom of what it has', () => {
    expect(judged.unknownPrecision).toBeGreaterThanOrEqual(0.93);
    expect(judged.unknownRecall).toBeGreaterThanOrEqual(0.82);
  });

  it('does not know a helicopter pad', () => {
    expect(isKnown(ask(hotel, 'do you have a helicopter pad'))).toBe(false);
  });

  it('hears nothing in fillers alone', () => {
    expect(ask(hotel, 'um yeah so hi can you tell me')).toEqual([]);
    expect(isKnown(ask(hotel, ''))).toBe(false);
  });

  it('gives the same order every time', () => {
    const order = () =>
      ask(hotel, 'is there parking at the pool').map(({ passage, score }) => [passage.id, score]);
    expect(order()).toEqual(order());
  });
});

describe('rankPassages over a restaurant', () => {
  it('carries over', () => {
    const judged = judge(bistro, BISTRO_QUESTIONS);
    expect(judged.recallAt3).toBeGreaterThanOrEqual(0.95);
    expect(judged.recallAt1).toBeGreaterThanOrEqual(0.9);
    expect(judged.unknownPrecision).toBeGreaterThanOrEqual(0.8);
    expect(judged.unknownRecall).toBeGreaterThanOrEqual(0.9);
  });
});

describe('rankPassages in French and Spanish', () => {
  const french = buildPassageIndex([
    toPassage(
      {
        key: 'chiens',
        topic: 'animaux',
        title: 'Chiens',
        text: 'Les chiens sont acceptés pour 40 dollars par séjour.',
      },
      'fr',
    ),
    toPassage(
      {
        key: 'dejeuner',
        topic: 'repas',
        title: 'Petit déjeuner',
        text: 'Le petit déjeuner est servi de 7 h à 10 h.',
      },
      'fr',
    ),
    toPassage(
      {
        key: 'desayuno',
        topic: 'comidas',
        title: 'Desayuno',
        text: 'El desayuno está incluido en la habitación.',
      },
      'es',
    ),
  ]);

  it('folds accents on both sides', () => {
    expect(rankPassages(french, 'a quelle heure est le petit dejeuner', 'fr-CA')[0]?.passage.id).toBe(
      'dejeuner',
    );
    expect(rankPassages(french, '¿El desayuno está incluido?', 'es')[0]?.passage.id).toBe('desayuno');
  });

  it('drops the small words of the language', () => {
    expect(rankPassages(french, 'est-ce que vous acceptez les chiens', 'fr')[0]?.coverage).toBeGreaterThan(
      0.45,
    );
  });
});
