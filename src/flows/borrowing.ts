import type { Flow } from './define.ts';

/** Which way a leg moves the borrower's cash: 1 it comes in when it is credited, -1 it goes out when it is debited. */
export type CashSign = 1 | -1;

/**
 * What moves cash between lender and borrower, by leg; null for a flow in which no lender pays a borrower,
 * or a merchant for one. What a leg is
 * for, its order says.
 */
export function borrowerCash({ terms, legNames, legs }: Flow): readonly (CashSign | undefined)[] | null {
  const between = (from: string, to: string, leg: string): boolean => {
    const order = terms.orders[terms.legs[leg] ?? ''];
    return order !== undefined && order.debtor === from && order.payees.includes(to);
  };
  const signs = legNames.map((leg): CashSign | undefined => {
    // Paid to a merchant it is had in goods.
    if (between('lender', 'borrower', leg) || legs[leg]!.loan === 'disbursement') return 1;
    return between('borrower', 'lender', leg) ? -1 : undefined;
  });
  return signs.includes(1) ? signs : null;
}
