/**
 * Says what set-up is doing. Everything goes to stderr, because several commands promise that
 * their stdout holds nothing but one line of JSON.
 * @param {string} line one sentence for the human
 */
export function say(line) {
  process.stderr.write(`[milepost] ${line}\n`)
}

/**
 * Runs a long step, saying that it began, how long it took, and every ten seconds that it still
 * runs: a silent minute looks like a hang.
 * @template T
 * @param {string} title what the step does
 * @param {() => Promise<T>} step
 * @returns {Promise<T>}
 */
export async function longStep(title, step) {
  const began = Date.now()
  const seconds = () => `${((Date.now() - began) / 1000).toFixed(1)} s`
  say(`${title} …`)
  const stillThere = setInterval(() => say(`${title} … ${seconds()}`), 10_000)
  try {
    const result = await step()
    say(`${title}: done in ${seconds()}`)
    return result
  } finally {
    clearInterval(stillThere)
  }
}

/** An expected failure: shown as its one message, without a stack. */
export class SetupError extends Error {}
