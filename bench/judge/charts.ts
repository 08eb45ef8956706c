/** The two charts of the documentation. */
import type { Family } from './family.ts';
import { ALPHA } from './race.ts';
import type { Results } from './results.ts';
import { EFFECTS, steadyFaultName } from './sick-families.ts';
import { colour, curve, dot, line, type Point, svg, text } from './svg.ts';

/** Who is drawn: by name, in the order of colours. */
const DRAWN = ['gate', 'limit', 'lindon-malek', 'z', 'fisher', 'kayenta-minute', 'flagger', 'argo'];

const WIDTH = 900;

/** Mean polls to conviction by effect, both on log scales: one panel a share of traffic. */
export function detectionChart(results: Results): string {
  const panels = ['5 % canary', '50 % canary'];
  const height = 400;
  const parts = panels.flatMap((split, i) => detectionPanel(results, split, 60 + i * 430, 70));
  const said = panels.map((split) => `${split}: ${said3(results, split)}`).join(' ');
  return svg(
    WIDTH,
    height + legendHeight(results),
    'Mean polls to conviction, by how much worse the canary is (1 % errors)',
    `The lower the faster; dashed are those that convict healthy canaries more often than promised in some families. At three times worse, ${said}`,
    [
      ...parts,
      text(
        60,
        height - 14,
        'Dashed: convicts healthy canaries more often than promised in some families.',
        'quiet',
      ),
      ...legend(results, height),
    ],
  );
}

function said3(results: Results, split: string): string {
  const family = results.sick.find(({ name }) => name === steadyFaultName(3, '1 %', split));
  if (family === undefined) return '';
  const each = drawn(results).map(
    ({ name, title }) => `${title} ${results.cell(family, name)!.meanPolls.toFixed(1)} polls`,
  );
  return `${each.join(', ')}.`;
}

function detectionPanel(results: Results, split: string, left: number, top: number): string[] {
  const [width, height, most] = [360, 270, 60];
  const x = (i: number) => left + (i * width) / (EFFECTS.length - 1);
  const y = (polls: number) => top + height * (1 - Math.log(polls) / Math.log(most));
  const ticks = [1, 2, 5, 10, 20, 60].flatMap((polls) => [
    line(left, y(polls), left + width, y(polls), 'grid'),
    text(left - 8, y(polls) + 4, String(polls), 'quiet', 'end'),
  ]);
  const effects = EFFECTS.map((effect, i) =>
    text(x(i), top + height + 20, `${effect}×`, 'quiet', 'middle'),
  );
  const curves = drawn(results).flatMap(({ name, title, ink }) => {
    const points = EFFECTS.flatMap((effect, i) => {
      const family = results.sick.find(
        (each) => each.name === steadyFaultName(effect, '1 %', split),
      );
      const polls = family && results.cell(family, name)?.meanPolls;
      return polls === undefined ? [] : [{ x: x(i), y: y(polls), effect, polls }];
    });
    const label = (effect: number, polls: number) =>
      `${title}, ${effect}×: ${polls.toFixed(1)} polls`;
    return [
      curve(points, ink, name === 'gate' ? 3 : 1.5, results.summary(name).broken > 0),
      ...points.map((each) => dot(each, ink, 3, label(each.effect, each.polls))),
    ];
  });
  return [text(left, top - 14, split), ...ticks, ...effects, ...curves];
}

/** Share of healthy canaries convicted, a row a family, on a scale that shows both 1 % and 100 %. */
export function alarmsChart(results: Results): string {
  const [left, top, row] = [400, 70, 18];
  const right = WIDTH - 30;
  const bottom = top + results.healthy.length * row;
  const x = (share: number) => left + (right - left) * Math.sqrt(share);
  const shares = [0, 0.01, 0.05, 0.1, 0.25, 0.5, 1];
  const scale = shares.flatMap((share) => [
    line(x(share), top - 6, x(share), bottom, share === ALPHA ? 'mark' : 'grid'),
    text(x(share), top - 12, `${100 * share} %`, 'quiet', 'middle'),
  ]);
  const rows = results.healthy.flatMap((family, i) =>
    alarmsRow(results, family, x, top + (i + 0.5) * row, left),
  );
  return svg(
    WIDTH,
    bottom + 10 + legendHeight(results),
    'Share of healthy canaries convicted, by family (square-root scale; dashed: alpha)',
    alarmsSaid(results),
    [...scale, ...rows, ...legend(results, bottom + 10)],
  );
}

function alarmsRow(
  results: Results,
  family: Family,
  x: (share: number) => number,
  y: number,
  left: number,
): string[] {
  const label = text(left - 16, y + 4, family.name, '', 'end');
  // The gate last, so that it lies on top.
  const dots = [...drawn(results)].reverse().map(({ name, title, ink }) => {
    const share = results.cell(family, name)!.convicted.value;
    const point: Point = { x: x(share), y };
    return dot(point, ink, name === 'gate' ? 5 : 3.5, `${title}: ${(100 * share).toFixed(1)} %`);
  });
  return [label, ...dots];
}

function alarmsSaid(results: Results): string {
  const each = drawn(results).map(({ name, title }) => {
    const { broken, promised, worst } = results.summary(name);
    return `${title}: more than promised in ${broken} of ${promised} families, at worst ${(100 * worst).toFixed(1)} %`;
  });
  return `${each.join('; ')}.`;
}

function drawn(results: Results): { name: string; title: string; ink: string }[] {
  return DRAWN.flatMap((name, i) => {
    const contender = results.contenders.find((each) => each.name === name);
    return contender === undefined ? [] : [{ name, title: contender.title, ink: colour(i) }];
  });
}

function legend(results: Results, top: number): string[] {
  return drawn(results).flatMap(({ title, ink }, i) => {
    const point = { x: 66 + (i % 4) * 205, y: top + 16 + Math.floor(i / 4) * 22 };
    return [dot(point, ink, 5, title), text(point.x + 12, point.y + 4, title)];
  });
}

function legendHeight(results: Results): number {
  return 20 + 22 * Math.ceil(drawn(results).length / 4);
}
