type Waiting = { readonly work: () => unknown; resolve(value: unknown): void; reject(reason: unknown): void };
type Outcome = { readonly value: unknown } | { readonly refusal: unknown };

/**
 * Lets writes that are asked for in one turn of the event loop share one commit and one flush, in the order of asking.
 * Work that throws a refusal (thrown before it writes anything) fails alone. Any other error rolls the commit back; then
 * each piece of work gets a commit of its own, so that only the faulty one fails.
 */
export class GroupCommit {
  private waiting: Waiting[] = [];
  private scheduled: Promise<void> | undefined;
  private closed = false;

  constructor(
    private readonly transact: (work: () => void) => void,
    private readonly isRefusal: (error: unknown) => boolean,
  ) {}

  run<Result>(work: () => Result): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      if (this.closed) {
        reject(new Error("the database is closed"));
        return;
      }
      this.waiting.push({ work, resolve: (value) => resolve(value as Result), reject });
      this.scheduled ??= new Promise((done) => {
        setImmediate(() => {
          this.scheduled = undefined;
          this.commitWaiting();
          done();
        });
      });
    });
  }

  /** Commits what waits; later work is refused. */
  async close(): Promise<void> {
    this.closed = true;
    await this.scheduled;
  }

  private commitWaiting(): void {
    const batch = this.waiting;
    this.waiting = [];
    try {
      this.commit(batch);
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      else for (const one of batch) this.commitAlone(one);
    }
  }

  private commitAlone(one: Waiting): void {
    try {
      this.commit([one]);
    } catch (error) {
      one.reject(error);
    }
  }

  private commit(batch: readonly Waiting[]): void {
    const outcomes: [Waiting, Outcome][] = [];
    this.transact(() => {
      for (const one of batch) outcomes.push([one, this.attempt(one.work)]);
    });
    for (const [one, outcome] of outcomes) {
      if ("refusal" in outcome) one.reject(outcome.refusal);
      else one.resolve(outcome.value);
    }
  }

  private attempt(work: () => unknown): Outcome {
    try {
      return { value: work() };
    } catch (error) {
      if (this.isRefusal(error)) return { refusal: error };
      throw error;
    }
  }
}
