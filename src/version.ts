/** The version of this package, as it names itself to servers and in records. */
import manifest from '../package.json' with { type: 'json' };

export const VERSION: string = manifest.version;
