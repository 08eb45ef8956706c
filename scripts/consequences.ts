/** The table verdict × policy → step, webhook: not written down but asked of the code that decides. */
import { POLICIES, type Policies } from '../src/config.ts';
import { decide, jobFails } from '../src/decision.ts';
import { InputError, MetricsError } from '../src/errors.ts';
import type { Recovery, Rollback, Verdict } from '../src/outcome.ts';
import { table } from './markdown-table.ts';

const DEFAULTS: Policies = {
  failJob: true,
  onInconclusive: 'fail',
  onError: 'fail',
  onCancel: 'none',
  dryRun: false,
};

const reason = '';
const PASS: Verdict = {
  verdict: 'pass',
  power: [],
  decisive: { ratio: 5, rate: 0.01, caught: 1, medianStratum: 1 },
  reason,
};
const FAIL: Verdict = { verdict: 'fail', by: 'ratio', stratum: 1, power: [], reason };
const INCONCLUSIVE: Verdict = {
  verdict: 'inconclusive',
  cause: 'too-little-power',
  power: [],
  decisive: undefined,
  reason,
};
const ERROR: Verdict = { verdict: 'error', error: new MetricsError('refused', '', ''), reason };
const UNUSABLE: Verdict = { verdict: 'error', error: new InputError([]), reason };
const CANCELLED: Verdict = {
  verdict: 'inconclusive',
  cause: 'interrupted',
  cohort: undefined,
  reason,
};

/** Where a rollback is due it succeeds, except in the row that says otherwise. */
export function consequencesTable(): string {
  const byPolicy = (input: 'onInconclusive' | 'onError', name: string, when: string) => {
    const verdict = input === 'onError' ? ERROR : INCONCLUSIVE;
    return POLICIES.map((policy) => {
      const mark = policy === DEFAULTS[input] ? ' (default)' : '';
      return row(when, `\`${name}: ${policy}\`${mark}`, verdict, { [input]: policy });
    });
  };
  const inconclusive = '`inconclusive`: too little traffic, or an unstable baseline';
  const error = '`error`: metrics missing, unreadable or not to be trusted';
  return table(
    ['verdict', 'with', 'the step', 'the webhook'],
    [
      row('`pass`', 'any', PASS),
      row('`fail`', '`fail-job: true` (default)', FAIL),
      row('`fail`', '`fail-job: false`', FAIL, { failJob: false }),
      row('a rollback is due, but its webhook fails', 'any', FAIL, { failJob: false }, true),
      row(
        'the rollback was accepted, but no recovery is seen in time',
        '`verify-recovery` set',
        FAIL,
        { failJob: false },
        false,
        'unconfirmed',
      ),
      ...byPolicy('onInconclusive', 'on-inconclusive', inconclusive),
      ...byPolicy('onError', 'on-error', error),
      row('`error`: an input is unusable', 'any', UNUSABLE, { onError: 'rollback' }),
      row('the run is cancelled or killed', '`on-cancel: none` (default)', CANCELLED),
      row('the run is cancelled or killed', '`on-cancel: rollback`', CANCELLED, {
        onCancel: 'rollback',
      }),
      row('`pass`, `fail`, `inconclusive` or `error`', '`dry-run: true`', FAIL, { dryRun: true }),
    ],
  );
}

function row(
  when: string,
  setting: string,
  verdict: Verdict,
  policies: Partial<Policies> = {},
  webhookFails = false,
  recovery: Recovery['state'] = 'not-watched',
): string[] {
  const decision = decide(verdict, { ...DEFAULTS, ...policies }, true);
  const rollback = decision.rollback ? called(webhookFails) : NOT_CALLED;
  const failed = jobFails({
    decision,
    rollback,
    dispatch: undefined,
    recovery: { state: recovery },
  });
  const webhook = webhookFails ? 'is called, and tried again' : 'is called';
  return [
    when,
    setting,
    failed ? '**fails**' : 'succeeds',
    decision.rollback ? `**${webhook}**` : 'is not called',
  ];
}

const NOT_CALLED: Rollback = { state: 'not-called', because: '' };

function called(fails: boolean): Rollback {
  const call = { id: '', attempts: 1 };
  return fails
    ? { state: 'failed', ...call, status: 500, error: new MetricsError('refused', '', '') }
    : { state: 'done', ...call, status: 200, at: 0 };
}
