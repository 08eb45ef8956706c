/** The entry of the post step, at the end of the job: it speaks only where the gate itself did not live to. */
if (process.env.STATE_ended !== 'whole') {
  const acting = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => acting.abort(new Error(name)));
  }
  // Loaded here, so that the usual end costs next to nothing.
  const [core, { finishStep }] = await Promise.all([
    import('@actions/core'),
    import('./aftermath.ts'),
  ]);
  process.exitCode = await finishStep({ environment: process.env, core, acting: acting.signal });
}
