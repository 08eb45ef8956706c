/** A verdict at a glance, in Markdown. */
export const ICONS = { pass: '✅', fail: '❌', inconclusive: '⚠️', error: '🛑' } as const;
