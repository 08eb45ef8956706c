/** The shipped judge, with the defaults of the action. */
import { CountTests } from '../../src/judge/count-tests.ts';
import type { JudgeSettings } from '../../src/judge/judgement.ts';
import { judgeSettings } from '../../test/support/judge.ts';
import type { Contender, Setup } from './contender.ts';

export const GATE: Contender = {
  name: 'gate',
  title: 'Canary Gate',
  start(setup) {
    const tests = new CountTests(settingsOf(setup));
    return {
      add(stratum) {
        tests.add(stratum);
        return tests.convictedBy() !== undefined;
      },
    };
  },
};

function settingsOf({ dispersion, plannedStrata, alpha, rho, seed }: Setup): JudgeSettings {
  return judgeSettings({ dispersion, plannedStrata, alpha, maxErrorRatio: rho, seed });
}
