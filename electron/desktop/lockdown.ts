import { app, type Session } from 'electron'
import { WINDOW_ORIGIN } from '../ipc/sender.ts'

/**
 * What no page of ours may do, whatever it holds: leave its address, open windows, embed others,
 * ask for the camera, the place or anything else, or reach the network.
 */
export async function lockDown(session: Session): Promise<void> {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      if (!event.url.startsWith(`${WINDOW_ORIGIN}/`)) event.preventDefault()
    })
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame) event.preventDefault()
    })
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    // Its content security policy does not govern WebRTC. Without UDP all goes by the proxy below.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  // Nobody listens there. The window is served by the app itself and needs no network.
  await session.setProxy({ proxyRules: 'http://127.0.0.1:9', proxyBypassRules: '<-loopback>' })
}
