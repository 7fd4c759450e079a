import { createHttpTransport } from '../../electron/sync/http-transport.ts'
import { createBrowserTransport } from '../../renderer/pages/api/browser-transport.ts'
import { transportContract } from './transport-contract.ts'

transportContract('app', (server) => createHttpTransport({ server, token: () => 't-1' }))
transportContract('pages', createBrowserTransport)
