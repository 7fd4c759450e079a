import { expect, test } from 'vitest'
import { zoneName, zonePlace } from './zone.ts'

test('a zone is called as people call it', () => {
  expect(zoneName('America/Argentina/Buenos_Aires')).toBe('Buenos Aires')
  expect(zoneName('UTC')).toBe('UTC')
  expect(zonePlace('America/New_York')).toBe('America/New York')
})
