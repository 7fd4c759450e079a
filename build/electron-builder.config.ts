import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Configuration } from 'electron-builder'
import type { Runtime } from './setup/electron-runtime.mjs'

const root = join(import.meta.dirname, '..')

/** What the package is for. */
export interface PackageOptions {
  /** The Electron to package: the official one for shipping. */
  readonly runtime: Runtime
  /** Installers for people, or the unpacked application that the tests drive. */
  readonly installers: boolean
  /** The folder that holds exactly what goes into the package; see `stage.ts`. */
  readonly stage: string
  readonly output: string
}

/** The configuration of electron-builder; here because it depends on the runtime at hand. */
export function packageConfiguration(options: PackageOptions): Configuration {
  return {
    appId: 'app.milepost.desktop',
    productName: 'Milepost',
    electronVersion: options.runtime.version,
    // For shipping on another platform electron-builder fetches that platform's Electron itself.
    ...(options.installers ? {} : { electronDist: options.runtime.dist }),
    directories: {
      app: options.stage,
      output: options.output,
      buildResources: join(root, 'build', 'icons'),
    },
    // Named on their own, because a plain pattern leaves every node_modules out.
    files: ['**/*', { from: join(options.stage, 'node_modules'), to: 'node_modules' }],
    // The stage holds the packages that are needed; searching for them takes a minute and finds others.
    beforeBuild: async () => false,
    asar: true,
    // The picture encoder is a native library: the system's loader reads no archive.
    asarUnpack: ['**/node_modules/sharp/**', '**/node_modules/@img/**'],
    // Its texts come from the app; Chromium's own are needed for its file dialogs only.
    electronLanguages: ['en-US', 'de'],
    electronFuses: {
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      // Playwright connects through `--inspect`; what people install does not listen to it.
      enableNodeCliInspectArguments: !options.installers,
      enableEmbeddedAsarIntegrityValidation: options.installers,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    },
    afterExtract: removeLoader,
    publish: null,
    linux: {
      target: options.installers ? ['AppImage', 'deb'] : ['dir'],
      executableName: 'milepost',
      icon: 'icon.png',
      category: 'Office',
      synopsis: 'Track hourly work and get paid for it',
      maintainer: 'Milepost',
    },
    mac: {
      target: options.installers ? ['dmg', 'zip'] : ['dir'],
      icon: 'icon.png',
      category: 'public.app-category.productivity',
      hardenedRuntime: true,
      extendInfo: {
        NSScreenCaptureUsageDescription:
          'Milepost takes a picture of your screen in each ten minutes that you track.',
      },
    },
    win: { target: options.installers ? ['nsis'] : ['dir'], icon: 'icon.png' },
    nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
  }
}

/** The fallback runtime carries a loader for development, which no package should have. */
async function removeLoader(context: { appOutDir: string }): Promise<void> {
  await rm(join(context.appOutDir, 'resources', 'app'), { recursive: true, force: true })
}
