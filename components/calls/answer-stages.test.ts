import { describe, expect, it } from 'vitest';
import { answerStages } from './answer-stages';

describe('the stages of an answer', () => {
  it('follow each other without a hole and end with the whole wait', () => {
    const stages = answerStages({
      endOfTurnMs: 200,
      firstTokenMs: 700,
      toolMs: 150,
      firstAudioMs: 850,
      totalMs: 900,
    });
    expect(stages.map((stage) => [stage.name, stage.startMs, stage.endMs])).toEqual([
      ['hearing', 0, 200],
      ['thinking', 200, 550],
      ['tools', 550, 700],
      ['voice', 700, 850],
      ['line', 850, 900],
    ]);
  });

  it('leave out what was not measured', () => {
    expect(answerStages({ totalMs: 800 })).toEqual([{ name: 'thinking', startMs: 0, endMs: 800 }]);
  });

  it('never run backwards when marks disagree', () => {
    const stages = answerStages({
      endOfTurnMs: 300,
      firstTokenMs: 100,
      toolMs: 900,
      firstAudioMs: 250,
      totalMs: 280,
    });
    expect(stages).toEqual([{ name: 'hearing', startMs: 0, endMs: 300 }]);
  });
});
