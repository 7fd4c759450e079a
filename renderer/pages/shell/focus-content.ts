/** Sets the focus to the page when whatever had it is gone, so that Tab goes on from there. */
export function focusContent(): void {
  if (document.activeElement !== document.body) return
  document.getElementById('content')?.focus({ preventScroll: true })
}
