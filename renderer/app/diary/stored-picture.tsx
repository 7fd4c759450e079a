import { IconPhotoOff } from '@tabler/icons-react'
import { type ComponentProps, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CapturePicture } from '../../ui/diary/picture.ts'
import { call } from '../bridge.ts'

/** A capture's picture from this computer or, through main, from the marketplace. */
export function StoredPicture(props: ComponentProps<CapturePicture>) {
  const { captureId, display, alt, className } = props
  const { t } = useTranslation()
  const capture = useCapture(captureId, display)
  if (capture.state === 'loading') return null
  if (capture.state === 'missing') {
    return alt === '' ? <IconPhotoOff /> : <p>{t('diary.pictureMissing')}</p>
  }
  if (alt === '') return <Thumbnail blob={capture.blob} className={className} />
  return <img src={capture.url} alt={alt} className={className} decoding="async" />
}

/** Wide enough for a diary cell on a dense screen. */
const WIDTH_PX = 240

type ThumbnailProps = { blob: Blob; className: string | undefined }

/**
 * A picture at the size of its cell. Drawn small once instead of kept whole: sixty captures at full
 * size would take two hundred megabytes.
 */
function Thumbnail({ blob, className }: ThumbnailProps) {
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

type Capture =
  | { state: 'loading' }
  | { state: 'missing' }
  | { state: 'here'; blob: Blob; url: string }

/** Pictures asked for at once; main decrypts or fetches each. */
const AT_ONCE = 4
let underWay = 0
const waiting: (() => void)[] = []

/** Reads a picture when it is its turn, so that a full day does not ask for sixty at once. */
async function readInTurn(captureId: string, display: number): Promise<Blob | null> {
  if (underWay >= AT_ONCE) await new Promise<void>((go) => waiting.push(go))
  underWay += 1
  const answer = await call('captures.read', { captureId, display })
  underWay -= 1
  waiting.shift()?.()
  if (!answer.ok) return null
  return new Blob([new Uint8Array(answer.value)], { type: 'image/webp' })
}

/** One display's picture; its address is taken back when the component is gone. */
function useCapture(captureId: string, display: number): Capture {
  const [capture, setCapture] = useState<Capture>({ state: 'loading' })
  useEffect(() => {
    let gone = false
    let url: string | null = null
    void readInTurn(captureId, display).then((blob) => {
      if (gone) return
      if (!blob) return setCapture({ state: 'missing' })
      url = URL.createObjectURL(blob)
      setCapture({ state: 'here', blob, url })
    })
    return () => {
      gone = true
      if (url !== null) URL.revokeObjectURL(url)
    }
  }, [captureId, display])
  return capture
}
