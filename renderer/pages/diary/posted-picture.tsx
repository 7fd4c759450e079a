import { IconPhotoOff } from '@tabler/icons-react'
import { type ComponentProps, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PATHS } from '../../../shared/contract/http.ts'
import type { CapturePicture } from '../../ui/diary/picture.ts'

/** A capture's picture as the marketplace keeps it; one that cannot be had is told, not hidden. */
export function PostedPicture(props: ComponentProps<CapturePicture>) {
  const { captureId, display, alt, className } = props
  const { t } = useTranslation()
  const [missing, setMissing] = useState(false)
  if (missing) {
    return alt === '' ? <IconPhotoOff /> : <p>{t('diary.pictureMissing')}</p>
  }
  return (
    <img
      src={PATHS.capture(captureId, display)}
      alt={alt}
      className={className}
      loading="lazy"
      decoding="async"
      onError={() => setMissing(true)}
    />
  )
}
