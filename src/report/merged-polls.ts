/** One line a poll, however many checks: that of the check closest to its threshold, and the notes of all. */
import type { Duration, Instant } from '../clock.ts';
import type { Note } from '../metrics/source.ts';
import type { Plan, Poll } from '../outcome.ts';
import type { WatchReporter } from './reporter.ts';

/** The line is another check's once that one's odds are twice as close: near-ties would change it at every poll. */
const CLEARLY_CLOSER = Math.log(2);

interface Voice {
  readonly name: string;
  plan: Plan | undefined;
  ended: boolean;
  /** Not shown yet, by round, oldest first. */
  polls: { readonly round: number; readonly poll: Poll }[];
  /** The newest that has come. */
  heard: number;
}

/**
 * One reporter a check, in the order of their names. A line waits until every check that is being watched has polled that time; one that has no plan yet is not waited for.
 * @param interval between polls: rounds are counted by it, because checks may begin at different times
 */
export function mergedPolls(
  lines: Omit<WatchReporter, 'ended'>,
  names: readonly string[],
  interval: Duration,
): readonly WatchReporter[] {
  const voices = names.map(
    (name): Voice => ({ name, plan: undefined, ended: false, polls: [], heard: 0 }),
  );
  let start: Instant | undefined;
  let planTold = false;
  let leader: Voice | undefined;
  let pending: Said[] = [];
  const outagesTold = new Set<string>();

  const tellPlan = () => {
    const planned = voices.filter(({ plan }) => plan !== undefined);
    if (planTold || planned.length === 0) return;
    planTold = true;
    lines.planned(jointPlan(planned), together(pending));
    pending = [];
  };
  const tellRounds = () => {
    const awaited = voices.filter(({ plan, ended }) => plan !== undefined && !ended);
    const upTo = Math.min(...awaited.map(({ heard }) => heard));
    for (;;) {
      const round = Math.min(...voices.flatMap(({ polls }) => polls[0]?.round ?? []));
      if (round > upTo || round === Number.POSITIVE_INFINITY) return;
      tellPlan();
      tellRound(round);
    }
  };
  const tellRound = (round: number) => {
    const heard = voices.flatMap((voice) => {
      const polls = voice.polls.filter((one) => one.round <= round).map(({ poll }) => poll);
      voice.polls = voice.polls.slice(polls.length);
      pending.push(...polls.flatMap(({ notes }) => notes.map((note) => ({ voice, note }))));
      const poll = polls.at(-1);
      return poll === undefined ? [] : [{ voice, poll }];
    });
    const shown = closest(heard, leader);
    if (shown === undefined) return;
    const notes = [...outages(heard, shown.poll, outagesTold), ...pending];
    if (shown.voice !== leader) notes.unshift(said(shown.voice, 'closest to its threshold.'));
    leader = shown.voice;
    pending = [];
    lines.polled({ ...shown.poll, notes: together(notes) });
  };

  return voices.map((voice) => ({
    // They ask one server: what it says to one, it says to all.
    unanswered: (error) => lines.unanswered(error),
    planned(plan, notes) {
      voice.plan = plan;
      start ??= plan.start;
      pending.push(...notes.map((note) => ({ voice, note })));
      if (planTold) pending.push(said(voice, plan.burstiness));
      else if (voices.every(({ plan, ended }) => plan !== undefined || ended)) tellPlan();
    },
    polled(poll) {
      const round = Math.round((poll.at - (start ?? poll.at)) / interval);
      voice.heard = Math.max(voice.heard, round);
      voice.polls.push({ round, poll });
      tellRounds();
    },
    ended(error) {
      voice.ended = true;
      if (error !== undefined) pending.push(said(voice, `ended in an error: ${error.message}`));
      tellRounds();
    },
  }));
}

interface Heard {
  readonly voice: Voice;
  readonly poll: Poll;
}

interface Said {
  readonly voice: Voice;
  readonly note: Note;
}

function said(voice: Voice, sentence: string): Said {
  return { voice, note: { kind: 'stale', cohort: undefined, sentence } };
}

/** A conviction before all; without numbers only where nobody has any. */
function closest(heard: readonly Heard[], leader: Voice | undefined): Heard | undefined {
  const convicted = heard.filter(({ poll }) => poll.judgement.conviction !== undefined);
  const answered = heard.filter(({ poll }) => poll.outage === undefined);
  const [among = []] = [convicted, answered, heard].filter((some) => some.length > 0);
  return among.reduce<Heard | undefined>((best, one) => {
    if (best === undefined) return one;
    const head =
      leader === best.voice ? CLEARLY_CLOSER : leader === one.voice ? -CLEARLY_CLOSER : 0;
    return margin(one) > margin(best) + head ? one : best;
  }, undefined);
}

function margin({ poll: { judgement } }: Heard): number {
  return judgement.logEvidence - judgement.logThreshold;
}

/** Of the checks whose line is not the one shown; each once. */
function outages(heard: readonly Heard[], shown: Poll, told: Set<string>): Said[] {
  return heard.flatMap(({ voice, poll: { outage } }) => {
    if (outage === undefined || outage === shown.outage) return [];
    const sentence = `no numbers: ${outage.message}`;
    const key = `${voice.name}\0${sentence}`;
    if (told.has(key)) return [];
    told.add(key);
    return [said(voice, sentence)];
  });
}

/** The longest intervals of all, and how bursty each one's errors are. */
function jointPlan(voices: readonly Voice[]): Plan {
  const plans = voices.flatMap(({ plan }) => plan ?? []);
  const slowest = plans.reduce((slow, plan) => (plan.strata < slow.strata ? plan : slow));
  const by = Map.groupBy(voices, ({ plan }) => plan?.burstiness ?? '');
  const sentences = [...by].map(([sentence, of]) =>
    by.size === 1 ? sentence : `${quoted(of)}: ${sentence}`,
  );
  return { ...slowest, burstiness: sentences.join(' ') };
}

/** Each note once, with the names of those it comes from. */
function together(all: readonly Said[]): readonly Note[] {
  return [...Map.groupBy(all, ({ note }) => note.sentence)].map(([sentence, from]) => ({
    ...from[0]!.note,
    sentence: `${quoted([...new Set(from.map(({ voice }) => voice))])}: ${sentence}`,
  }));
}

function quoted(voices: readonly Voice[]): string {
  return voices.map(({ name }) => `"${name}"`).join(', ');
}
