/* Read by the compiler only: the window and the pages have a page and no Node. */
document.title = ''
// @ts-expect-error
Buffer.from('')
// @ts-expect-error
process.exit()
// @ts-expect-error
setImmediate(() => {})
// @ts-expect-error
void import('node:fs')
