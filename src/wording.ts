/** How numbers and strange text read in a sentence: two digits for what is estimated, all digits for what is counted. */

const twoDigits = new Intl.NumberFormat('en', { maximumSignificantDigits: 2 });
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** A share in [0, 1]: `0.34 %`, `2.1 %`, `100 %`; what is not quite all never reads as 100 %. */
export function percent(share: number): string {
  if (!Number.isFinite(share)) return 'unknown';
  const value = share * 100;
  if (value > 99 && value < 100) return `${Math.floor(value * 10) / 10} %`;
  return `${twoDigits.format(value)} %`;
}

/** A share rounded down, so that it never reads as reaching a bound that it missed; below one percent to hundredths: not quite never is not never. */
export function percentAtLeast(share: number): string {
  if (!Number.isFinite(share)) return 'unknown';
  const steps = share < 0.01 ? 100 : 1;
  return `${Math.floor(share * 100 * steps + 1e-9) / steps} %`;
}

/** A count: `81,220`. */
export function grouped(count: number): string {
  return Number.isFinite(count) ? whole.format(count) : 'unknown';
}

/** A factor >= 0: `0.31`, `6.2`, `31`, `1,240`; `∞` and `?` where there is none. */
export function factor(ratio: number): string {
  if (Number.isNaN(ratio)) return '?';
  if (!Number.isFinite(ratio)) return '∞';
  return ratio < 10 ? twoDigits.format(ratio) : whole.format(ratio);
}

/** ln E as odds against the canary: `240 : 1`, `1 : 3.2`, `10^12 : 1`. Never rounded up to a threshold. */
export function odds(logEvidence: number): string {
  if (Number.isNaN(logEvidence)) return 'unknown';
  return logEvidence >= 0 ? `${oddsSide(logEvidence)} : 1` : `1 : ${oddsSide(-logEvidence)}`;
}

const SHOWN_IN_FULL = 1e6;

function oddsSide(log: number): string {
  const value = Math.exp(log) * (1 + 1e-9);
  if (value >= SHOWN_IN_FULL) {
    const exponent = Math.floor(log / Math.LN10 + 1e-9);
    return exponent > 999 ? '>10^999' : `10^${exponent}`;
  }
  return value < 10
    ? oneDecimal.format(Math.floor(value * 10) / 10)
    : whole.format(Math.floor(value));
}

/** Text from a server or a user as one line: control and direction characters and runs of space become one space. */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
}

/** At most `length` characters, the last of them `…` when something was cut. */
export function cut(text: string, length: number): string {
  const characters = [...text.slice(0, 2 * length + 2)];
  return characters.length <= length && text.length <= 2 * length + 2
    ? text
    : `${characters.slice(0, Math.max(0, length - 1)).join('')}…`;
}
