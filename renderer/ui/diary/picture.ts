import type { ComponentType } from 'react'

/**
 * Shows one display's picture of a capture: from the marketplace in a browser, from the encrypted
 * store in the app. `alt` is empty where the words stand beside it.
 */
export type CapturePicture = ComponentType<{
  captureId: string
  display: number
  alt: string
  className?: string
}>
