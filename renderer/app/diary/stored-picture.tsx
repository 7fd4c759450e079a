import { IconPhotoOff } from '@tabler/icons-react'
import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import type { CapturePicture } from '../../ui/diary/picture.ts'
import { Thumbnail } from './thumbnail.tsx'
import { useCapture } from './use-capture.ts'

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
