/** A sentence for the person at the terminal, without a stack. */
export class StartError extends Error {}

/** Says what is being done, and how long it took; on a terminal the seconds count up while it lasts. */
export async function step<Result>(label: string, work: () => Promise<Result>): Promise<Result> {
  const began = performance.now();
  const seconds = () => ((performance.now() - began) / 1000).toFixed(1);
  const moving = process.stdout.isTTY
    ? setInterval(() => process.stdout.write(`\r… ${label} (${seconds()} s) `), 200)
    : null;
  try {
    const result = await work();
    finishLine(`✔ ${label} (${seconds()} s)`);
    return result;
  } catch (error) {
    finishLine(`✘ ${label}`);
    throw error;
  } finally {
    if (moving) clearInterval(moving);
  }
}

function finishLine(text: string): void {
  process.stdout.write(process.stdout.isTTY ? `\r\x1b[2K${text}\n` : `${text}\n`);
}
