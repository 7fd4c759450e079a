import type { Frame, ScreenCapture, ScreenFault } from '../../electron/capture/screen-capture.ts'
import { err, ok } from '../../shared/result.ts'

/** Displays that show what the test gives them, or a fault. */
export function fakeScreen(frames: Frame[], fault: ScreenFault | null = null): ScreenCapture {
  return {
    async grab(maxWidth) {
      if (fault) return err(fault)
      return ok(frames.filter(({ width }) => width <= maxWidth))
    },
  }
}

/** A frame of one colour. */
export function plainFrame(width: number, height: number, colour = [40, 40, 40]): Frame {
  const bgra = new Uint8Array(width * height * 4)
  for (let at = 0; at < bgra.length; at += 4) bgra.set([...colour, 255], at)
  return { width, height, bgra }
}

/** A frame with something to see on it: noise where a window would be. */
export function busyFrame(width: number, height: number): Frame {
  const frame = plainFrame(width, height)
  let seed = 7
  for (let at = 0; at < frame.bgra.length / 2; at += 1) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    frame.bgra[at] = at % 4 === 3 ? 255 : seed % 256
  }
  return frame
}
