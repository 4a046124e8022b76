/** Names of the marks around the work of an engine: what the page's thread did between them is looked up in a trace. */
export const WORK_BEGINS = "work begins";
export const WORK_ENDS = "work ends";

/** Does the work of an engine in a task of its own, with a mark on both sides. */
export async function marked<T>(work: () => Promise<T>): Promise<T> {
  await ownTask();
  performance.mark(WORK_BEGINS);
  try {
    return await work();
  } finally {
    performance.mark(WORK_ENDS);
    await ownTask();
  }
}

function ownTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
