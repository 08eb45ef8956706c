/** Reads the envelope of the Prometheus HTTP API and its raw series, field by field. */
import { MetricsError } from '../errors.ts';
import type { HttpAnswer } from '../http.ts';
import { type Asked, errorBody, failureOfBody } from './prometheus-failure.ts';
import type { Sample } from './series.ts';
import { shown } from './shown.ts';

/** A series as the API gives it; a NaN is kept for whoever counts. */
export interface RawSeries {
  readonly labels: Readonly<Record<string, string>>;
  readonly samples: readonly Sample[];
}

export type ResultType = 'matrix' | 'vector';

/** @throws MetricsError unless it is a whole answer of this type, without warnings */
export function readEnvelope(answer: HttpAnswer, type: ResultType, asked: Asked): RawSeries[] {
  const envelope = readJson(answer, asked);
  const { status, data, warnings, isPartial } = envelope;
  if (status !== 'success') {
    const error = errorBody(envelope);
    throw error === undefined
      ? notMetrics(asked, 'JSON of another kind')
      : failureOfBody(error, asked);
  }
  if (Array.isArray(warnings) && warnings.length > 0) throw partial(asked, warnings.join('; '));
  if (!isRecord(data)) throw notMetrics(asked, 'no data');
  if (isPartial === true || data.isPartial === true) throw partial(asked, 'isPartial is true');
  const { resultType, result } = data;
  if (resultType !== type || !Array.isArray(result)) {
    throw notMetrics(asked, `a ${shown(String(resultType), 30)} instead of a ${type}`);
  }
  return result.map((entry) => readSeries(entry, type, asked));
}

/** The data of an answer that is a list of whatever. @throws MetricsError unless it is one */
export function readList(answer: HttpAnswer, asked: Asked): readonly unknown[] {
  const envelope = readJson(answer, asked);
  const error = envelope.status === 'success' ? undefined : errorBody(envelope);
  if (error !== undefined) throw failureOfBody(error, asked);
  if (!Array.isArray(envelope.data)) throw notMetrics(asked, 'JSON of another kind');
  return envelope.data;
}

function readJson({ body, headers }: HttpAnswer, asked: Asked): Record<string, unknown> {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    if (body.trim() === '') throw notMetrics(asked, 'an empty answer');
    if (/^\s*</.test(body)) throw notMetrics(asked, 'a page of HTML, perhaps of a login');
    const broken = /^\s*\{/.test(body) || /json/i.test(headers['content-type'] ?? '');
    throw notMetrics(asked, broken ? 'JSON that breaks off or is malformed' : 'plain text');
  }
  if (!isRecord(json)) throw notMetrics(asked, 'JSON of another kind');
  return json;
}

function readSeries(entry: unknown, type: ResultType, asked: Asked): RawSeries {
  if (!isRecord(entry) || !isRecord(entry.metric))
    throw notMetrics(asked, 'a series without labels');
  const labels = entry.metric;
  for (const name in labels) {
    if (typeof labels[name] !== 'string') throw notMetrics(asked, 'a label that is no text');
  }
  return { labels: labels as RawSeries['labels'], samples: readSamples(entry, type, asked) };
}

function readSamples(entry: Record<string, unknown>, type: ResultType, asked: Asked): Sample[] {
  const floats = type === 'matrix' ? entry.values : entry.value && [entry.value];
  const histograms = type === 'matrix' ? entry.histograms : entry.histogram && [entry.histogram];
  if (!Array.isArray(floats) && !Array.isArray(histograms)) {
    throw notMetrics(asked, 'a series without samples');
  }
  const samples = Array.isArray(floats) ? readFloats(floats, asked) : [];
  if (!Array.isArray(histograms)) return samples;
  return [...samples, ...readHistograms(histograms, asked)].sort((a, b) => a.at - b.at);
}

/** By index, without a schema: there may be a hundred thousand. */
function readFloats(values: readonly unknown[], asked: Asked): Sample[] {
  const samples = new Array<Sample>(values.length);
  for (let i = 0; i < values.length; i += 1) {
    const pair = values[i];
    if (!Array.isArray(pair)) throw notMetrics(asked, 'a sample that is no pair');
    samples[i] = { at: readTime(pair[0], asked), value: readNumber(pair[1], asked) };
  }
  return samples;
}

/** Of a native histogram of request durations, the count is the number of requests. */
function readHistograms(values: readonly unknown[], asked: Asked): Sample[] {
  return values.map((pair) => {
    if (!Array.isArray(pair) || !isRecord(pair[1])) throw notMetrics(asked, 'a broken histogram');
    return { at: readTime(pair[0], asked), value: readNumber(pair[1].count, asked) };
  });
}

function readTime(time: unknown, asked: Asked): number {
  if (typeof time !== 'number' || !Number.isFinite(time)) {
    throw notMetrics(asked, 'a sample without a time');
  }
  return Math.round(time * 1000);
}

function readNumber(text: unknown, asked: Asked): number {
  if (typeof text === 'string' && text !== '') {
    const value = Number(text);
    if (!Number.isNaN(value) || text === 'NaN') return value;
    if (text === '+Inf' || text === 'Inf') return Number.POSITIVE_INFINITY;
    if (text === '-Inf') return Number.NEGATIVE_INFINITY;
  }
  throw notMetrics(
    asked,
    `a sample whose value is ${shown(JSON.stringify(text) ?? 'missing', 30)}`,
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function notMetrics({ host, about }: Asked, got: string): MetricsError {
  return new MetricsError(
    'not-metrics',
    `${host} answered about ${about} with ${got}.`,
    'Check that metrics-url is the base address of a server with the Prometheus HTTP API, and that no login page stands before it.',
  );
}

function partial({ host, about, secrets }: Asked, warnings: string): MetricsError {
  return new MetricsError(
    'partial',
    `${host} answered about ${about}, but says that the numbers may not be whole: ${shown(warnings, 200, secrets)}.`,
    'Mend what the server warns of; numbers that may not be whole are not judged.',
  );
}
