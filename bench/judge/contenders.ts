/** Everyone who takes part, in the order of the tables. A further variant of the judge is one more line here. */
import { CALIBRATED } from './calibrated.ts';
import type { Contender } from './contender.ts';
import { GATE } from './gate.ts';
import { FISHER, Z_TEST } from './peers/fixed-sample.ts';
import { KAYENTA, KAYENTA_EACH_MINUTE } from './peers/kayenta.ts';
import { LINDON_MALEK, LINDON_MALEK_FLAT } from './peers/lindon-malek.ts';
import { LIMIT, WALD } from './peers/sprt.ts';
import { ARGO, FLAGGER } from './peers/thresholds.ts';

export const CONTENDERS: readonly Contender[] = [
  GATE,
  { ...CALIBRATED, onRequest: true },
  WALD,
  LIMIT,
  LINDON_MALEK,
  LINDON_MALEK_FLAT,
  Z_TEST,
  FISHER,
  KAYENTA,
  KAYENTA_EACH_MINUTE,
  FLAGGER,
  ARGO,
];
