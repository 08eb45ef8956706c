/** The report's page as a test reads it. */
import type { Plot } from '../../src/report/page/chart.ts';

export function plotsOf(text: string): Plot[] {
  const data = /<script type="application\/json" id="data">(.*)<\/script>/.exec(text)![1]!;
  return JSON.parse(data).plots;
}

/** Without its scripts and styles. */
export function markupOf(text: string): string {
  return text.replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/g, '');
}
