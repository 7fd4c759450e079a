import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { dayAfter, isDay } from '../../../shared/time/day.ts'
import { zonePlace } from '../../ui/zone.ts'
import styles from './diary.module.css'
import type { ZoneChoice } from './diary-place.ts'

type DiaryControlsProps = {
  day: string
  zone: string
  today: string
  choices: readonly ZoneChoice[]
  onShow: (next: { day?: string; zone?: string }) => void
}

/** Which day, in whose time. */
export function DiaryControls({ day, zone, today, choices, onShow }: DiaryControlsProps) {
  const { t } = useTranslation()
  const step = (days: number) => () => onShow({ day: dayAfter(day, days) })
  const name = (choice: ZoneChoice): string => {
    const place = zonePlace(choice.zone)
    if (choice.whose === 'own') return t('diary.zoneMine', { zone: place })
    return choice.whose === 'billing' ? t('diary.zoneEmployer', { zone: place }) : place
  }
  return (
    <div className={styles.controls}>
      <div className={styles.days}>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t('diary.dayBefore')}
          onClick={step(-1)}
        >
          <IconChevronLeft size={16} aria-hidden />
        </ActionIcon>
        <TextInput
          type="date"
          label={t('diary.day')}
          value={day}
          onChange={({ currentTarget: { value } }) => isDay(value) && onShow({ day: value })}
          className="mp-figure"
        />
        <ActionIcon variant="default" size={36} aria-label={t('diary.dayAfter')} onClick={step(1)}>
          <IconChevronRight size={16} aria-hidden />
        </ActionIcon>
        <Button variant="default" disabled={day === today} onClick={() => onShow({ day: today })}>
          {t('diary.today')}
        </Button>
      </div>
      <NativeSelect
        label={t('diary.zoneChoice')}
        value={zone}
        data={choices.map((choice) => ({ value: choice.zone, label: name(choice) }))}
        onChange={(event) => onShow({ zone: event.currentTarget.value })}
      />
    </div>
  )
}
