/** Waits until something outside this process has happened; looks often, and gives up after a while. */
export async function until(isSo: () => boolean, patience = 20_000): Promise<void> {
  const deadline = Date.now() + patience;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error(`This did not come true: ${isSo.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
