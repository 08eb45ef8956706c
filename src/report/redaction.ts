/** No secret in anything that is written: the runner masks its log, but not files, and not on every runner. */
import type { Config } from '../config.ts';
import { type GateError, SavedError } from '../errors.ts';
import type { CohortCounts, Note, SourceDescription } from '../metrics/source.ts';
import type {
  CommitRange,
  Leads,
  Outcome,
  Plan,
  Poll,
  RecoveryPoll,
  Rollback,
  Verdict,
  Watch,
} from '../outcome.ts';
import { type ShownName, shownNames, withShownKeys } from './shown-names.ts';

/** Shorter values can't be masked: they would blot out half of every text. */
const SHORTEST = 4;

export type Redact = (text: string) => string;

/** What is left of the secrets to mask: each value and each of its lines, without doubles and too short ones. */
export function maskable(secrets: readonly string[]): readonly string[] {
  const values = secrets.flatMap((secret) => [secret, ...secret.split(/\r?\n/)]);
  const trimmed = values.flatMap((value) => [value, value.trim()]);
  return [...new Set(trimmed)].filter((value) => value.trim().length >= SHORTEST);
}

/** How many secrets are too short to be masked. */
export function tooShort(secrets: readonly string[]): number {
  return secrets.filter((secret) => secret !== '' && secret.trim().length < SHORTEST).length;
}

/** Replaces every secret by `***`, also where it stands percent-encoded, JSON-escaped or in base64. */
export function redactor(secrets: readonly string[]): Redact {
  const forms = [...new Set(maskable(secrets).flatMap(writtenForms))];
  if (forms.length === 0) return (text) => text;
  // The longest first, or a part of it would be taken for a shorter one.
  forms.sort((a, b) => b.length - a.length);
  const any = new RegExp(forms.map((form) => RegExp.escape(form)).join('|'), 'g');
  return (text) => text.replace(any, '***');
}

export function redact(text: string, secrets: readonly string[]): string {
  return redactor(secrets)(text);
}

function writtenForms(secret: string): string[] {
  const bytes = Buffer.from(secret.toWellFormed());
  return [
    secret,
    encodeURIComponent(secret.toWellFormed()),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString('base64'),
    bytes.toString('base64url'),
  ];
}

/**
 * The outcome without secrets in any text that came from outside. Enumerations, numbers and times stay:
 * a weak secret such as `pass` must not turn a verdict into `***`.
 */
export function withoutSecrets(outcome: Outcome): Outcome {
  const redact = redactor(outcome.config.secrets);
  const names: Names = {
    statuses: shownNames(redact),
    instances: shownNames(redact),
    routes: shownNames(redact),
  };
  const { checks, config } = outcome;
  const watch = watchWithoutSecrets(outcome.watch, redact, names);
  return {
    ...outcome,
    verdict: verdictWithoutSecrets(outcome.verdict, redact),
    leads: outcome.leads && leadsWithoutSecrets(outcome.leads, redact),
    decision: { ...outcome.decision, because: redact(outcome.decision.because) },
    rollback: rollbackWithoutSecrets(outcome.rollback, redact),
    recovery: { ...outcome.recovery, sentence: redact(outcome.recovery.sentence) },
    dispatch: outcome.dispatch && rollbackWithoutSecrets(outcome.dispatch, redact),
    announcements: outcome.announcements.map((told) => ({
      ...told,
      sentence: redact(told.sentence),
      url: told.url && redact(told.url),
    })),
    watch,
    ...(checks && {
      checks: checks.map((check) => ({
        ...check,
        verdict: verdictWithoutSecrets(check.verdict, redact),
        // Of the check that decided it is the same, and may be large.
        watch:
          check.watch === outcome.watch ? watch : watchWithoutSecrets(check.watch, redact, names),
      })),
    }),
    config: configWithoutSecrets(config, redact),
  };
}

function watchWithoutSecrets(watch: Watch, redact: Redact, names: Names): Watch {
  return {
    ...watch,
    plan: watch.plan && planWithoutSecrets(watch.plan, redact),
    outages: watch.outages.map((outage) => ({ ...outage, sentence: redact(outage.sentence) })),
    strata: watch.strata.map((stratum) => ({
      ...stratum,
      canary: ofCounts(stratum.canary, names),
      baseline: stratum.baseline && ofCounts(stratum.baseline, names),
    })),
    notes: notesWithoutSecrets(watch.notes, redact),
    source: sourceWithoutSecrets(watch.source, redact),
    // A live watch answers this by a getter of its class, which a spread leaves behind.
    requests: watch.requests,
  };
}

export function configWithoutSecrets(config: Config, redact: Redact): Config {
  return {
    ...config,
    inputs: config.inputs.map((input) => ({ ...input, value: redact(input.value) })),
  };
}

export function planWithoutSecrets(plan: Plan, redact: Redact): Plan {
  return { ...plan, burstiness: redact(plan.burstiness) };
}

export function sourceWithoutSecrets(source: SourceDescription, redact: Redact): SourceDescription {
  return {
    ...source,
    url: redact(source.url),
    queries: source.queries.map((query) => ({ ...query, query: redact(query.query) })),
    statusLabel: source.statusLabel && redact(source.statusLabel),
  };
}

function commitsWithoutSecrets(range: CommitRange, redact: Redact): CommitRange {
  return {
    ...range,
    base: redact(range.base),
    head: redact(range.head),
    url: redact(range.url),
    commits: range.commits.map(({ sha, url, subject }) => ({
      sha,
      url: redact(url),
      subject: redact(subject),
    })),
  };
}

function leadsWithoutSecrets({ traces, commits, notes }: Leads, redact: Redact): Leads {
  return {
    commits: commits && commitsWithoutSecrets(commits, redact),
    traces: traces.map(({ id, at, status, route, instance }) => ({
      id: redact(id),
      at,
      status: status && redact(status),
      route: route && redact(route),
      instance: instance && redact(instance),
    })),
    notes: notes.map(redact),
  };
}

export function notesWithoutSecrets(notes: readonly Note[], redact: Redact): readonly Note[] {
  return notes.map((note) => ({ ...note, sentence: redact(note.sentence) }));
}

/** The same for a line of the log. */
export function pollWithoutSecrets(poll: Poll, redact: Redact): Poll {
  return {
    ...poll,
    outage: poll.outage && ofError(poll.outage, redact),
    notes: notesWithoutSecrets(poll.notes, redact),
  };
}

/** The same for a line after the rollback. */
export function recoveryPollWithoutSecrets(poll: RecoveryPoll, redact: Redact): RecoveryPoll {
  return { ...poll, outage: poll.outage && ofError(poll.outage, redact) };
}

export function verdictWithoutSecrets(verdict: Verdict, redact: Redact): Verdict {
  const reason = redact(verdict.reason);
  return verdict.verdict === 'error'
    ? { ...verdict, reason, error: ofError(verdict.error, redact) }
    : { ...verdict, reason };
}

export function rollbackWithoutSecrets(rollback: Rollback, redact: Redact): Rollback {
  if (rollback.state === 'not-called') return { ...rollback, because: redact(rollback.because) };
  return rollback.state === 'failed'
    ? { ...rollback, error: ofError(rollback.error, redact) }
    : rollback;
}

type Names = Readonly<Record<'statuses' | 'instances' | 'routes', ShownName>>;

function ofCounts(counts: CohortCounts, names: Names): CohortCounts {
  return {
    ...counts,
    statuses: withShownKeys(counts.statuses, names.statuses),
    instances: withShownKeys(counts.instances, names.instances),
    routes: withShownKeys(counts.routes, names.routes),
  };
}

function ofError(error: GateError, redact: Redact): GateError {
  return new SavedError(error.code, redact(error.message), redact(error.hint));
}
