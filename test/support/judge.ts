/** Settings of a judge as the defaults of the action give them. */
import type { JudgeSettings } from '../../src/judge/judgement.ts';

export function judgeSettings(changes: Partial<JudgeSettings> = {}): JudgeSettings {
  return {
    alpha: 0.01,
    maxErrorRatio: 1.25,
    negligibleErrorRate: 0.001,
    maxErrorRate: undefined,
    plannedStrata: 40,
    dispersion: { phi: 1, from: 'instances' },
    learnsDispersion: true,
    compares: true,
    detectRatio: 5,
    detectRate: 0.01,
    power: 0.8,
    seed: 1,
    ...changes,
  };
}
