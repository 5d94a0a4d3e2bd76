import "server-only";

type Waiting<Input, Output> = {
  readonly input: Input;
  readonly resolve: (output: Output) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Lets calls that come at the same time go to the database together: the first go when this turn of the event loop has
 * ended, and those that come while all lanes are taken make up the next batch. One caller alone waits for nobody, and many pay
 * for one statement together: a statement costs this process and the database's about as much for thirty rows as for one.
 *
 * @param run   does the work of a batch; its results are in the order of the inputs
 * @param keyOf of inputs with the same key only one is under way; without it any
 * @param most  largest batch
 * @param lanes batches under way at once
 * @returns a function whose promise is rejected with the error of its batch
 */
export function gathered<Input, Output>(
  run: (inputs: readonly Input[]) => Promise<readonly Output[]>,
  {
    keyOf,
    most,
    lanes,
  }: { readonly keyOf?: (input: Input) => string; readonly most: number; readonly lanes: () => number },
): (input: Input) => Promise<Output> {
  type One = Waiting<Input, Output>;
  let waiting: One[] = [];
  let underWay = 0;
  let isCalled = false;
  const takenKeys = new Set<unknown>();

  function takeBatch(): ReadonlyMap<unknown, One> {
    const batch = new Map<unknown, One>();
    const left: One[] = [];
    for (const one of waiting) {
      const key = keyOf === undefined ? one : keyOf(one.input);
      if (batch.size < most && !batch.has(key) && !takenKeys.has(key)) batch.set(key, one);
      else left.push(one);
    }
    waiting = left;
    return batch;
  }

  function startBatches(): void {
    isCalled = false;
    while (underWay < lanes() && waiting.length > 0) {
      const batch = takeBatch();
      // All who wait, wait for one of their own key.
      if (batch.size === 0) return;
      void send(batch);
    }
  }

  async function send(batch: ReadonlyMap<unknown, One>): Promise<void> {
    underWay += 1;
    for (const key of batch.keys()) takenKeys.add(key);
    const all = [...batch.values()];
    try {
      const outputs = await run(all.map(({ input }) => input));
      for (const [at, { resolve }] of all.entries()) resolve(outputs[at] as Output);
    } catch (error) {
      for (const { reject } of all) reject(error);
    }
    for (const key of batch.keys()) takenKeys.delete(key);
    underWay -= 1;
    startBatches();
  }

  return (input) =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject });
      if (isCalled || underWay >= lanes()) return;
      isCalled = true;
      setImmediate(startBatches);
    });
}
