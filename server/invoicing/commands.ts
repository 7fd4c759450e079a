import { payInvoice } from './pay-invoice.ts'
import { refundInvoice } from './refund-invoice.ts'

/** Paying and refunding invoices (I, P6). */
export const invoiceCommands = { payInvoice, refundInvoice }
