import { join } from 'node:path'

/** Folder of the bundles, from which preload, page and icons are found. */
export const bundleFolder = import.meta.dirname

/** A picture that lies beside the bundles. */
export const iconPath = (name: string) => join(bundleFolder, '..', 'icons', name)
