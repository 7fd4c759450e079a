/*
 * Lets the frame of the window, which stands in the page itself, be painted before the rest is even
 * read: what that takes then passes in a window that is already there.
 */
let begun = false
const begin = () => {
  if (begun) return
  begun = true
  void import('./main.tsx')
}

// The paint of a frame follows its callbacks, so a task queued by one runs behind it.
requestAnimationFrame(() => setTimeout(begin))
// A window that is not shown may have no frames.
setTimeout(begin, 250)
