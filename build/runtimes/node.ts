/* Read by the compiler only: main process, marketplace and build have Node and no page. */
Buffer.from('')
void import('node:fs')
// @ts-expect-error
document.title
// @ts-expect-error
window.close()
// @ts-expect-error
export type Button = HTMLButtonElement
