/** The judge's front door: what gate, replay and benchmark import. */
export { CountJudge } from './count-judge.ts';
export { dispersionFromHistory } from './dispersion.ts';
export { RankJudge } from './rank-judge.ts';
