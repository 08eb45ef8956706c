/** The JSON record: everything that was seen and decided, enough to judge it again. Published as schema/record.schema.json. */
import type { SourceConfig } from '../config.ts';
import type { PowerRow } from '../judge/judgement.ts';
import type {
  CommitRange,
  Leads,
  Outcome,
  Recovery,
  Rollback,
  Verdict,
  Watch,
} from '../outcome.ts';
import { VERSION } from '../version.ts';
import { comparisonOf } from './comparison.ts';
import { findingsOf } from './findings.ts';
import { findings } from './record-findings.ts';
import { instant, number, orNull } from './record-values.ts';
import { judgement, Numbering, plan, rateInterval, settings, stratum } from './record-watch.ts';
import { redact } from './redaction.ts';

/** Rises when a field changes its meaning or goes; new fields come without it. */
const SCHEMA_VERSION = 2;

/**
 * Plain JSON, every field always there: null is "not known" or "does not apply", moments are ISO 8601 in
 * UTC, durations milliseconds, and a number without a limit is the text `Infinity` or `-Infinity`.
 * @param outcome without secrets
 */
export function record(outcome: Outcome): object {
  const { watch, decision, config, run } = outcome;
  const errorsOf = ({ errors }: SourceConfig) => redact(errors.text, config.secrets);
  return {
    schemaVersion: SCHEMA_VERSION,
    generator: { name: 'canary-gate', version: VERSION },
    verdict: verdict(outcome.verdict),
    decision: {
      exit: decision.exit,
      rollback: decision.rollback,
      because: decision.because,
      would: orNull(decision.would),
    },
    rollback: rollback(outcome.rollback),
    recovery: recovery(outcome.recovery),
    dispatch: outcome.dispatch === undefined ? null : rollback(outcome.dispatch),
    announcements: outcome.announcements.map(({ what, state, sentence, url }) => ({
      what,
      state,
      sentence,
      url: orNull(url),
    })),
    leads: outcome.leads === undefined ? null : leads(outcome.leads),
    findings: findings(findingsOf(outcome)),
    startedAt: instant(outcome.startedAt),
    decidedAt: instant(outcome.decidedAt),
    run: {
      repository: orNull(run.repository),
      sha: orNull(run.sha),
      runId: orNull(run.runId),
      runAttempt: orNull(run.runAttempt),
      job: orNull(run.job),
      step: orNull(run.step),
      runUrl: orNull(run.runUrl),
    },
    inputs: config.inputs.map(({ name, value, from }) => ({ name, value, from })),
    ...watched(watch, errorsOf(config.source)),
    checks: (outcome.checks ?? []).map((check) => ({
      name: check.name,
      verdict: verdict(check.verdict),
      findings: findings(findingsOf(comparisonOf(check, outcome))),
      ...watched(check.watch, errorsOf(check.source)),
    })),
  };
}

/** All that is known of one watch. */
function watched(watch: Watch, errors: string): object {
  const names = { instances: new Numbering(), routes: new Numbering() };
  const strata = watch.strata.map((each) => stratum(each, names));
  return {
    source: { ...source(watch), errors },
    openedAt: instant(watch.openedAt),
    plan: watch.plan === undefined ? null : plan(watch.plan),
    judgeSettings: watch.judgeSettings === undefined ? null : settings(watch.judgeSettings),
    polls: watch.polls,
    judgement: watch.judgement === undefined ? null : judgement(watch.judgement),
    instances: names.instances.names,
    routes: names.routes.names,
    strata,
    rateIntervals: watch.rateIntervals.map(rateInterval),
    outages: watch.outages.map(({ at, code, sentence }) => ({ at: instant(at), code, sentence })),
    notes: watch.notes.map((note) => ({
      kind: note.kind,
      cohort: orNull(note.cohort),
      sentence: note.sentence,
    })),
  };
}

function verdict(verdict: Verdict): object {
  const common = { verdict: verdict.verdict, reason: verdict.reason };
  if (verdict.verdict === 'error') {
    const { code, message, hint } = verdict.error;
    return { ...common, error: { code, sentence: message, hint } };
  }
  if (verdict.verdict === 'fail') {
    const { by, stratum, power } = verdict;
    return { ...common, by, stratum, power: power.map(powerRow) };
  }
  if (verdict.verdict === 'pass') {
    return { ...common, power: verdict.power.map(powerRow), decisive: powerRow(verdict.decisive) };
  }
  if (!('power' in verdict)) {
    return { ...common, cause: verdict.cause, cohort: orNull(verdict.cohort) };
  }
  return {
    ...common,
    cause: verdict.cause,
    power: verdict.power.map(powerRow),
    decisive: verdict.decisive === undefined ? null : powerRow(verdict.decisive),
  };
}

function powerRow({ ratio, rate, caught, medianStratum }: PowerRow): object {
  return {
    ratio: number(ratio),
    rate: number(rate),
    caught: number(caught),
    medianStratum: number(medianStratum),
  };
}

function rollback(rollback: Rollback): object {
  if (rollback.state === 'not-called') return { state: rollback.state, because: rollback.because };
  const { state, id, attempts } = rollback;
  if (state === 'done') {
    return { state, id, attempts, status: rollback.status, at: instant(rollback.at) };
  }
  const { code, message, hint } = rollback.error;
  const error = { code, sentence: message, hint };
  return { state, id, attempts, status: orNull(rollback.status), error };
}

function commitRange({ commits, ...range }: CommitRange): object {
  return {
    base: range.base,
    head: range.head,
    url: range.url,
    total: range.total,
    behind: range.behind,
    commits: commits.map(({ sha, url, subject }) => ({ sha, url, subject })),
  };
}

function leads({ traces, commits, notes }: Leads): object {
  return {
    commits: commits === undefined ? null : commitRange(commits),
    traces: traces.map(({ id, at, status, route, instance }) => ({
      id,
      at: instant(at),
      status: orNull(status),
      route: orNull(route),
      instance: orNull(instance),
    })),
    notes,
  };
}

function recovery({ state, how, sentence, times }: Recovery): object {
  const { onset, conviction, call, recovery } = times;
  return {
    state,
    how: orNull(how),
    sentence,
    times: {
      onset: instant(onset),
      conviction: instant(conviction),
      call: instant(call),
      recovery: instant(recovery),
    },
  };
}

function source({ source, requests }: Watch): object {
  return {
    provider: source.provider,
    url: source.url,
    queries: source.queries.map(({ cohort, query }) => ({ cohort, query })),
    statusLabel: orNull(source.statusLabel),
    requests,
  };
}
