import { useEffect, useRef } from 'react'

/** Wide enough for a diary cell on a dense screen. */
const WIDTH_PX = 240

type ThumbnailProps = { blob: Blob; className: string | undefined }

/**
 * A picture at the size of its cell. Drawn small once instead of kept whole: sixty captures at full
 * size would take two hundred megabytes.
 */
export function Thumbnail({ blob, className }: ThumbnailProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    let gone = false
    void createImageBitmap(blob, { resizeWidth: WIDTH_PX, resizeQuality: 'medium' })
      .then((bitmap) => {
        const target = canvas.current
        if (target && !gone) {
          target.width = bitmap.width
          target.height = bitmap.height
          target.getContext('2d')?.drawImage(bitmap, 0, 0)
        }
        bitmap.close()
      })
      // Not a picture: the cell stays empty, its segment still says what it is.
      .catch(() => {})
    return () => {
      gone = true
    }
  }, [blob])
  return <canvas ref={canvas} className={className} />
}
