/**
 * What a job or a payment makes is named by whoever makes it: the marketplace has its names, the
 * books have theirs. Which of them is which is learnt from what the things are.
 */
export type Names = {
  /** Any value with the marketplace's names in place of the books'. */
  toReal<T>(value: T): T
  /** The books' name for a thing; its own while nobody knows which it is. */
  toModel(realId: string): string
  /** Pairs things that both sides describe alike; a description is of one thing only. */
  learn(inBooks: ReadonlyMap<string, string>, inDatabase: ReadonlyMap<string, string>): void
}

export function createNames(): Names {
  const reals = new Map<string, string>()
  const models = new Map<string, string>()
  return {
    toReal: (value) =>
      JSON.parse(JSON.stringify(value), (_, each) => reals.get(each as string) ?? each),
    toModel: (realId) => models.get(realId) ?? realId,
    learn(inBooks, inDatabase) {
      for (const [description, realId] of inDatabase) {
        const modelId = inBooks.get(description)
        if (modelId === undefined || models.has(realId)) continue
        models.set(realId, modelId)
        reals.set(modelId, realId)
      }
    },
  }
}
