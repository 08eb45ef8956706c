/** From the bytes of an answer to its text. */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

export type Body =
  | { readonly kind: 'text'; readonly text: string }
  /** Unpacked, it is larger than it may be. */
  | { readonly kind: 'too-large' }
  /** Not whole, or packed in a way that was not asked for. */
  | { readonly kind: 'unreadable' };

/**
 * UTF-8, without its byte order mark; unpacked where gzip packed it.
 * Unpacked here, because axios takes a gzip stream that ends too early for whole.
 */
export async function readBody(
  bytes: Buffer,
  encoding: string | undefined,
  maxBytes: number,
): Promise<Body> {
  const packing = encoding?.toLowerCase() ?? 'identity';
  if (bytes.length === 0 || packing === 'identity') return { kind: 'text', text: decode(bytes) };
  if (packing !== 'gzip' && packing !== 'x-gzip') return { kind: 'unreadable' };
  try {
    const unpacked = await promisify(gunzip)(bytes, { maxOutputLength: maxBytes });
    return { kind: 'text', text: decode(unpacked) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { kind: code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'unreadable' };
  }
}

function decode(bytes: Buffer): string {
  return new TextDecoder().decode(bytes);
}
