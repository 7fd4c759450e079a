import { desktopCapturer, screen, systemPreferences } from 'electron'
import { err, ok } from '../../shared/result.ts'
import type { Frame, ScreenCapture, ScreenFault } from './screen-capture.ts'

const DENIED: ScreenFault = { outcome: 'denied', reason: 'notPermitted' }

/** The real displays. Under Wayland the desktop itself may ask the person first. */
export function electronScreenCapture(): ScreenCapture {
  return {
    async grab(maxWidth) {
      if (process.platform === 'darwin') {
        const status = systemPreferences.getMediaAccessStatus('screen')
        if (status === 'denied' || status === 'restricted') return err(DENIED)
      }
      if (screen.getAllDisplays().length === 0) {
        return err({ outcome: 'failed', reason: 'noDisplay' })
      }
      const sources = await desktopCapturer
        .getSources({ types: ['screen'], thumbnailSize: thumbnailSize(maxWidth) })
        .catch(() => null)
      if (!sources) return err(refusal())
      const frames: Frame[] = []
      for (const { thumbnail } of sources) {
        const { width, height } = thumbnail.getSize()
        if (width > 0 && height > 0) frames.push({ width, height, bgra: thumbnail.toBitmap() })
      }
      return frames.length > 0 ? ok(frames) : err(refusal())
    },
  }
}

/** Large enough that width alone decides the scale, for a display that stands upright too. */
function thumbnailSize(maxWidth: number) {
  const sizes = screen.getAllDisplays().map(({ size, scaleFactor }) => ({
    width: Math.round(size.width * scaleFactor),
    height: Math.round(size.height * scaleFactor),
  }))
  const width = Math.min(maxWidth, Math.max(...sizes.map((size) => size.width)))
  const height = Math.max(...sizes.map((size) => Math.ceil((size.height * width) / size.width)))
  return { width, height }
}

/** Wayland gives nothing unless its portal was answered with yes. */
function refusal(): ScreenFault {
  const wayland = process.env.XDG_SESSION_TYPE === 'wayland'
  return wayland ? DENIED : { outcome: 'failed', reason: 'noPicture' }
}
