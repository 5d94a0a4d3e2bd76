import "server-only";

/**
 * Lets calls that come at the same time go to the database together: the first goes when this turn of the event loop has
 * ended, and those that come while a batch is on its way make up the next. One caller alone waits for nobody, and many pay for
 * one statement together: a statement costs this process and the database's about as much for thirty rows as for one.
 *
 * @param run   does the work of a batch; its results are in the order of the inputs
 * @param keyOf of inputs with the same key only one is in a batch; without it any
 * @param most  largest batch
 * @returns a function whose promise is rejected with the error of its batch
 */
export function gathered<Input, Output>(
  run: (inputs: readonly Input[]) => Promise<readonly Output[]>,
  { keyOf, most }: { readonly keyOf?: (input: Input) => string; readonly most: number },
): (input: Input) => Promise<Output> {
  type Waiting = {
    readonly input: Input;
    readonly resolve: (output: Output) => void;
    readonly reject: (error: unknown) => void;
  };
  let waiting: Waiting[] = [];
  let isUnderWay = false;

  function takeBatch(): readonly Waiting[] {
    const batch = new Map<unknown, Waiting>();
    const left: Waiting[] = [];
    for (const one of waiting) {
      const key = keyOf === undefined ? one : keyOf(one.input);
      if (batch.size < most && !batch.has(key)) batch.set(key, one);
      else left.push(one);
    }
    waiting = left;
    return [...batch.values()];
  }

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      const batch = takeBatch();
      try {
        const outputs = await run(batch.map(({ input }) => input));
        for (const [at, { resolve }] of batch.entries()) resolve(outputs[at] as Output);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    isUnderWay = false;
  }

  return (input) =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject });
      if (isUnderWay) return;
      isUnderWay = true;
      setImmediate(() => void drain());
    });
}
