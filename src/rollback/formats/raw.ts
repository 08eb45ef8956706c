/** A body of the user's own; without one, the verdict as a flat JSON object. */
import type { Build } from '../formats.ts';
import { fillBody } from '../template.ts';
import { plainData } from './plain-data.ts';

export const raw: Build = (message, { body }) =>
  body === undefined ? JSON.stringify(plainData(message)) : fillBody(body, message.fields);
