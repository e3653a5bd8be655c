/** The inputs of the banks' function: one spelling for each enterprise and each invoice (PROTOCOL §8). */
import { invoiceTagField, parseInvoiceId, parseUsci, unwrap } from '@fuqi/domain';
import { utf8 } from '../bytes';

/** `usci:` and the code. @throws FuqiError `usci-invalid` */
export function enterpriseFields(usci: string): Uint8Array {
  return utf8(`usci:${unwrap(parseUsci(usci))}`);
}

/** `invoice:`, code and number, however they were typed. @throws FuqiError `invoice-number-invalid` */
export function invoiceFields(code: string, number: string): Uint8Array {
  return utf8(`invoice:${invoiceTagField(unwrap(parseInvoiceId(code, number)))}`);
}
