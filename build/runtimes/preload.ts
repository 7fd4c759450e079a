/*
 * Read by the compiler only: the preload has a page and Electron's bridge. Electron's types bring
 * Node's along, so the linter keeps these out of it (biome.json).
 */
import { contextBridge } from 'electron'

contextBridge.exposeInMainWorld('title', document.title)
