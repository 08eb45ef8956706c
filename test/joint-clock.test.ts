import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jointClocks } from '../src/joint-clock.ts';

const NEVER = new AbortController().signal;

test('whoever is ahead waits for the others, and all see one time', async () => {
  const [fast, slow] = jointClocks(1000, 2);
  const seen: string[] = [];
  const go = async (name: string, clock: typeof fast, pauses: readonly number[]) => {
    for (const pause of pauses) {
      await clock!.sleepUntil(clock!.now() + pause, NEVER);
      seen.push(`${name} at ${clock!.now()}`);
    }
    clock!.leave();
  };
  await Promise.all([go('a', fast, [10, 10, 10]), go('b', slow, [25, 10])]);
  expect(seen).toEqual(['a at 1010', 'a at 1020', 'b at 1025', 'a at 1030', 'b at 1035']);
});

test('one clock alone never waits', async () => {
  const [only] = jointClocks(0, 1);
  await only!.sleepUntil(500, NEVER);
  await only!.sleepUntil(400, NEVER);
  expect(only!.now()).toBe(500);
  only!.leave();
  await only!.sleepUntil(600, NEVER);
  expect(only!.now()).toBe(600);
});

test('a sleeper that is woken by a signal rejects with its reason, and time goes on without it', async () => {
  const [a, b] = jointClocks(0, 2);
  const abort = new AbortController();
  const woken = a!.sleepUntil(100, abort.signal);
  abort.abort(new Error('cancelled'));
  await expect(woken).rejects.toThrow('cancelled');
  expect(a!.now()).toBe(0);
  const sleeping = b!.sleepUntil(50, NEVER);
  a!.leave();
  await sleeping;
  expect(b!.now()).toBe(50);
});

test('whatever they wait for, things happen in the order of their times', async () => {
  const pauses = fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(fc.array(pauses, { minLength: 1, maxLength: 6 }), async (parties) => {
      const clocks = jointClocks(0, parties.length);
      const times: number[] = [];
      const ends = await Promise.all(
        parties.map(async (own, index) => {
          const clock = clocks[index]!;
          for (const pause of own) {
            await clock.sleepUntil(clock.now() + pause, NEVER);
            times.push(clock.now());
          }
          const end = clock.now();
          clock.leave();
          return end;
        }),
      );
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(ends).toEqual(parties.map((own) => own.reduce((sum, pause) => sum + pause, 0)));
    }),
  );
});
