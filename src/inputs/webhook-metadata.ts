/** What the webhook's format should tell besides the verdict. */
import type { WebhookFormat } from '../config.ts';
import { FORMATS } from '../rollback/formats.ts';
import type { InputReader } from './input-reader.ts';

const INPUT = 'rollback-webhook-metadata';
const MOST = 20;
const LONGEST = 500;

/** `name: value` a line; empty lines ignored. */
export function readMetadata(
  reader: InputReader,
  format: WebhookFormat,
): Readonly<Record<string, string>> {
  const text = reader.get(INPUT);
  if (format === 'raw' && text !== undefined) {
    reader.reject(INPUT, 'nothing with rollback-webhook-format raw: write it into the body');
    return {};
  }
  const metadata = new Map<string, string>();
  for (const [index, line] of (text ?? '').split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const [, name, value = ''] = /^\s*([A-Za-z][\w.-]{0,63})\s*:\s*(\P{Cc}+)$/u.exec(line) ?? [];
    if (name === undefined || value.trim().length > LONGEST) {
      reader.reject(
        INPUT,
        `one "name: value" a line, up to ${LONGEST} characters; line ${index + 1} is not`,
      );
    } else if (metadata.has(name)) {
      reader.reject(INPUT, `each name once; ${name} is there twice`);
    } else {
      metadata.set(name, value.trim());
    }
  }
  if (metadata.size > MOST) reader.reject(INPUT, `up to ${MOST} lines`);
  const missing = FORMATS[format].needs.filter((name) => !metadata.has(name));
  if (missing.length > 0) {
    const lines = missing.map((name) => `"${name}: …"`).join(' and ');
    reader.reject(INPUT, `${lines} with rollback-webhook-format ${format}`);
  }
  return Object.fromEntries(metadata);
}
