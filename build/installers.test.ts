import type { Configuration } from 'electron-builder'
import { expect, it } from 'vitest'
import { packageConfiguration } from './electron-builder.config.ts'

const runtime = {
  kind: 'official',
  version: '0.0.0',
  dist: '/none',
  executable: '/none/x',
} as const
const shipped: Configuration = packageConfiguration({
  runtime,
  installers: true,
  stage: '/none/stage',
  output: '/none/dist',
})

it('every installer is made for its platform, from the official Electron of that platform', () => {
  expect(shipped.linux?.target).toEqual(['AppImage', 'deb'])
  expect(shipped.mac?.target).toEqual(['dmg', 'zip'])
  expect(shipped.win?.target).toEqual(['nsis'])
  expect(shipped.electronDist).toBe(undefined)
})

it('what is installed cannot be turned into a plain Node, and starts only from its own archive', () => {
  expect(shipped.electronFuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  })
})

it('no platform is packed in another way: one archive, and only the picture encoder outside it', () => {
  expect(shipped.asar).toBe(true)
  expect(shipped.asarUnpack).toEqual(['**/node_modules/sharp/**', '**/node_modules/@img/**'])
  for (const platform of ['linux', 'mac', 'win'] as const) {
    const own = Object.keys(shipped[platform] ?? {})
    expect(own.filter((key) => /^(asar|electronFuses|protocols|files)/.test(key))).toEqual([])
  }
  expect(shipped.mac?.hardenedRuntime).toBe(true)
})

it('no page can start the app by an address: it has no deep links, and registers none', () => {
  expect(shipped.protocols).toBe(undefined)
})
