import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance, FastifyRequest } from 'fastify'

/** Where a person reads the API's document. */
const DOCS = '/api/docs'

/** True for the page that shows the document and for what it loads, all of which is ours. */
export const isDocsRequest = ({ url }: FastifyRequest): boolean =>
  url === DOCS || url.startsWith(`${DOCS}/`) || url.startsWith(`${DOCS}?`)

/** The errors are many: they scroll in a frame of their own, so that the routes are not far below. */
const STYLE = `
.swagger-ui, .swagger-ui .info .title, .swagger-ui .opblock-tag { font-family: system-ui, sans-serif; }
.swagger-ui .info { margin: 24px 0; }
.swagger-ui .info .url { color: #075454; }
.swagger-ui .info .title small, .swagger-ui .opblock .opblock-summary-method { background: #3d4a4d !important; }
.swagger-ui .info .title small pre { color: #fff; }
.swagger-ui .info table { display: block; max-height: 440px; overflow: auto; }
.swagger-ui .info table :is(th, td) { padding: 4px 16px 4px 0; vertical-align: baseline; }
.swagger-ui .info table code { padding: 0; background: none; color: inherit; }
.swagger-ui .scheme-container { display: none; }
`

/** A frame that scrolls is reached by keyboard, which the library leaves out. */
const SCRIPT = `
const page = document.getElementById('swagger-ui')
new MutationObserver(() => {
  const errors = page.querySelector('.info table')
  if (errors) errors.tabIndex = 0
}).observe(page, { childList: true, subtree: true })
`

/**
 * The OpenAPI document as a readable page. It sends nothing: no *Try it out*, which would move money
 * under the reader's own session, and no validator elsewhere.
 */
export async function serveDocs(app: FastifyInstance): Promise<void> {
  await app.register(swaggerUi, {
    routePrefix: DOCS,
    uiConfig: {
      layout: 'BaseLayout',
      docExpansion: 'list',
      defaultModelsExpandDepth: 0,
      supportedSubmitMethods: [],
      validatorUrl: null,
    },
    theme: {
      title: 'Milepost API',
      css: [{ filename: 'milepost.css', content: STYLE }],
      js: [{ filename: 'milepost.js', content: SCRIPT }],
    },
  })
}
