import type { Declaration } from './define.ts';

/** The party and account roles that a declaration names. */
export function rolesOf(declaration: Extract<Declaration, { readonly hook: string }>): {
  readonly parties: readonly string[];
  readonly accounts: readonly string[];
} {
  switch (declaration.hook) {
    case 'page-shown':
    case 'loan-collected':
    case 'loan-closed':
      return { parties: [], accounts: [] };
    case 'instruction-accepted':
    case 'instruction-refused':
    case 'interest-posted':
    case 'fee-posted':
      return { parties: [], accounts: [declaration.payer, declaration.payee] };
    case 'refund-executed':
      return { parties: [], accounts: [declaration.payer, declaration.payee, declaration.original] };
    case 'hold-placed':
    case 'hold-released':
      return { parties: [], accounts: [declaration.account] };
    case 'settlement-released':
    case 'sale-accepted':
    case 'path-completed':
      return { parties: [declaration.payee], accounts: [] };
    case 'agreement-signed':
    case 'agreement-revoked':
      return { parties: [declaration.client], accounts: [] };
    case 'advance-drawn':
    case 'advance-repaid':
      return {
        parties: [declaration.client, ...(declaration.funder === undefined ? [] : [declaration.funder])],
        accounts: [],
      };
    case 'report-filed':
    case 'deadline-passed':
      return { parties: [declaration.concerning], accounts: [] };
  }
}
