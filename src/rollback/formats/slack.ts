/** A message for a Slack incoming webhook. https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks */
import { cut, factor, grouped, percent } from '../../wording.ts';
import type { Build } from '../formats.ts';
import type { Fields } from '../message.ts';
import { headline } from './headline.ts';

const LONGEST_HEADER = 150;
/** Of a section's text; escaping may make five characters of one. */
const LONGEST_REASON = 3000 / 5;

/** `text` is what notifications show and what stands where blocks are not shown. */
export const slack: Build = (message, { metadata }) => {
  const { id, fields } = message;
  const title = headline(message, metadata);
  const reason = escaped(cut(fields.reason, LONGEST_REASON));
  const numbers = [
    ['Canary', errors(fields, 'canary')],
    ['Baseline', errors(fields, 'baseline')],
    ['Ratio', fields['error-ratio'] === null ? undefined : `${factor(fields['error-ratio'])}×`],
  ].filter(([, value]) => value !== undefined);
  const run = fields['run-url'] === '' ? '' : `<${escaped(fields['run-url'])}|Workflow run> · `;
  return JSON.stringify({
    text: `${escaped(title)}\n${reason}`,
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: cut(title, LONGEST_HEADER) } },
      { type: 'section', text: { type: 'mrkdwn', text: reason } },
      ...(numbers.length === 0
        ? []
        : [
            {
              type: 'section',
              fields: numbers.map(([name, value]) => ({
                type: 'mrkdwn',
                text: `*${name}*\n${value}`,
              })),
            },
          ]),
      { type: 'context', elements: [{ type: 'mrkdwn', text: `${run}${id}` }] },
    ],
  });
};

function errors(fields: Fields, cohort: 'canary' | 'baseline'): string | undefined {
  const rate = fields[`${cohort}-error-rate`];
  if (rate === null) return undefined;
  const [bad, all] = [fields[`${cohort}-errors`], fields[`${cohort}-requests`]];
  const counts = bad === null || all === null ? '' : ` (${grouped(bad)} of ${grouped(all)})`;
  return `${percent(rate)} errors${counts}`;
}

/** The three characters that mean something to Slack: no value can mention anyone or make a link. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
