/** Runs two things in turn, so that a busy minute of the machine falls on both; answers what each gave, per round. */
export async function sideBySide(
  rounds: number,
  one: () => Promise<number>,
  other: () => Promise<number>,
): Promise<{ readonly one: readonly number[]; readonly other: readonly number[] }> {
  const ones: number[] = [];
  const others: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // The order changes: who comes second finds warm caches.
    const isOneFirst = round % 2 === 0;
    if (isOneFirst) ones.push(await one());
    others.push(await other());
    if (!isOneFirst) ones.push(await one());
  }
  return { one: ones, other: others };
}
