/*
 * Read by the compiler only: `shared` has neither a page nor Node. A line that should be refused
 * and is not fails `npm run check` ("Unused '@ts-expect-error' directive").
 */
// @ts-expect-error
document.title
// @ts-expect-error
Buffer.from('')
// @ts-expect-error
process.exit()
// @ts-expect-error
setTimeout(() => {}, 0)
// @ts-expect-error
console.log('')
// @ts-expect-error
void fetch('/')
// @ts-expect-error
void import('node:fs')
